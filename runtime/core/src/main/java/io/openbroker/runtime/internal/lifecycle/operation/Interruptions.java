package io.openbroker.runtime.internal.lifecycle.operation;

import io.openbroker.model.OperationStatus;
import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.internal.operation.RunningOperation;
import io.openbroker.runtime.internal.operation.RunningOperations;
import io.openbroker.runtime.spi.observation.BrokerObserver;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds operations that were interrupted: a platform waited for them when their replica ended, or a deletion in another replica
 * has taken over an operation of this one. For use by one thread.
 */
public final class Interruptions {

    private static final Logger LOG = LoggerFactory.getLogger(Interruptions.class);
    private static final OperationStatus INTERRUPTED =
            OperationStatus.failed("The broker was interrupted; it is unknown whether the operation took effect.");

    private final StateStore store;
    private final RunningOperations operations;
    private final Settlement settlement;
    private final String replica;
    private final Heartbeats heartbeats;
    /** The ids of operations that were asked to stop; those that still run at the next check are interrupted. */
    private Set<String> asked = new HashSet<>();

    public Interruptions(
            StateStore store,
            RunningOperations operations,
            TimeSource time,
            Heartbeats heartbeats,
            BrokerObserver observer) {
        this.store = store;
        this.operations = operations;
        this.settlement = new Settlement(store, time.clock(), observer);
        this.replica = heartbeats.replica();
        this.heartbeats = heartbeats;
    }

    /** Ends operations that no replica carries out any more as failed, so that a deletion can clean up after them. */
    public void findAbandoned() {
        for (String silent : heartbeats.silentReplicas()) {
            store.operationsOf(silent).forEach(this::fail);
            store.forgetReplica(silent);
        }
        // Claims of this replica that were committed although the commit seemed to fail.
        store.operationsOf(replica).stream()
                .filter(operation -> operations.find(operation.id()).isEmpty())
                .forEach(this::fail);
    }

    /**
     * Stops handlers here whose service instance or binding another replica deletes, or whose operation an operator wants to
     * fail: cancels first, then interrupts.
     */
    public void stopTakenOver() {
        Set<String> stopping = new HashSet<>();
        for (RunningOperation running : operations.all()) {
            if (running.calling() && (takenOver(running) || failing(running))) {
                running.cancel();
                if (asked.contains(running.id())) {
                    running.interrupt();
                }
                stopping.add(running.id());
            }
        }
        asked = stopping;
    }

    /** Removes this replica at shutdown, unless it leaves operations behind. */
    public void farewell() {
        if (store.operationsOf(replica).isEmpty()) {
            store.forgetReplica(replica);
        }
    }

    private boolean takenOver(RunningOperation running) {
        return store.resource(running.resource())
                .filter(row -> row.operationId().equals(Optional.of(running.id())))
                .isEmpty();
    }

    private boolean failing(RunningOperation running) {
        return store.operation(running.resource(), running.id())
                .flatMap(operation -> operation.execution().failing())
                .isPresent();
    }

    private void fail(StoredOperation operation) {
        LOG.warn("{} of {} failed: it was interrupted", operation.kind(), operation.resource());
        settlement.end(operation, INTERRUPTED, Settlement::failed);
    }
}
