/** The files that are generated for a broker. */
@NullMarked
package io.openbroker.processor.emit;

import org.jspecify.annotations.NullMarked;
