/** Replicas in processes of their own, which are killed. */
@NullMarked
package io.openbroker.jdbc.crash;

import org.jspecify.annotations.NullMarked;
