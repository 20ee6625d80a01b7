/** What modules implement that keep the state of a broker: its store, and its queue of operations. */
@NullMarked
package io.openbroker.runtime.spi.state;

import org.jspecify.annotations.NullMarked;
