package io.openbroker.runtime.state;

import io.openbroker.model.OperationStatus;
import io.openbroker.model.OperationStatus.State;
import io.openbroker.model.OsbOperation;
import java.time.Instant;
import java.util.Optional;

/**
 * An operation on a service instance or service binding, as the runtime remembers it.
 *
 * @param id its identity, which the platform gets as {@code operation}
 * @param revision counts its changes
 * @param resource what it works on
 * @param kind which operation it is
 * @param announced whether a platform was told of it with 202 and so may ask how it stands
 * @param delegatedId under what the polling handler knows it, if a handler has started it itself
 * @param status how it stands
 * @param startedAt when it began
 * @param finishedAt when it ended
 */
public record StoredOperation(
        String id,
        long revision,
        ResourceKey resource,
        OsbOperation kind,
        boolean announced,
        Optional<String> delegatedId,
        OperationStatus status,
        Instant startedAt,
        Optional<Instant> finishedAt)
        implements StoredRow {

    private static final OperationStatus RUNNING = new OperationStatus(
            State.IN_PROGRESS,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** An operation that begins. */
    public static StoredOperation begin(
            String id, ResourceKey resource, OsbOperation kind, boolean announced, Instant now) {
        return new StoredOperation(id, 1, resource, kind, announced, Optional.empty(), RUNNING, now, Optional.empty());
    }

    /** Whether it goes on. */
    public boolean running() {
        return status.state() == State.IN_PROGRESS;
    }

    /** A platform is told of it. */
    public StoredOperation announce() {
        return new StoredOperation(id, revision + 1, resource, kind, true, delegatedId, status, startedAt, finishedAt);
    }

    /** A handler has started it itself. */
    public StoredOperation delegate(String handlersId) {
        return new StoredOperation(
                id, revision + 1, resource, kind, true, Optional.of(handlersId), status, startedAt, finishedAt);
    }

    /** It goes on, and says how far it is. */
    public StoredOperation progress(OperationStatus now) {
        return new StoredOperation(
                id, revision + 1, resource, kind, announced, delegatedId, now, startedAt, finishedAt);
    }

    /** It has ended; what it has created is not remembered here. */
    public StoredOperation finish(OperationStatus end, Instant now) {
        OperationStatus withoutSecrets = new OperationStatus(
                end.state(),
                end.description(),
                end.instanceUsable(),
                end.updateRepeatable(),
                end.retryAfter(),
                Optional.empty());
        return new StoredOperation(
                id, revision + 1, resource, kind, announced, delegatedId, withoutSecrets, startedAt, Optional.of(now));
    }
}
