/** Where the runtime keeps service instances, service bindings and operations. */
@NullMarked
package io.openbroker.runtime.spi.state;

import org.jspecify.annotations.NullMarked;
