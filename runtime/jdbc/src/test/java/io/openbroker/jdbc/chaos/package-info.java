/** Replicas of a broker, and their database, suffer faults of all kinds at random, while platforms want every promise kept. */
@NullMarked
package io.openbroker.jdbc.chaos;

import org.jspecify.annotations.NullMarked;
