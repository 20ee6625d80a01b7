/** Observers of a broker: its responses, its completed operations, and its load. */
@NullMarked
package io.openbroker.runtime.spi.observation;

import org.jspecify.annotations.NullMarked;
