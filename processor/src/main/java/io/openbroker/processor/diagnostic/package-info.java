/** What the processor tells the user: every message, where it points, and how it is printed. */
@NullMarked
package io.openbroker.processor.diagnostic;

import org.jspecify.annotations.NullMarked;
