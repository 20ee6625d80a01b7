package io.openbroker.runtime.lifecycle;

import io.openbroker.model.Accepted;
import io.openbroker.model.OperationStatus;
import io.openbroker.runtime.audit.AuditLog;
import io.openbroker.runtime.observation.BrokerObserver;
import io.openbroker.runtime.observation.EndedOperation;
import io.openbroker.runtime.state.BindingKey;
import io.openbroker.runtime.state.InstanceKey;
import io.openbroker.runtime.state.LifecycleEvent;
import io.openbroker.runtime.state.Phase;
import io.openbroker.runtime.state.ResourceKey;
import io.openbroker.runtime.state.RowChange;
import io.openbroker.runtime.state.StateStore;
import io.openbroker.runtime.state.StoredOperation;
import io.openbroker.runtime.state.StoredResource;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Records how an operation ends, together with what that makes of the service instance or binding, if the operation still
 * holds it: a deletion may have taken it over.
 */
final class Settlement {

    private static final String TAKEN_OVER = "Cancelled, because its outcome is to be deleted.";

    private final StateStore store;
    private final Clock clock;
    private final BrokerObserver observer;

    Settlement(StateStore store, Clock clock, BrokerObserver observer) {
        this.store = store;
        this.clock = clock;
        this.observer = observer;
    }

    /**
     * Records the end of an operation.
     *
     * @param changes what the end makes of the service instance or binding
     * @return whether the operation still held it, and so the changes were made
     */
    <S extends StoredResource> boolean end(
            StoredOperation operation, OperationStatus status, Function<S, List<RowChange>> changes) {
        while (true) {
            Optional<StoredOperation> current = current(operation);
            if (current.isEmpty()) {
                return false;
            }
            Optional<S> held = held(operation);
            List<RowChange> all = new ArrayList<>(held.map(changes).orElseGet(List::of));
            StoredOperation ended = current.get().finish(held.isPresent() ? status : takenOver(), clock.instant());
            boolean keep = current.get().announced() || held.isEmpty();
            all.add(keep ? RowChange.replace(ended) : RowChange.remove(current.get()));
            if (store.commit(all)) {
                tell(ended);
                return held.isPresent();
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
        while (true) {
            Optional<StoredOperation> current = current(operation);
            Optional<S> held = held(operation);
            if (current.isEmpty() || held.isEmpty()) {
                return end(operation, takenOver(), changes);
            }
            List<RowChange> all = new ArrayList<>(changes.apply(held.get()));
            all.add(RowChange.replace(current.get().delegate(accepted.operationId())));
            if (store.commit(all)) {
                return true;
            }
        }
    }

    /**
     * Records that an operation is to be tried again.
     *
     * @return whether it is; otherwise it has been taken over or is to fail, and has ended
     */
    boolean retry(StoredOperation operation, OperationStatus status) {
        while (true) {
            Optional<StoredOperation> current = current(operation);
            if (current.isEmpty() || held(operation).isEmpty()) {
                return end(operation, takenOver(), row -> List.of());
            }
            if (current.get().failing().isPresent()) {
                end(operation, OperationStatus.failed(current.get().failing().get()), Settlement::fallBack);
                return false;
            }
            if (store.commit(List.of(RowChange.replace(current.get().retry(status))))) {
                return true;
            }
        }
    }

    /**
     * Records that a platform is told that an operation goes on.
     *
     * @return whether it does; otherwise it has ended meanwhile
     */
    boolean announce(StoredOperation operation) {
        while (true) {
            Optional<StoredOperation> current = current(operation);
            if (current.isEmpty() || current.get().announced()) {
                return current.isPresent();
            }
            if (store.commit(List.of(RowChange.replace(current.get().announce())))) {
                return true;
            }
        }
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
