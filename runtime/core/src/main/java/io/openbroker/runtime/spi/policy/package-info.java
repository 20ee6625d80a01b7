/** Policies of a broker, which may reject requests before anything is done. */
@NullMarked
package io.openbroker.runtime.spi.policy;

import org.jspecify.annotations.NullMarked;
