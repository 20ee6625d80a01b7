@NullMarked
package io.openbroker.jdbc.database;

import org.jspecify.annotations.NullMarked;
