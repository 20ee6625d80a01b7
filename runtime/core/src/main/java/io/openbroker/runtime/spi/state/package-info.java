/** The state of a broker: its store and its queue of operations, for modules that keep it. */
@NullMarked
package io.openbroker.runtime.spi.state;

import org.jspecify.annotations.NullMarked;
