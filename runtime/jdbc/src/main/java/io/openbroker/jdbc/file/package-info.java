/** State in a file: who may read it, how SQLite is opened, and how a file of H2 becomes one of SQLite. */
@NullMarked
package io.openbroker.jdbc.file;

import org.jspecify.annotations.NullMarked;
