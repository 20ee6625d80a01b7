/** What operators do about operations that are stuck, and what a broker rejects when it has too many. */
@NullMarked
package io.openbroker.jdbc.operator;

import org.jspecify.annotations.NullMarked;
