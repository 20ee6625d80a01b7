/** What failures of databases mean, and when a database counts as away. */
@NullMarked
package io.openbroker.jdbc.connection;

import org.jspecify.annotations.NullMarked;
