package io.openbroker.runtime.internal.lifecycle.operation;

import io.openbroker.runtime.spi.state.OperationQueue;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.row.Compensation;
import io.openbroker.runtime.spi.state.row.Phase;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import io.openbroker.runtime.spi.state.row.StoredResource;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports handlers that ended after their operation had lost its claim, and records a {@link Compensation} if what they may have
 * created does not exist for the platform any more. Safe for use by many threads.
 */
final class LostClaims {

    private static final Logger LOG = LoggerFactory.getLogger(LostClaims.class);

    private final StateStore store;
    private final OperationQueue queue;
    private final Clock clock;

    LostClaims(StateStore store, OperationQueue queue, Clock clock) {
        this.store = store;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * Reports a handler that has ended without its claim.
     *
     * @param claimed the service instance or binding as the operation had claimed it
     * @param unchanged whether the handler guarantees that it has changed nothing
     */
    void report(StoredOperation operation, StoredResource claimed, boolean unchanged, Settlement patient) {
        Phase phase = patient.decided(() -> Optional.of(Phase.of(store.resource(operation.resource()))));
        LOG.warn(
                "{} of {} (platform {}, operation {}, request {}) ended after this replica had lost its claim to"
                        + " another one, so its result is not recorded. {}",
                operation.kind(),
                operation.resource().described(),
                operation.resource().instance().platform(),
                operation.id(),
                operation.request().requestIdentity(),
                consequence(operation, claimed, unchanged, phase, patient));
    }

    private String consequence(
            StoredOperation operation, StoredResource claimed, boolean unchanged, Phase phase, Settlement patient) {
        if (unchanged) {
            return "Its handler has changed nothing.";
        }
        boolean gone = phase == Phase.ABSENT || phase == Phase.DELETING;
        if (operation.kind().deletes()) {
            return gone || phase == Phase.FAILED
                    ? "Nothing needs to be done, since the resource is deleted or about to be."
                    : "The resource exists: check whether the backend still has it.";
        }
        if (gone) {
            return "The resource is deleted, so operation " + compensate(operation, claimed, patient)
                    + " calls the handler for deletion again.";
        }
        return phase == Phase.FAILED
                ? "The resource is left over from a failed creation; the platform deletes it or creates it again."
                : "The resource exists or is being created: check that the backend has what the platform expects.";
    }

    private String compensate(StoredOperation operation, StoredResource claimed, Settlement patient) {
        StoredOperation compensation = StoredOperation.compensation(
                UUID.randomUUID().toString(),
                operation,
                new Compensation(operation.id(), claimed.serviceId(), claimed.planId()),
                clock.instant());
        patient.insertCompensation(compensation);
        queue.added(compensation);
        return compensation.id();
    }
}
