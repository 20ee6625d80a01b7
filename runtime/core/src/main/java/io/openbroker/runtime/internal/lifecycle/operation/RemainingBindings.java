package io.openbroker.runtime.internal.lifecycle.operation;

import io.openbroker.model.OperationStatus;
import io.openbroker.model.OperationStatus.State;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.Progress;
import io.openbroker.model.RetryLater;
import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.internal.lifecycle.resource.Lookup;
import io.openbroker.runtime.internal.lifecycle.resource.Transitions;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.spi.state.OperationQueue;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.row.BindingKey;
import io.openbroker.runtime.spi.state.row.StoredBinding;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Deletes the service bindings that a service instance still has when it is deprovisioned, one after the other, so that
 * no credentials outlive it. Each deletion is an operation of its own in the background, like the unbind of a platform that
 * polls: it is retried, polled, recorded and continued by any replica. The deprovision only waits for it. Safe for use by
 * many threads.
 */
final class RemainingBindings {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(50);

    /** How long a thread of the background waits before it makes room, for the deletion of the service binding too. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(250);

    private final StateStore store;
    private final OperationQueue queue;
    private final Lookup lookup;
    private final Clock clock;
    private final Ticker ticker;

    RemainingBindings(StateStore store, OperationQueue queue, Lookup lookup, TimeSource time) {
        this.store = store;
        this.queue = queue;
        this.lookup = lookup;
        this.clock = time.clock();
        this.ticker = time.ticker();
    }

    /**
     * Deletes them all.
     *
     * @param found the service bindings of the service instance
     * @throws Rejection if one cannot be deleted; those that remain are as they were
     * @throws RetryLater if a platform waits, and one cannot be deleted now
     * @throws PendingOperationException if no platform waits, and a deletion takes long
     */
    void delete(StoredOperation deprovision, List<StoredBinding> found, Progress progress) throws InterruptedException {
        List<StoredBinding> remaining = found;
        while (!remaining.isEmpty()) {
            for (StoredBinding binding : remaining) {
                delete(deprovision, binding.key(), progress);
            }
            remaining = store.bindings(deprovision.resource().instance());
        }
        if (!found.isEmpty()) {
            // Time has passed, in which the deprovision may have been taken for abandoned.
            current(deprovision);
            progress.report("The service bindings are deleted.");
        }
    }

    private void delete(StoredOperation deprovision, BindingKey key, Progress progress) throws InterruptedException {
        Optional<StoredBinding> present = lookup.binding(key);
        while (present.isPresent()) {
            StoredBinding binding = present.get();
            if (binding.operationId().isPresent()) {
                awaitEnd(deprovision, binding);
            } else {
                rejectAfterFailure(deprovision, key);
                progress.throwIfCancelled();
                begin(deprovision, binding);
            }
            present = lookup.binding(key);
        }
    }

    private void rejectAfterFailure(StoredOperation deprovision, BindingKey key) {
        Optional<StoredOperation> failed = store.latestOperation(key)
                .filter(last -> last.status().state() == State.FAILED)
                .filter(last -> last.request().partOf().equals(Optional.of(deprovision.id())));
        if (failed.isPresent()) {
            throw Rejection.of(
                    Outcome.UNBIND_FAILED,
                    "Service binding \"" + key.id() + "\" could not be deleted: "
                            + failed.get().status().description().orElse("the reason is unknown.")
                            + " The service instance remains; delete it again to continue.");
        }
    }

    /** The claim, which fails if the deprovision no longer holds the service instance. */
    private void begin(StoredOperation deprovision, StoredBinding binding) {
        StoredOperation current = current(deprovision);
        StoredOperation unbind = StoredOperation.begin(
                UUID.randomUUID().toString(),
                binding.key(),
                OsbOperation.UNBIND,
                // Kept after its end, so that the deprovision finds its result.
                true,
                Optional.empty(),
                current.request().part(deprovision.id()),
                clock.instant());
        OperationStatus status = OperationStatus.inProgress(
                "Deleting service binding \"" + binding.key().id() + "\" first.");
        if (store.commit(List.of(
                RowChange.replace(current.progress(status)),
                RowChange.replace(Transitions.deleting(binding, unbind.id())),
                RowChange.insert(unbind)))) {
            queue.added(unbind);
        }
    }

    private StoredOperation current(StoredOperation deprovision) {
        return store.operation(deprovision.resource(), deprovision.id())
                .filter(operation ->
                        operation.running() && operation.execution().failing().isEmpty())
                .orElseThrow(() -> Rejection.of(Outcome.CANCELLED, "The deprovision was ended meanwhile."));
    }

    private void awaitEnd(StoredOperation deprovision, StoredBinding binding) throws InterruptedException {
        long start = ticker.nanos();
        Duration pause = FIRST_PAUSE;
        Optional<StoredOperation> running = running(binding);
        while (running.isPresent()) {
            rejectIfLong(deprovision, running.get(), ticker.since(start));
            Thread.sleep(pause.toMillis());
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            running = running(binding);
        }
    }

    private void rejectIfLong(StoredOperation deprovision, StoredOperation running, Duration waited) {
        boolean rests = running.execution().idle();
        Duration wait = DelegatedOperations.wait(running, clock.instant());
        if (deprovision.inBackground()) {
            if (rests || waited.compareTo(LONGEST_WAIT) > 0) {
                throw new PendingOperationException(running.id(), wait);
            }
        } else if (rests) {
            String reason =
                    running.status().description().map(text -> ": " + text).orElse(".");
            throw RetryLater.in(
                    wait,
                    "Service binding \"" + running.resource().bindingId().orElseThrow() + "\" is still being deleted"
                            + reason);
        }
    }

    private Optional<StoredOperation> running(StoredBinding binding) {
        return binding.operationId()
                .flatMap(id -> store.operation(binding.key(), id))
                .filter(StoredOperation::running);
    }
}
