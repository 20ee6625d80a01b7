/** How many statements and round trips requests cost. */
@NullMarked
package io.openbroker.jdbc.statements;

import org.jspecify.annotations.NullMarked;
