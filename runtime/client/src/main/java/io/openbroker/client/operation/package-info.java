/** Waiting for operations that a broker carries out in the background, and deleting what failed ones may have left behind. */
@NullMarked
package io.openbroker.client.operation;

import org.jspecify.annotations.NullMarked;
