package io.openbroker.client;

import io.openbroker.model.OperationStatus;
import java.time.Duration;
import java.util.Optional;

/** Why polling has ended. Each end has the last poll, if there was one. */
public sealed interface OperationEnd {

    /** Returns the result of the last poll. */
    Optional<ClientResult<OperationStatus>> lastPoll();

    /** Returns whether the operation has succeeded. */
    default boolean isSuccess() {
        return this instanceof Succeeded;
    }

    /** The operation has succeeded; a deletion also if what was to be deleted does not exist any more. */
    record Succeeded(Optional<ClientResult<OperationStatus>> lastPoll) implements OperationEnd {}

    /** The operation has failed. */
    record Failed(OperationStatus status, Optional<ClientResult<OperationStatus>> lastPoll) implements OperationEnd {}

    /** What was to be created or changed does not exist any more: 410, which is meant for deletions. */
    record Vanished(Optional<ClientResult<OperationStatus>> lastPoll) implements OperationEnd {}

    /** The operation was still in progress after the maximum duration, or no poll was valid. */
    record TimedOut(Duration after, Optional<ClientResult<OperationStatus>> lastPoll) implements OperationEnd {}

    /** The caller has stopped polling, or the thread was interrupted, and stays so. The operation goes on. */
    record Cancelled(Optional<ClientResult<OperationStatus>> lastPoll) implements OperationEnd {}
}
