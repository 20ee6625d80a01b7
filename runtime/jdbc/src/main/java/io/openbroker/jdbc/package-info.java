/** State and operations in a database. */
@NullMarked
package io.openbroker.jdbc;

import org.jspecify.annotations.NullMarked;
