@NullMarked
package io.openbroker.jdbc.table;

import org.jspecify.annotations.NullMarked;
