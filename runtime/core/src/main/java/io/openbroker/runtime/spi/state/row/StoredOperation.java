package io.openbroker.runtime.spi.state.row;

import io.openbroker.model.OperationStatus;
import io.openbroker.model.OperationStatus.State;
import io.openbroker.model.OsbOperation;
import java.time.Instant;
import java.util.Optional;

/**
 * An operation on a service instance or service binding.
 *
 * @param id the id, which the platform receives as {@code operation}
 * @param revision counts its changes, from 1
 * @param resource the service instance or binding
 * @param kind the operation of the specification
 * @param startedAt when it started
 * @param request the parts that it needs of the request that started it
 * @param announced whether a platform has received 202 for it, and so may poll it
 * @param execution who carries it out
 * @param status the status that platforms see
 * @param finishedAt when it ended
 */
public record StoredOperation(
        String id,
        long revision,
        ResourceKey resource,
        OsbOperation kind,
        Instant startedAt,
        OperationRequest request,
        boolean announced,
        OperationExecution execution,
        OperationStatus status,
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
     * A new operation.
     *
     * @param resource the service instance or binding
     * @param kind the operation of the specification
     * @param announced whether the platform receives 202
     * @param owner the replica in which the platform waits, if it does
     * @param request the parts that it needs of the request
     * @param now the time
     * @return the first revision
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
                now,
                request,
                announced,
                OperationExecution.begin(owner),
                RUNNING,
                Optional.empty());
    }

    /**
     * An operation that deletes what a handler may have created after its operation had lost its claim.
     *
     * @param lost the operation that had lost its claim
     * @param compensation what is to be deleted
     * @param now the time
     * @return the first revision, for the background
     */
    public static StoredOperation compensation(
            String id, StoredOperation lost, Compensation compensation, Instant now) {
        OperationRequest request = new OperationRequest(
                lost.request().origin(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(compensation));
        return begin(id, lost.resource(), Compensation.kind(lost.resource()), false, Optional.empty(), request, now);
    }

    /**
     * Whether it is in progress.
     *
     * @return whether it has not ended
     */
    public boolean running() {
        return status.state() == State.IN_PROGRESS;
    }

    /**
     * Whether platforms may poll it: not a compensation, unless a platform has joined it.
     *
     * @return whether it is an operation of a platform
     */
    public boolean ofPlatform() {
        return announced || request.compensates().isEmpty();
    }

    /**
     * Whether the background carries it out.
     *
     * @return whether it is in progress, and no platform waits for the result
     */
    public boolean inBackground() {
        return running() && execution.owner().isEmpty();
    }

    /**
     * A platform receives 202 for it.
     *
     * @return the next revision
     */
    public StoredOperation announce() {
        return next(true, execution, status);
    }

    /**
     * A handler has started the work elsewhere; from now on the background polls it.
     *
     * @param delegatedId the id by which the polling handler knows it
     * @return the next revision
     */
    public StoredOperation delegate(String delegatedId) {
        return next(true, execution.delegated(delegatedId), status);
    }

    /**
     * A handler leaves the work to people; from now on it waits until an operator reports the end.
     *
     * @param instructions the instructions for operators
     * @param now the status
     * @return the next revision
     */
    public StoredOperation leaveToPeople(String instructions, OperationStatus now) {
        return next(true, execution.manual(instructions), now);
    }

    /**
     * It is in progress, and has a new status.
     *
     * @param now the status
     * @return the next revision
     */
    public StoredOperation progress(OperationStatus now) {
        return next(announced, execution, now);
    }

    /**
     * A thread of the background begins to work on it. From now on no earlier one can record its result.
     *
     * @return the next revision
     */
    public StoredOperation claim() {
        return next(announced, execution.claimed(), status);
    }

    /**
     * Whether the thread that has made a claim may still record its result.
     *
     * @param claims the {@linkplain OperationExecution#claims claims} when it began
     * @return whether it is in progress, and no other thread has claimed it since
     */
    public boolean claimedAs(int claims) {
        return running() && execution.claims() == claims;
    }

    /**
     * It waits for another attempt.
     *
     * @param now the status
     * @return the next revision
     */
    public StoredOperation retry(OperationStatus now) {
        return next(announced, execution.with(execution.attempts() + 1, true), now);
    }

    /**
     * An operator wants it to be tried at once, as if for the first time.
     *
     * @return the next revision
     */
    public StoredOperation tryAnew() {
        return next(announced, execution.with(0, execution.resting()), status);
    }

    /**
     * An operator wants it to fail.
     *
     * @param text the description for platforms
     * @return the next revision
     */
    public StoredOperation failing(String text) {
        return next(announced, execution.failing(text), status);
    }

    /**
     * It has ended. The row keeps neither the service binding that it has created nor the content of the request or of
     * instructions. If an
     * operator wanted it to fail, and it has, its description is the operator's.
     *
     * @param end how it ended
     * @param now when it ended
     * @return the next revision
     */
    public StoredOperation finish(OperationStatus end, Instant now) {
        OperationStatus withoutSecrets = new OperationStatus(
                end.state(),
                end.state() == State.FAILED ? execution.failing().or(end::description) : end.description(),
                end.instanceUsable(),
                end.updateRepeatable(),
                end.retryAfter(),
                Optional.empty());
        return new StoredOperation(
                id,
                revision + 1,
                resource,
                kind,
                startedAt,
                request.settled(),
                announced,
                execution.ended(),
                withoutSecrets,
                Optional.of(now));
    }

    private StoredOperation next(boolean known, OperationExecution by, OperationStatus now) {
        return new StoredOperation(id, revision + 1, resource, kind, startedAt, request, known, by, now, finishedAt);
    }
}
