/** State in memory. */
@NullMarked
package io.openbroker.runtime.internal.state;

import org.jspecify.annotations.NullMarked;
