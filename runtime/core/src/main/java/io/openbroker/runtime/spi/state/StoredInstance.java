package io.openbroker.runtime.spi.state;

import io.openbroker.model.ServiceInstance;
import java.util.Optional;

/**
 * A service instance, as the runtime remembers it.
 *
 * @param key its identity
 * @param revision counts its changes
 * @param phase where it stands
 * @param fallback the phase before the operation that holds it; of a deletion that cut a creation short, that of a failed one
 * @param serviceId the offering's id
 * @param current what it is; while it is being created, what it shall be
 * @param pending what it shall be, while it is being updated
 * @param details what its handlers have told
 * @param operationId the operation that holds it
 */
public record StoredInstance(
        InstanceKey key,
        long revision,
        Phase phase,
        Phase fallback,
        String serviceId,
        InstanceAttributes current,
        Optional<InstanceAttributes> pending,
        ServiceInstance details,
        Optional<String> operationId)
        implements StoredResource {

    /**
     * Checks the row.
     *
     * @param key its identity
     * @param revision counts its changes
     * @param phase where it stands
     * @param fallback the phase before the operation that holds it; of a deletion that cut a creation short, that of a failed one
     * @param serviceId the offering's id
     * @param current what it is; while it is being created, what it shall be
     * @param pending what it shall be, while it is being updated
     * @param details what its handlers have told
     * @param operationId the operation that holds it
     * @throws IllegalStateException if it would remember what does not exist
     */
    public StoredInstance {
        StoredResource.checkPhase(key, phase);
    }

    /**
     * A service instance that an operation begins to create.
     *
     * @param key its identity
     * @param serviceId the offering's id
     * @param requested what it shall be
     * @param operationId the operation
     * @return the service instance
     */
    public static StoredInstance creating(
            InstanceKey key, String serviceId, InstanceAttributes requested, String operationId) {
        return new StoredInstance(
                key,
                1,
                LifecycleTable.moved(Phase.ABSENT, LifecycleEvent.CREATION, Phase.ABSENT),
                Phase.ABSENT,
                serviceId,
                requested,
                Optional.empty(),
                ServiceInstance.EMPTY,
                Optional.of(operationId));
    }

    /**
     * The creation begins anew, after it has failed.
     *
     * @param service the offering's id
     * @param requested what it shall be
     * @param operation the operation's id
     * @return the next revision
     */
    public StoredInstance creatingAgain(String service, InstanceAttributes requested, String operation) {
        return new StoredInstance(
                key,
                revision + 1,
                after(LifecycleEvent.CREATION),
                phase,
                service,
                requested,
                Optional.empty(),
                ServiceInstance.EMPTY,
                Optional.of(operation));
    }

    /**
     * An operation begins to change it.
     *
     * @param requested what it shall be
     * @param operation the operation's id
     * @return the next revision
     */
    public StoredInstance updating(InstanceAttributes requested, String operation) {
        return held(LifecycleEvent.UPDATE, phase, Optional.of(requested), operation);
    }

    /**
     * An operation begins to delete it; if that fails it is what it was, and a creation that was cut short has failed.
     *
     * @param operation the operation's id
     * @return the next revision
     */
    public StoredInstance deleting(String operation) {
        return held(
                LifecycleEvent.DELETION,
                phase == Phase.READY ? Phase.READY : Phase.FAILED,
                Optional.empty(),
                operation);
    }

    /**
     * The operation that holds it has told of it, and goes on.
     *
     * @param told what its handler has told
     * @return the next revision
     */
    public StoredInstance withDetails(ServiceInstance told) {
        return new StoredInstance(
                key, revision + 1, phase, fallback, serviceId, current, pending, merge(told), operationId);
    }

    /**
     * The operation that holds it has created or updated it.
     *
     * @param told what its handler has told
     * @return the next revision
     */
    public StoredInstance ready(ServiceInstance told) {
        return new StoredInstance(
                key,
                revision + 1,
                after(LifecycleEvent.SUCCEEDED),
                Phase.READY,
                serviceId,
                pending.orElse(current),
                Optional.empty(),
                merge(told),
                Optional.empty());
    }

    @Override
    public StoredInstance fallenBack(LifecycleEvent end) {
        Phase next = after(end);
        return new StoredInstance(
                key, revision + 1, next, next, serviceId, current, Optional.empty(), details, Optional.empty());
    }

    private StoredInstance held(
            LifecycleEvent event, Phase before, Optional<InstanceAttributes> requested, String operation) {
        return new StoredInstance(
                key,
                revision + 1,
                after(event),
                before,
                serviceId,
                current,
                requested,
                details,
                Optional.of(operation));
    }

    private ServiceInstance merge(ServiceInstance told) {
        return new ServiceInstance(
                told.dashboardUrl().or(details::dashboardUrl),
                told.labels().isEmpty() ? details.labels() : told.labels(),
                told.attributes().isEmpty() ? details.attributes() : told.attributes());
    }
}
