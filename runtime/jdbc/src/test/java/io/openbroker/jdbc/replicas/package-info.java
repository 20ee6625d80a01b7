/** Two replicas on one PostgreSQL, in this process. */
@NullMarked
package io.openbroker.jdbc.replicas;

import org.jspecify.annotations.NullMarked;
