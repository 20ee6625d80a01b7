/** Replicas in processes of their own, which are stopped in the middle of a handler and wake up after others have taken over. */
@NullMarked
package io.openbroker.jdbc.pause;

import org.jspecify.annotations.NullMarked;
