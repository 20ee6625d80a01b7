package io.openbroker.client.operation;

import io.openbroker.client.ClientResult;
import io.openbroker.model.OperationStatus;
import java.util.Optional;

/**
 * Reads from a poll whether the operation has ended. Responses that are errors or invalid end nothing.
 *
 * @param last the poll
 * @param deletes whether the operation is a deletion, for which 410 is a success
 */
record EndReader(Optional<ClientResult<OperationStatus>> last, boolean deletes)
        implements ClientResult.Visitor<OperationStatus, Optional<OperationEnd>> {

    @Override
    public Optional<OperationEnd> visit(ClientResult.Done<? extends OperationStatus> poll) {
        return switch (poll.result().state()) {
            case IN_PROGRESS -> Optional.empty();
            case SUCCEEDED -> Optional.of(new OperationEnd.Succeeded(last));
            case FAILED -> Optional.of(new OperationEnd.Failed(poll.result(), last));
        };
    }

    @Override
    public Optional<OperationEnd> visit(ClientResult.Gone<? extends OperationStatus> poll) {
        return Optional.of(deletes ? new OperationEnd.Succeeded(last) : new OperationEnd.Vanished(last));
    }

    @Override
    public Optional<OperationEnd> visit(ClientResult.Started<? extends OperationStatus> poll) {
        return Optional.empty();
    }

    @Override
    public Optional<OperationEnd> visit(ClientResult.Failed<? extends OperationStatus> poll) {
        return Optional.empty();
    }

    @Override
    public Optional<OperationEnd> visit(ClientResult.Malformed<? extends OperationStatus> poll) {
        return Optional.empty();
    }

    @Override
    public Optional<OperationEnd> visit(ClientResult.Unreachable<? extends OperationStatus> poll) {
        return Optional.empty();
    }
}
