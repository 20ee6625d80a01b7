package io.openbroker.runtime.internal.lifecycle.operation;

import io.openbroker.model.Accepted;
import io.openbroker.model.OperationStatus;
import io.openbroker.runtime.internal.lifecycle.resource.LifecycleEvent;
import io.openbroker.runtime.internal.lifecycle.resource.Transitions;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.StateUnavailableException;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import io.openbroker.runtime.spi.state.row.StoredResource;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Records the end of operations together with the change of the service instance or binding, if the operation still holds it: a
 * deletion may have taken it over. Safe for use by many threads.
 */
public final class Settlement {

    private static final String TAKEN_OVER = "Cancelled by a request to delete the resource.";

    private final StateStore store;
    private final Clock clock;
    private final EndReports reports;
    private final RecordingRetries retries;

    public Settlement(StateStore store, Clock clock, EndReports reports) {
        this(store, clock, reports, RecordingRetries.NONE);
    }

    private Settlement(StateStore store, Clock clock, EndReports reports, RecordingRetries retries) {
        this.store = store;
        this.clock = clock;
        this.reports = reports;
        this.retries = retries;
    }

    /** The same with retries for results that must not be lost while the state is unavailable. */
    Settlement with(RecordingRetries other) {
        return new Settlement(store, clock, reports, other);
    }

    /** The outcome of an attempt to record something about an operation. */
    enum Recorded {
        /** The operation held its service instance or binding, and the changes were made. */
        HELD,
        /** A deletion has taken over, and waited until this was recorded. */
        TAKEN_OVER,
        /** Nobody waited: the operation was ended or claimed by another replica, or its service instance or binding is gone. */
        CLAIM_LOST
    }

    /**
     * Records the end of an operation.
     *
     * @param changes the changes of the service instance or binding
     * @return whether the operation still held it, so that the changes were made
     */
    <S extends StoredResource> Recorded end(
            StoredOperation operation, OperationStatus status, Function<S, List<RowChange>> changes) {
        return decided(() -> {
            Optional<StoredOperation> current = current(operation);
            return current.isEmpty()
                    ? Optional.of(Recorded.CLAIM_LOST)
                    : this.<S>tryEnd(current.get(), store.resource(operation.resource()), status, changes);
        });
    }

    /**
     * Like {@link #end(StoredOperation, OperationStatus, Function)}, without reading the rows that the claim has written: since
     * the changes include the service instance or binding, the commit finds out whether they are still the same.
     *
     * @param operation the operation as the claim has recorded it
     * @param claimed the service instance or binding as the claim has recorded it
     */
    <S extends StoredResource> Recorded end(
            StoredOperation operation, S claimed, OperationStatus status, Function<S, List<RowChange>> changes) {
        return available(() -> tryEnd(operation, Optional.of(claimed), status, changes))
                .orElseGet(() -> end(operation, status, changes));
    }

    /** Empty if the rows are no longer as given. */
    private <S extends StoredResource> Optional<Recorded> tryEnd(
            StoredOperation current,
            Optional<? extends StoredResource> row,
            OperationStatus status,
            Function<S, List<RowChange>> changes) {
        Optional<S> held = heldIn(row, current);
        boolean compensates = current.request().compensates().isPresent();
        List<RowChange> all = new ArrayList<>(held.map(changes).orElseGet(List::of));
        StoredOperation ended = current.finish(held.isPresent() || compensates ? status : takenOver(), clock.instant());
        boolean keep = current.announced() || compensates || held.isEmpty();
        all.add(keep ? RowChange.replace(ended) : RowChange.remove(current));
        EndReports.End end = reports.prepare(current, ended, row);
        all.addAll(end.changes());
        if (!commit(all)) {
            return Optional.empty();
        }
        reports.report(end);
        return Optional.of(
                held.isPresent() ? Recorded.HELD : row.isPresent() ? Recorded.TAKEN_OVER : Recorded.CLAIM_LOST);
    }

    /** Records a deletion that no platform has requested, whose id nobody else uses. */
    void insertCompensation(StoredOperation operation) {
        List<RowChange> changes = List.of(RowChange.insert(operation));
        decided(() -> commit(changes) ? Optional.of(operation) : Optional.empty());
        reports.reportCompensation(operation);
    }

    /** Ends an operation that a deletion has taken over. */
    void endTakenOver(StoredOperation operation) {
        end(operation, takenOver(), row -> List.of());
    }

    /** Ends an operation that an operator wants to fail; tells whether there is one. */
    boolean endFailing(StoredOperation operation) {
        Optional<String> failing = operation.execution().failing();
        failing.ifPresent(text -> end(operation, OperationStatus.failed(text), Settlement::failed));
        return failing.isPresent();
    }

    /** Retries until the rows have not changed between reading and writing them. */
    <T> T decided(Supplier<Optional<T>> attempt) {
        while (true) {
            Optional<T> result = available(attempt);
            if (result.isPresent()) {
                return result.get();
            }
        }
    }

    /** Retries until the state is available. */
    private <T> T available(Supplier<T> attempt) {
        while (true) {
            try {
                return attempt.get();
            } catch (StateUnavailableException away) {
                retries.await(away);
            }
        }
    }

    /** Commits. While the outcome is unknown, the same changes are retried, and no others. */
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
            retries.await(away);
            try {
                // The first commit may still be on its way, and make the second one fail.
                return store.holds(changes) || store.commit(changes) || store.holds(changes);
            } catch (StateUnavailableException again) {
                away = again;
            }
        }
    }

    /** Records that the work of a handler continues elsewhere. */
    <S extends StoredResource> Recorded delegate(
            StoredOperation operation, Accepted accepted, Function<S, List<RowChange>> changes) {
        return decided(() -> {
            Optional<StoredOperation> current = current(operation);
            Optional<S> held = held(operation);
            if (current.isEmpty() || held.isEmpty()) {
                return Optional.of(end(operation, takenOver(), changes));
            }
            List<RowChange> all = new ArrayList<>(changes.apply(held.get()));
            all.add(RowChange.replace(continued(current.get(), accepted)));
            return commit(all) ? Optional.of(Recorded.HELD) : Optional.empty();
        });
    }

    private static StoredOperation continued(StoredOperation operation, Accepted accepted) {
        if (accepted instanceof Accepted.Manual manual) {
            return operation.leaveToPeople(manual.instructions(), OperationStatus.inProgress(manual.description()));
        }
        return operation.delegate(((Accepted.Delegated) accepted).operationId());
    }

    /**
     * Records that an operation waits for another attempt.
     *
     * @return {@link Recorded#HELD} if it does; empty if it must fail, and has
     */
    Optional<Recorded> retry(StoredOperation operation, OperationStatus status) {
        return decided(() -> {
            Optional<StoredOperation> current = current(operation);
            if (current.isEmpty() || held(operation).isEmpty()) {
                return Optional.of(Optional.of(end(operation, takenOver(), row -> List.of())));
            }
            if (endFailing(current.get())) {
                return Optional.of(Optional.empty());
            }
            return commit(List.of(RowChange.replace(current.get().retry(status))))
                    ? Optional.of(Optional.of(Recorded.HELD))
                    : Optional.empty();
        });
    }

    /**
     * Records that a platform receives 202 for an operation in progress.
     *
     * @return whether it is in progress; otherwise it has ended meanwhile
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

    /** Whether the operation was ended or claimed by another replica, or its service instance or binding is gone. */
    boolean claimLost(StoredOperation operation) {
        return current(operation).isEmpty()
                || store.resource(operation.resource()).isEmpty();
    }

    private Optional<StoredOperation> current(StoredOperation operation) {
        return store.operation(operation.resource(), operation.id())
                .filter(present -> present.claimedAs(operation.execution().claims()));
    }

    /** The service instance or binding that an operation holds; empty if a deletion has taken it over. */
    <S extends StoredResource> Optional<S> held(StoredOperation operation) {
        return heldIn(store.resource(operation.resource()), operation);
    }

    // The kind of row follows from the operation, which the compiler cannot see.
    @SuppressWarnings("unchecked")
    private static <S extends StoredResource> Optional<S> heldIn(
            Optional<? extends StoredResource> found, StoredOperation operation) {
        return found.filter(row -> row.operationId().equals(Optional.of(operation.id())))
                .map(row -> (S) row);
    }

    /** The status of an operation that a deletion has taken over. */
    public static OperationStatus takenOver() {
        return OperationStatus.failed(TAKEN_OVER);
    }

    /** The change of a service instance or binding whose operation has failed. */
    static List<RowChange> failed(StoredResource held) {
        return Transitions.ended(held, LifecycleEvent.FAILED);
    }
}
