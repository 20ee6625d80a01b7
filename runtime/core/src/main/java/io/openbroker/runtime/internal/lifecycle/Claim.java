package io.openbroker.runtime.internal.lifecycle;

import io.openbroker.runtime.internal.operation.RunningOperation;
import io.openbroker.runtime.spi.state.StoredOperation;
import java.util.Optional;

/**
 * A claim that was won: the operation holds its service instance or binding until it ends.
 *
 * @param operation the operation, as it was recorded
 * @param running through what it is cancelled, if the platform waits; in the background whoever carries it out knows it
 * @param pollable whether the platform polls, if it is told to
 */
record Claim(StoredOperation operation, Optional<RunningOperation> running, boolean pollable) {}
