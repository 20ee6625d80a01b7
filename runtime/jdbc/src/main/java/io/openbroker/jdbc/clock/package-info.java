/** The time of the state, which is not that of the machine. */
@NullMarked
package io.openbroker.jdbc.clock;

import org.jspecify.annotations.NullMarked;
