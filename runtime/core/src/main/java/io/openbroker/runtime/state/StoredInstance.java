package io.openbroker.runtime.state;

import io.openbroker.model.ServiceInstance;
import java.util.Optional;

/**
 * A service instance, as the runtime remembers it.
 *
 * @param key its identity
 * @param revision counts its changes
 * @param phase where it stands
 * @param fallback the phase to which it returns if the operation that holds it fails
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
                Phase.CREATING,
                Phase.FAILED,
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
                Phase.CREATING,
                Phase.FAILED,
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
        return held(Phase.UPDATING, Phase.READY, Optional.of(requested), operation);
    }

    /**
     * An operation begins to delete it; if that fails it is what it was, and a creation that was cut short has failed.
     *
     * @param operation the operation's id
     * @return the next revision
     */
    public StoredInstance deleting(String operation) {
        return held(Phase.DELETING, phase == Phase.READY ? Phase.READY : Phase.FAILED, Optional.empty(), operation);
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
                Phase.READY,
                Phase.READY,
                serviceId,
                pending.orElse(current),
                Optional.empty(),
                merge(told),
                Optional.empty());
    }

    /**
     * The operation that holds it has failed.
     *
     * @return the next revision
     */
    public StoredInstance fallenBack() {
        return new StoredInstance(
                key, revision + 1, fallback, fallback, serviceId, current, Optional.empty(), details, Optional.empty());
    }

    private StoredInstance held(Phase next, Phase ifFailed, Optional<InstanceAttributes> requested, String operation) {
        return new StoredInstance(
                key, revision + 1, next, ifFailed, serviceId, current, requested, details, Optional.of(operation));
    }

    private ServiceInstance merge(ServiceInstance told) {
        return new ServiceInstance(
                told.dashboardUrl().or(details::dashboardUrl),
                told.labels().isEmpty() ? details.labels() : told.labels(),
                told.attributes().isEmpty() ? details.attributes() : told.attributes());
    }
}
