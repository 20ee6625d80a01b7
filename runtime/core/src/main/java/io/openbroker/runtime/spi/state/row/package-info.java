/** Service instances, service bindings and operations, as the state keeps them. */
@NullMarked
package io.openbroker.runtime.spi.state.row;

import org.jspecify.annotations.NullMarked;
