/** Operations in the background, which db-scheduler runs. */
@NullMarked
package io.openbroker.jdbc.queue;

import org.jspecify.annotations.NullMarked;
