/** Writes the class that calls the handlers of a broker. */
@NullMarked
package io.openbroker.processor.emit.dispatcher;

import org.jspecify.annotations.NullMarked;
