package io.openbroker.runtime.spi.observation;

import java.util.Set;

/**
 * Receives each operation that has ended, for metering, billing and reports:
 *
 * <pre>{@code
 * OperationObserver meter = operation -> {
 *     if (operation.kind() == OsbOperation.PROVISION && operation.state() == OperationStatus.State.SUCCEEDED) {
 *         billing.begin(operation.operationId(), operation.instanceId(), operation.planId(), operation.endedAt());
 *     }
 * };
 * }</pre>
 *
 * <p>An observer is called after the end is recorded, on a thread of its own, so it may block; no platform waits for it. It
 * receives one operation after the other. Requests that were rejected before they became an operation are not shown, by policies
 * for example.
 *
 * <p>An observer receives each end at least once: the state keeps it, in the commit that records the end, until all observers
 * have returned. It receives an operation again, with the same {@link CompletedOperation#operationId()}, if it has thrown, after
 * a second and then less often up to every ten minutes; or if a process has ended, or lost the state, between the call and the
 * commit that forgets the report. What a process leaves behind is reported by another replica, or after the restart. Operations
 * arrive in the order in which a replica has recorded their ends, except for those that are received again or left behind.
 *
 * <p>The end of delegated operations of brokers with {@link io.openbroker.annotation.State#EXTERNAL} is known only from polls:
 * it is reported when a process first returns it to a platform, so never if no platform polls, and repeatedly if several
 * processes return it or a process has returned ten thousand others meanwhile. There is no state that could keep it, so it is
 * not reported again after the process has ended.
 */
@FunctionalInterface
public interface OperationObserver {

    /** An operation has ended. */
    void operationCompleted(CompletedOperation operation);

    /**
     * The service offerings whose operations this observer receives.
     *
     * @return their ids; all service offerings if it is empty
     */
    default Set<String> offerings() {
        return Set.of();
    }

    /**
     * Restricts this observer to some service offerings. Operations whose service offering is not known are not shown.
     *
     * @param ids the ids of the service offerings, at least one
     * @return an observer that does the same for them only
     * @throws IllegalArgumentException if there is no id
     */
    default OperationObserver forOfferings(String... ids) {
        return new OfferingObserver(this, Set.of(ids));
    }
}
