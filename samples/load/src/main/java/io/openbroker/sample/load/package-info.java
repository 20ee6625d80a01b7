/** Measures how hostile clients affect the good clients of a server. */
@NullMarked
package io.openbroker.sample.load;

import org.jspecify.annotations.NullMarked;
