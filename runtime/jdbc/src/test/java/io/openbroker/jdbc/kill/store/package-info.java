/** Databases that could keep the state of one process, killed and cut off from power without a broker around them. */
@NullMarked
package io.openbroker.jdbc.kill.store;

import org.jspecify.annotations.NullMarked;
