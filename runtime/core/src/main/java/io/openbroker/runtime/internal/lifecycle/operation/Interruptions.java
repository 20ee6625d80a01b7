package io.openbroker.runtime.internal.lifecycle.operation;

import io.openbroker.model.OperationStatus;
import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.internal.operation.RunningOperation;
import io.openbroker.runtime.internal.operation.RunningOperations;
import io.openbroker.runtime.internal.operation.SignsOfLife;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds operations that were interrupted: a platform waited for them when their replica ended, a deletion in another replica
 * has taken over an operation of this one, or this replica was paused and others took it for dead. Heartbeats may be sent by a
 * thread of their own; everything else is for use by one thread.
 */
public final class Interruptions {

    private static final Logger LOG = LoggerFactory.getLogger(Interruptions.class);
    private static final OperationStatus INTERRUPTED =
            OperationStatus.failed("The broker was interrupted; it is unknown whether the operation took effect.");

    private final StateStore store;
    private final RunningOperations operations;
    private final SignsOfLife signs;
    private final Settlement settlement;
    private final String replica;
    private final Heartbeats heartbeats;
    /** Whether the state has ever known this replica; for the thread of heartbeats. */
    private boolean registered;
    /** The ids of operations that were asked to stop; those that still run at the next check are interrupted. */
    private Set<String> asked = new HashSet<>();

    public Interruptions(
            StateStore store,
            RunningOperations operations,
            SignsOfLife signs,
            TimeSource time,
            Heartbeats heartbeats,
            EndReports reports) {
        this.store = store;
        this.operations = operations;
        this.signs = signs;
        this.settlement = new Settlement(store, time.clock(), reports);
        this.replica = heartbeats.replica();
        this.heartbeats = heartbeats;
    }

    /** Sends a heartbeat of this replica. If others may have taken it for dead, stops the handlers whose claims they have. */
    public void heartbeat() {
        Duration silent = signs.silent();
        boolean paused = registered && signs.overdue();
        long begin = signs.now();
        try {
            boolean forgotten = !heartbeats.send() && registered;
            registered = true;
            if (paused || forgotten) {
                stopLost(paused, silent);
            }
        } finally {
            signs.give(begin);
        }
    }

    private void stopLost(boolean paused, Duration silent) {
        int stopped = 0;
        for (RunningOperation running : operations.all()) {
            if (running.calling() && lost(running)) {
                running.cancel();
                running.interrupt();
                stopped++;
            }
        }
        LOG.warn(
                paused
                        ? "This replica gave no sign of life for {} ms; others take its operations over after {} ms. {} of its"
                                + " handlers lost their claims and are interrupted."
                        : "Another replica took this one for dead, although its last sign of life is {} ms old and others wait"
                                + " {} ms; its machine may have been frozen. {} of its handlers lost their claims and are"
                                + " interrupted.",
                silent.toMillis(),
                heartbeats.lease().toMillis(),
                stopped);
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
            boolean lost = running.calling() && lost(running);
            if (lost || (running.calling() && (takenOver(running) || failing(running)))) {
                running.cancel();
                if (lost || asked.contains(running.id())) {
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

    /** Whether the operation was ended or claimed by another replica. */
    private boolean lost(RunningOperation running) {
        OptionalInt claim = running.claim();
        return claim.isPresent()
                && store.operation(running.resource(), running.id())
                        .filter(operation -> operation.claimedAs(claim.getAsInt()))
                        .isEmpty();
    }

    private boolean takenOver(RunningOperation running) {
        return running.claim().isPresent()
                && store.resource(running.resource())
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
