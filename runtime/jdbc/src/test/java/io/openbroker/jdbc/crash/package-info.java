/** Servers in processes of their own, which are killed and started again. */
@NullMarked
package io.openbroker.jdbc.crash;

import org.jspecify.annotations.NullMarked;
