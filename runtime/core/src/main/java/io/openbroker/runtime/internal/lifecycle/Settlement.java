package io.openbroker.runtime.internal.lifecycle;

import io.openbroker.model.Accepted;
import io.openbroker.model.OperationStatus;
import io.openbroker.runtime.internal.audit.AuditLog;
import io.openbroker.runtime.spi.observation.BrokerObserver;
import io.openbroker.runtime.spi.observation.EndedOperation;
import io.openbroker.runtime.spi.state.BindingKey;
import io.openbroker.runtime.spi.state.InstanceKey;
import io.openbroker.runtime.spi.state.LifecycleEvent;
import io.openbroker.runtime.spi.state.Phase;
import io.openbroker.runtime.spi.state.ResourceKey;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.StateUnavailableException;
import io.openbroker.runtime.spi.state.StoredOperation;
import io.openbroker.runtime.spi.state.StoredResource;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Records how an operation ends, together with what that makes of the service instance or binding, if the operation still
 * holds it: a deletion may have taken it over.
 */
final class Settlement {

    private static final String TAKEN_OVER = "Cancelled, because its outcome is to be deleted.";

    private final StateStore store;
    private final Clock clock;
    private final BrokerObserver observer;
    private final RecordingPatience patience;

    Settlement(StateStore store, Clock clock, BrokerObserver observer) {
        this(store, clock, observer, RecordingPatience.NONE);
    }

    private Settlement(StateStore store, Clock clock, BrokerObserver observer, RecordingPatience patience) {
        this.store = store;
        this.clock = clock;
        this.observer = observer;
        this.patience = patience;
    }

    /** The same for what must not be lost while the state is not available. */
    Settlement with(RecordingPatience other) {
        return new Settlement(store, clock, observer, other);
    }

    /**
     * Records the end of an operation.
     *
     * @param changes what the end makes of the service instance or binding
     * @return whether the operation still held it, and so the changes were made
     */
    <S extends StoredResource> boolean end(
            StoredOperation operation, OperationStatus status, Function<S, List<RowChange>> changes) {
        return decided(() -> {
            Optional<StoredOperation> current = current(operation);
            if (current.isEmpty()) {
                return Optional.of(false);
            }
            Optional<S> held = held(operation);
            List<RowChange> all = new ArrayList<>(held.map(changes).orElseGet(List::of));
            StoredOperation ended = current.get().finish(held.isPresent() ? status : takenOver(), clock.instant());
            boolean keep = current.get().announced() || held.isEmpty();
            all.add(keep ? RowChange.replace(ended) : RowChange.remove(current.get()));
            if (commit(all)) {
                tell(ended);
                return Optional.of(held.isPresent());
            }
            return Optional.empty();
        });
    }

    /** Tries until nobody else has changed the rows between reading and writing them. */
    private boolean decided(Supplier<Optional<Boolean>> attempt) {
        while (true) {
            try {
                Optional<Boolean> result = attempt.get();
                if (result.isPresent()) {
                    return result.get();
                }
            } catch (StateUnavailableException away) {
                patience.await(away);
            }
        }
    }

    /** Commits; as long as the outcome is unknown, these changes are tried, and no others. */
    private boolean commit(List<RowChange> changes) {
        try {
            return store.commit(changes);
        } catch (StateUnavailableException away) {
            if (away.outcomeUnknown()) {
                return commitAgain(changes, away);
            }
            throw away;
        }
    }

    private boolean commitAgain(List<RowChange> changes, StateUnavailableException first) {
        StateUnavailableException away = first;
        while (true) {
            patience.await(away);
            try {
                // The first commit may still be on its way, and then be the reason why the second one is not made.
                return store.holds(changes) || store.commit(changes) || store.holds(changes);
            } catch (StateUnavailableException again) {
                away = again;
            }
        }
    }

    private void tell(StoredOperation ended) {
        AuditLog.ended(ended);
        Duration time = Duration.between(ended.startedAt(), ended.finishedAt().orElseGet(clock::instant));
        // Another process may have begun it, by a clock that is ahead.
        observer.ended(
                new EndedOperation(ended.kind(), ended.status().state(), time.isNegative() ? Duration.ZERO : time));
    }

    /** Records that a handler has started the work itself. */
    <S extends StoredResource> boolean delegate(
            StoredOperation operation, Accepted accepted, Function<S, List<RowChange>> changes) {
        return decided(() -> {
            Optional<StoredOperation> current = current(operation);
            Optional<S> held = held(operation);
            if (current.isEmpty() || held.isEmpty()) {
                return Optional.of(end(operation, takenOver(), changes));
            }
            List<RowChange> all = new ArrayList<>(changes.apply(held.get()));
            all.add(RowChange.replace(current.get().delegate(accepted.operationId())));
            return commit(all) ? Optional.of(true) : Optional.empty();
        });
    }

    /**
     * Records that an operation is to be tried again.
     *
     * @return whether it is; otherwise it has been taken over or is to fail, and has ended
     */
    boolean retry(StoredOperation operation, OperationStatus status) {
        return decided(() -> {
            Optional<StoredOperation> current = current(operation);
            if (current.isEmpty() || held(operation).isEmpty()) {
                return Optional.of(end(operation, takenOver(), row -> List.of()));
            }
            if (current.get().failing().isPresent()) {
                end(operation, OperationStatus.failed(current.get().failing().get()), Settlement::fallBack);
                return Optional.of(false);
            }
            return commit(List.of(RowChange.replace(current.get().retry(status))))
                    ? Optional.of(true)
                    : Optional.empty();
        });
    }

    /**
     * Records that a platform is told that an operation goes on.
     *
     * @return whether it does; otherwise it has ended meanwhile
     */
    boolean announce(StoredOperation operation) {
        return decided(() -> {
            Optional<StoredOperation> current = current(operation);
            if (current.isEmpty() || current.get().announced()) {
                return Optional.of(current.isPresent());
            }
            return commit(List.of(RowChange.replace(current.get().announce()))) ? Optional.of(true) : Optional.empty();
        });
    }

    private Optional<StoredOperation> current(StoredOperation operation) {
        return store.operation(operation.resource(), operation.id()).filter(StoredOperation::running);
    }

    /** What an operation holds; nothing if a deletion has taken it over. */
    // The kind of row follows from the kind of key, which the compiler cannot see.
    @SuppressWarnings("unchecked")
    <S extends StoredResource> Optional<S> held(StoredOperation operation) {
        return resource(store, operation.resource())
                .filter(row -> row.operationId().equals(Optional.of(operation.id())))
                .map(row -> (S) row);
    }

    static Optional<? extends StoredResource> resource(StateStore store, ResourceKey key) {
        return key instanceof InstanceKey instance ? store.instance(instance) : store.binding((BindingKey) key);
    }

    /** The end of an operation that a deletion has taken over. */
    static OperationStatus takenOver() {
        return OperationStatus.failed(TAKEN_OVER);
    }

    /** What the failure of an operation makes of what it holds. */
    static List<RowChange> fallBack(StoredResource held) {
        return ended(held, LifecycleEvent.FAILED);
    }

    /** What an operation that has not succeeded, or has come to the end of what it holds, makes of that. */
    static List<RowChange> ended(StoredResource held, LifecycleEvent end) {
        return List.of(
                held.after(end) == Phase.ABSENT ? RowChange.remove(held) : RowChange.replace(held.fallenBack(end)));
    }
}
