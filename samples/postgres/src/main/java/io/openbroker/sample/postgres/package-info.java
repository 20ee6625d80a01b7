/** A broker that creates real databases and roles on a PostgreSQL server. */
@NullMarked
package io.openbroker.sample.postgres;

import org.jspecify.annotations.NullMarked;
