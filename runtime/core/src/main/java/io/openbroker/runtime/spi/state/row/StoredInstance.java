package io.openbroker.runtime.spi.state.row;

import io.openbroker.model.ServiceInstance;
import java.util.Optional;

/**
 * A service instance.
 *
 * @param key the identity
 * @param serviceId the id of the service offering
 * @param status its position in its life
 * @param current its attributes; while it is being created, the requested ones
 * @param pending the requested attributes while it is being updated
 * @param details the results of its handlers
 */
public record StoredInstance(
        InstanceKey key,
        String serviceId,
        ResourceStatus status,
        InstanceAttributes current,
        Optional<InstanceAttributes> pending,
        ServiceInstance details)
        implements StoredResource {

    /**
     * A service instance that is being created.
     *
     * @param key the identity
     * @param serviceId the id of the service offering
     * @param requested the requested attributes
     * @param status its position in its life
     * @return the row
     */
    public static StoredInstance creating(
            InstanceKey key, String serviceId, InstanceAttributes requested, ResourceStatus status) {
        return new StoredInstance(key, serviceId, status, requested, Optional.empty(), ServiceInstance.EMPTY);
    }

    @Override
    public String planId() {
        return current.planId();
    }

    @Override
    public StoredInstance with(ResourceStatus next) {
        return new StoredInstance(
                key, serviceId, next, current, next.phase() == Phase.UPDATING ? pending : Optional.empty(), details);
    }

    /**
     * The same row with the result of a handler. Fields that the handler left out do not change.
     *
     * @param told the result of the handler
     * @return the row
     */
    public StoredInstance with(ServiceInstance told) {
        if (told.equals(ServiceInstance.EMPTY)) {
            return this;
        }
        ServiceInstance merged = new ServiceInstance(
                told.dashboardUrl().or(details::dashboardUrl),
                told.labels().isEmpty() ? details.labels() : told.labels(),
                told.attributes().isEmpty() ? details.attributes() : told.attributes());
        return new StoredInstance(key, serviceId, status, current, pending, merged);
    }
}
