/** Connections to the database: how they are opened, what their failures mean, and what is tried again. */
@NullMarked
package io.openbroker.jdbc.connection;

import org.jspecify.annotations.NullMarked;
