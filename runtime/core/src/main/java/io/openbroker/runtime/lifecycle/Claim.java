package io.openbroker.runtime.lifecycle;

import io.openbroker.runtime.operation.RunningOperation;
import io.openbroker.runtime.state.StoredOperation;

/**
 * A claim that was won: the operation holds its service instance or binding until it ends.
 *
 * @param operation the operation, as it was recorded
 * @param running through what it is cancelled
 * @param inBackground whether the platform polls
 * @param logId the identity of the request, by which the log is searched
 */
record Claim(StoredOperation operation, RunningOperation running, boolean inBackground, String logId) {}
