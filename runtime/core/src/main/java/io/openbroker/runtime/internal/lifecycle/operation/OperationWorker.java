package io.openbroker.runtime.internal.lifecycle.operation;

import io.openbroker.model.BrokerException;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.RetryLater;
import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.internal.handler.Failure;
import io.openbroker.runtime.internal.lifecycle.operation.Settlement.Recorded;
import io.openbroker.runtime.internal.operation.LogContext;
import io.openbroker.runtime.internal.operation.RunningOperation;
import io.openbroker.runtime.internal.operation.RunningOperations;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.spi.state.OperationQueue;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.StateUnavailableException;
import io.openbroker.runtime.spi.state.row.Compensation;
import io.openbroker.runtime.spi.state.row.Phase;
import io.openbroker.runtime.spi.state.row.ResourceKey;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import io.openbroker.runtime.spi.state.row.StoredResource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries operations out in the background, whichever process has claimed them. */
public final class OperationWorker implements OperationQueue.Worker {

    private static final Logger LOG = LoggerFactory.getLogger(OperationWorker.class);

    /** Platforms do not poll for longer, unless their operators configure it. */
    static final Duration LONGEST = Duration.ofDays(7);

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final Duration ALREADY_RUNS = Duration.ofSeconds(1);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
    private static final OperationStatus EXISTS_AGAIN =
            OperationStatus.failed("Nothing was deleted, because the resource exists again.");
    private static final int MOST_DOUBLINGS = 20;

    private final StateStore store;
    private final RunningOperations operations;
    private final Settlement settlement;
    private final Mutations mutations;
    private final OperationRunner runner;
    private final DelegatedOperations delegated;
    private final ManualOperations manual;
    private final TimeSource time;

    public OperationWorker(
            StateStore store,
            RunningOperations operations,
            Settlement settlement,
            Mutations mutations,
            OperationRunner runner,
            DelegatedOperations delegated,
            ManualOperations manual,
            TimeSource time) {
        this.store = store;
        this.operations = operations;
        this.settlement = settlement;
        this.mutations = mutations;
        this.runner = runner;
        this.delegated = delegated;
        this.manual = manual;
        this.time = time;
    }

    @Override
    public Optional<Duration> work(ResourceKey resource, String operationId) {
        if (operations.find(operationId).isPresent()) {
            // After a pause the queue may take the thread that works on it for dead.
            return Optional.of(ALREADY_RUNS);
        }
        return store.operation(resource, operationId)
                .filter(StoredOperation::inBackground)
                .flatMap(operation -> context(operation).within(() -> work(operation)));
    }

    private static LogContext context(StoredOperation operation) {
        ResourceKey resource = operation.resource();
        return LogContext.of(operation.request().requestIdentity(), operation.kind())
                .with(
                        LogContext.Key.INSTANCE_ID,
                        Optional.of(resource.instance().instanceId()))
                .with(LogContext.Key.BINDING_ID, resource.bindingId())
                .with(LogContext.Key.PLATFORM, Optional.of(resource.instance().platform()));
    }

    private Optional<Duration> work(StoredOperation operation) {
        if (settlement.endFailing(operation)) {
            return Optional.empty();
        }
        if (operation.execution().delegatedId().isPresent()) {
            return delegated.poll(operation);
        }
        if (operation.execution().instructions().isPresent()) {
            return manual.await(operation);
        }
        Optional<Compensation> compensation = operation.request().compensates();
        if (compensation.isPresent() && settlement.held(operation).isEmpty()) {
            return compensate(operation, compensation.get());
        }
        StoredOperation claimed = operation.claim();
        // A deletion may have taken it over just now.
        return store.commit(List.of(RowChange.replace(claimed))) ? carryOut(claimed) : Optional.of(Duration.ZERO);
    }

    /** Takes hold of a resource that does not exist, unless another operation was faster. */
    private Optional<Duration> compensate(StoredOperation operation, Compensation compensation) {
        Phase phase = Phase.of(store.resource(operation.resource()));
        return switch (phase) {
            case ABSENT -> {
                StoredOperation claimed = operation.claim();
                List<RowChange> changes = List.of(
                        RowChange.insert(compensation.row(operation.resource(), operation.id())),
                        RowChange.replace(claimed));
                yield store.commit(changes) ? carryOut(claimed) : Optional.of(Duration.ZERO);
            }
            case DELETING -> Optional.of(delegated.wait(operation));
            case CREATING, READY, UPDATING, FAILED -> {
                // A deletion would destroy what another handler has created since; one to come covers what is left
                // over.
                LOG.warn(
                        "The compensation {} for {} is not carried out: the resource exists again",
                        operation.id(),
                        operation.resource());
                settlement.end(operation, EXISTS_AGAIN, Settlement::failed);
                yield Optional.empty();
            }
        };
    }

    private Optional<Duration> carryOut(StoredOperation operation) {
        RunningOperation running = operations.register(operation, () -> {});
        try {
            // Read after the registration: a later deletion finds the operation here, and an earlier one is found.
            Optional<StoredResource> held = settlement.held(operation);
            if (held.isEmpty()) {
                settlement.endTakenOver(operation);
                return Optional.empty();
            }
            return carryOut(operation, running, mutations.of(operation, held.get()));
        } catch (Rejection rejection) {
            // The offering or its handler was removed since the operation was claimed.
            settlement.end(operation, OperationStatus.failed(rejection.description()), Settlement::failed);
            return Optional.empty();
        } finally {
            operations.discard(running);
        }
    }

    private <S extends StoredResource, R> Optional<Duration> carryOut(
            StoredOperation operation, RunningOperation running, Mutation<S, R> mutation) {
        Settlement patient = settlement.with(RecordingRetries.untilStopped(running, time.ticker(), () -> {}));
        OperationRunner.Ending<Optional<Duration>> ending = new OperationRunner.Ending<>(
                accepted -> Optional.of(DelegatedOperations.FIRST_POLL),
                response -> Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                thrown -> failed(patient, operation, running, mutation, thrown));
        return runner.perform(operation, running, mutation, patient, ending);
    }

    private <S extends StoredResource, R> Optional<Duration> failed(
            Settlement patient,
            StoredOperation operation,
            RunningOperation running,
            Mutation<S, R> mutation,
            Throwable thrown) {
        if (running.suspended()) {
            leave(patient, operation, running, mutation, thrown);
            return Optional.of(Duration.ZERO);
        }
        if (thrown instanceof StateUnavailableException away) {
            // Before the handler was called; the queue tries again.
            throw away;
        }
        if (thrown instanceof PendingOperationException pending) {
            return Optional.of(pending.nextLook());
        }
        if (!running.cancelled() && !overdue(operation)) {
            if (thrown instanceof RetryLater later) {
                return retry(patient, operation, running, mutation, later);
            }
            if (operation.request().compensates().isPresent() && !isAbsence(operation, thrown)) {
                // No platform repeats it.
                LOG.warn(
                        "The compensation {} for {} failed; it is retried",
                        operation.id(),
                        operation.resource(),
                        thrown);
                return retry(patient, operation, running, mutation, RetryLater.in(FIRST_RETRY, "The deletion failed."));
            }
        }
        runner.recordFailure(patient, operation, running, mutation, thrown);
        return Optional.empty();
    }

    /** Another process continues the operation, unless one has done so before: it does not know what this handler has changed. */
    private <S extends StoredResource, R> void leave(
            Settlement patient,
            StoredOperation operation,
            RunningOperation running,
            Mutation<S, R> mutation,
            Throwable thrown) {
        if (settlement.claimLost(operation)) {
            boolean unchanged = Failure.of(
                            thrown, operation.kind(), operation.request().requestIdentity())
                    .unchanged();
            runner.checkClaim(Recorded.CLAIM_LOST, patient, operation, running, mutation, unchanged);
        } else {
            LOG.info("{} of {} is left to another process", operation.kind(), operation.resource());
        }
    }

    private static boolean isAbsence(StoredOperation operation, Throwable thrown) {
        return thrown instanceof BrokerException meant && Failure.saysGone(operation.kind(), meant);
    }

    private <S extends StoredResource, R> Optional<Duration> retry(
            Settlement patient,
            StoredOperation operation,
            RunningOperation running,
            Mutation<S, R> mutation,
            RetryLater later) {
        Duration wait = wait(later.delay(), operation.execution().attempts());
        LOG.info("{} of {} is retried in {}: {}", operation.kind(), operation.resource(), wait, later.description());
        LOG.debug("The handler asked for the retry", later);
        Optional<Recorded> recorded = patient.retry(operation, OperationStatus.inProgress(later.description()));
        recorded.ifPresent(outcome -> runner.checkClaim(outcome, patient, operation, running, mutation, false));
        return recorded.filter(Recorded.HELD::equals).map(held -> wait);
    }

    private boolean overdue(StoredOperation operation) {
        return time.clock().instant().isAfter(operation.startedAt().plus(LONGEST));
    }

    /** Doubles the wait with each attempt, up to a bound, unless the handler has asked for more. */
    static Duration wait(Duration first, int attempts) {
        Duration doubled = first;
        for (int i = 0; i < Math.min(attempts, MOST_DOUBLINGS) && doubled.compareTo(LONGEST_WAIT) < 0; i++) {
            doubled = doubled.multipliedBy(2);
        }
        Duration bound = first.compareTo(LONGEST_WAIT) > 0 ? first : LONGEST_WAIT;
        return doubled.compareTo(bound) < 0 ? doubled : bound;
    }
}
