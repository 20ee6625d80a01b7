/** Observers of a broker: the responses it sends, the operations it completes, its load. */
@NullMarked
package io.openbroker.runtime.spi.observation;

import org.jspecify.annotations.NullMarked;
