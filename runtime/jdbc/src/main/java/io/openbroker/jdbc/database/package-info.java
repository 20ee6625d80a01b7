/** The databases that are supported, and the migrations of their tables. */
@NullMarked
package io.openbroker.jdbc.database;

import org.jspecify.annotations.NullMarked;
