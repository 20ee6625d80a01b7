package io.openbroker.runtime.spi.state;

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
 * @param owner the replica in which a platform waits for its end; none if it is carried out in the background, by any
 * @param delegatedId under what the polling handler knows it, if a handler has started it itself
 * @param request what is needed of the request that began it
 * @param attempts how often the background has tried, and is to try again
 * @param resting whether no thread works on it until it is tried again
 * @param failing as what an operator wants it to fail; whoever works on it stops, and records that
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
        Optional<String> owner,
        Optional<String> delegatedId,
        OperationRequest request,
        int attempts,
        boolean resting,
        Optional<String> failing,
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

    /**
     * An operation that begins.
     *
     * @param id its identity
     * @param resource what it works on
     * @param kind which operation it is
     * @param announced whether the platform is told of it with 202
     * @param owner the replica in which the platform waits, if it does
     * @param request what is needed of the request
     * @param now when it begins
     * @return the operation
     */
    public static StoredOperation begin(
            String id,
            ResourceKey resource,
            OsbOperation kind,
            boolean announced,
            Optional<String> owner,
            OperationRequest request,
            Instant now) {
        return new StoredOperation(
                id,
                1,
                resource,
                kind,
                announced,
                owner,
                Optional.empty(),
                request,
                0,
                false,
                Optional.empty(),
                RUNNING,
                now,
                Optional.empty());
    }

    /**
     * Whether it goes on.
     *
     * @return whether it has not ended
     */
    public boolean running() {
        return status.state() == State.IN_PROGRESS;
    }

    /**
     * Whether it is for the background to carry out.
     *
     * @return whether it goes on, and no platform waits for it
     */
    public boolean inBackground() {
        return running() && owner.isEmpty();
    }

    /**
     * A platform is told of it.
     *
     * @return the next revision
     */
    public StoredOperation announce() {
        return new StoredOperation(
                id,
                revision + 1,
                resource,
                kind,
                true,
                owner,
                delegatedId,
                request,
                attempts,
                resting,
                failing,
                status,
                startedAt,
                finishedAt);
    }

    /**
     * A handler has started the work itself; from now on the background asks how it stands.
     *
     * @param handlersId under what the polling handler knows it
     * @return the next revision
     */
    public StoredOperation delegate(String handlersId) {
        return new StoredOperation(
                id,
                revision + 1,
                resource,
                kind,
                true,
                Optional.empty(),
                Optional.of(handlersId),
                request,
                0,
                false,
                failing,
                status,
                startedAt,
                finishedAt);
    }

    /**
     * It goes on, and says how far it is.
     *
     * @param now how it stands
     * @return the next revision
     */
    public StoredOperation progress(OperationStatus now) {
        return next(attempts, resting, now, finishedAt, request);
    }

    /**
     * A thread works on it again.
     *
     * @return the next revision
     */
    public StoredOperation wake() {
        return next(attempts, false, status, finishedAt, request);
    }

    /**
     * It is to be tried again.
     *
     * @param now how it stands
     * @return the next revision
     */
    public StoredOperation retry(OperationStatus now) {
        return next(attempts + 1, true, now, finishedAt, request);
    }

    /**
     * An operator wants it to be tried at once, as if for the first time.
     *
     * @return the next revision
     */
    public StoredOperation tryAnew() {
        return next(0, resting, status, finishedAt, request);
    }

    /**
     * An operator wants it to fail.
     *
     * @param text what platforms are told then
     * @return the next revision
     */
    public StoredOperation failing(String text) {
        return new StoredOperation(
                id,
                revision + 1,
                resource,
                kind,
                announced,
                owner,
                delegatedId,
                request,
                attempts,
                resting,
                Optional.of(text),
                status,
                startedAt,
                finishedAt);
    }

    /**
     * It has ended; what it has created, and what the request has given, is not remembered here. If an operator wanted it
     * to fail, and it has, that is why.
     *
     * @param end how it ended
     * @param now when it ended
     * @return the next revision
     */
    public StoredOperation finish(OperationStatus end, Instant now) {
        OperationStatus withoutSecrets = new OperationStatus(
                end.state(),
                end.state() == State.FAILED ? failing.or(end::description) : end.description(),
                end.instanceUsable(),
                end.updateRepeatable(),
                end.retryAfter(),
                Optional.empty());
        return next(attempts, false, withoutSecrets, Optional.of(now), request.settled());
    }

    private StoredOperation next(
            int tries, boolean rests, OperationStatus now, Optional<Instant> end, OperationRequest needed) {
        return new StoredOperation(
                id,
                revision + 1,
                resource,
                kind,
                announced,
                owner,
                delegatedId,
                needed,
                tries,
                rests,
                failing,
                now,
                startedAt,
                end);
    }
}
