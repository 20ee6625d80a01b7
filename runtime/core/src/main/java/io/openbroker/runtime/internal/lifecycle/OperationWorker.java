package io.openbroker.runtime.internal.lifecycle;

import io.openbroker.model.OperationStatus;
import io.openbroker.model.RetryLater;
import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.internal.answer.Refusal;
import io.openbroker.runtime.internal.operation.LogContext;
import io.openbroker.runtime.internal.operation.RunningOperation;
import io.openbroker.runtime.internal.operation.RunningOperations;
import io.openbroker.runtime.spi.state.BindingKey;
import io.openbroker.runtime.spi.state.InstanceKey;
import io.openbroker.runtime.spi.state.OperationQueue;
import io.openbroker.runtime.spi.state.ResourceKey;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.StateUnavailableException;
import io.openbroker.runtime.spi.state.StoredOperation;
import io.openbroker.runtime.spi.state.StoredResource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works on operations in the background, whichever process has claimed them. */
final class OperationWorker implements OperationQueue.Worker {

    private static final Logger LOG = LoggerFactory.getLogger(OperationWorker.class);

    /** Platforms do not poll for longer unless their operators have them do so. */
    private static final Duration LONGEST = Duration.ofDays(7);

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final int MOST_DOUBLINGS = 20;

    private final StateStore store;
    private final RunningOperations operations;
    private final Settlement settlement;
    private final Mutations mutations;
    private final OperationRunner runner;
    private final DelegatedOperations delegated;
    private final TimeSource time;

    OperationWorker(
            StateStore store,
            RunningOperations operations,
            Settlement settlement,
            Mutations mutations,
            OperationRunner runner,
            DelegatedOperations delegated,
            TimeSource time) {
        this.store = store;
        this.operations = operations;
        this.settlement = settlement;
        this.mutations = mutations;
        this.runner = runner;
        this.delegated = delegated;
        this.time = time;
    }

    @Override
    public Optional<Duration> work(ResourceKey resource, String operationId) {
        return store.operation(resource, operationId)
                .filter(StoredOperation::inBackground)
                .flatMap(operation -> context(operation).within(() -> work(operation)));
    }

    private static LogContext context(StoredOperation operation) {
        InstanceKey instance = Origins.instance(operation.resource());
        return LogContext.of(operation.request().requestIdentity(), operation.kind())
                .with(LogContext.Key.INSTANCE_ID, Optional.of(instance.instanceId()))
                .with(
                        LogContext.Key.BINDING_ID,
                        operation.resource() instanceof BindingKey binding
                                ? Optional.of(binding.bindingId())
                                : Optional.empty())
                .with(LogContext.Key.PLATFORM, Optional.of(instance.platform()));
    }

    private Optional<Duration> work(StoredOperation operation) {
        if (operation.failing().isPresent()) {
            settlement.end(operation, OperationStatus.failed(operation.failing().get()), Settlement::fallBack);
            return Optional.empty();
        }
        if (operation.delegatedId().isPresent()) {
            return delegated.ask(operation);
        }
        if (operation.resting()) {
            StoredOperation awake = operation.wake();
            // A deletion may have taken it over just now.
            return store.commit(List.of(RowChange.replace(awake))) ? carryOut(awake) : Optional.of(Duration.ZERO);
        }
        return carryOut(operation);
    }

    private Optional<Duration> carryOut(StoredOperation operation) {
        RunningOperation running = operations.register(operation.id(), operation.resource());
        try {
            // Looked at after it is known here: a deletion that comes later finds it, one that came before is seen.
            Optional<StoredResource> held = settlement.held(operation);
            if (held.isEmpty()) {
                settlement.end(operation, Settlement.takenOver(), row -> List.of());
                return Optional.empty();
            }
            return carryOut(operation, running, mutations.of(operation, held.get()));
        } catch (Refusal refusal) {
            // The offering or its handler has gone since the operation was claimed.
            settlement.end(operation, OperationStatus.failed(refusal.description()), Settlement::fallBack);
            return Optional.empty();
        } finally {
            operations.discard(running);
        }
    }

    private <S extends StoredResource, R> Optional<Duration> carryOut(
            StoredOperation operation, RunningOperation running, Mutation<S, R> mutation) {
        HandlerOutcome<S> outcome = runner.call(operation, running, mutation);
        Settlement patient = settlement.with(RecordingPatience.untilStopped(running, time.ticker(), () -> {}));
        if (outcome instanceof HandlerOutcome.Started<S> started) {
            boolean held = patient.<S>delegate(
                    operation, started.accepted(), row -> mutation.delegated(row, started.accepted()));
            return held ? Optional.of(DelegatedOperations.FIRST_QUESTION) : Optional.empty();
        }
        if (outcome instanceof HandlerOutcome.Done<S> done) {
            patient.end(
                    operation, OperationStatus.succeeded(), done.completion().changes());
            return Optional.empty();
        }
        Throwable thrown = ((HandlerOutcome.Thrown<S>) outcome).thrown();
        if (running.suspended()) {
            LOG.info("{} of {} is left to another process", operation.kind(), operation.resource());
            return Optional.of(Duration.ZERO);
        }
        if (thrown instanceof StateUnavailableException away) {
            // Before the handler was called; the queue tries again.
            throw away;
        }
        if (thrown instanceof RetryLater later && !running.cancelled() && !overdue(operation)) {
            return retry(patient, operation, later);
        }
        runner.recordFailure(patient, operation, mutation, thrown);
        return Optional.empty();
    }

    private static Optional<Duration> retry(Settlement patient, StoredOperation operation, RetryLater later) {
        Duration wait = wait(later.delay(), operation.attempts());
        LOG.info(
                "{} of {} is tried again in {}: {}", operation.kind(), operation.resource(), wait, later.description());
        LOG.debug("It could not be done now", later);
        return patient.retry(operation, OperationStatus.inProgress(later.description()))
                ? Optional.of(wait)
                : Optional.empty();
    }

    private boolean overdue(StoredOperation operation) {
        return time.clock().instant().isAfter(operation.startedAt().plus(LONGEST));
    }

    /** The wait doubles with each attempt, up to a bound, unless the handler has asked for more. */
    static Duration wait(Duration first, int attempts) {
        Duration doubled = first;
        for (int i = 0; i < Math.min(attempts, MOST_DOUBLINGS) && doubled.compareTo(LONGEST_WAIT) < 0; i++) {
            doubled = doubled.multipliedBy(2);
        }
        Duration bound = first.compareTo(LONGEST_WAIT) > 0 ? first : LONGEST_WAIT;
        return doubled.compareTo(bound) < 0 ? doubled : bound;
    }
}
