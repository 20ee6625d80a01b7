/** The time of the state. */
@NullMarked
package io.openbroker.jdbc.clock;

import org.jspecify.annotations.NullMarked;
