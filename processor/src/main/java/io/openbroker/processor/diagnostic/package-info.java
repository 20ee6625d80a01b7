/** The messages of the processor, their places, and how they are printed. */
@NullMarked
package io.openbroker.processor.diagnostic;

import org.jspecify.annotations.NullMarked;
