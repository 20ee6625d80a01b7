package io.openbroker.runtime.internal.lifecycle.operation;

import io.openbroker.runtime.internal.operation.RunningOperation;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.util.Optional;

/**
 * A successful claim: the operation holds its service instance or binding until it ends.
 *
 * @param operation the operation as it was recorded
 * @param running cancels the operation if the platform waits; empty if the background carries it out
 * @param pollable whether the platform polls when the response is 202
 */
public record Claim(StoredOperation operation, Optional<RunningOperation> running, boolean pollable) {}
