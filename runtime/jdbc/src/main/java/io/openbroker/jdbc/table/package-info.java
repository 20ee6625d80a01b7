/** The tables of the state, and the store that reads and writes them. */
@NullMarked
package io.openbroker.jdbc.table;

import org.jspecify.annotations.NullMarked;
