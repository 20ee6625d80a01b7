/** State in real databases. */
@NullMarked
package io.openbroker.jdbc;

import org.jspecify.annotations.NullMarked;
