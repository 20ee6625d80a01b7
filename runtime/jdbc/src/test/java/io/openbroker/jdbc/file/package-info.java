/** Tests of state in a file. */
@NullMarked
package io.openbroker.jdbc.file;

import org.jspecify.annotations.NullMarked;
