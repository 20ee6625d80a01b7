package io.openbroker.runtime.spi.state.row;

import io.openbroker.model.OsbOperation;
import io.openbroker.model.ServiceInstance;
import java.util.Map;
import java.util.Optional;

/**
 * The reason for an operation that no platform has requested: a handler ended after its operation had lost its claim, and what it
 * may have created does not exist for the platform any more, so the handler for deletion is called again.
 *
 * @param operationId the id of the operation that had lost its claim
 * @param serviceId the id of the service offering
 * @param planId the id of the service plan
 */
public record Compensation(String operationId, String serviceId, String planId) {

    /**
     * The operation that deletes a service instance or service binding.
     *
     * @param resource the service instance or service binding
     * @return the operation of the specification
     */
    public static OsbOperation kind(ResourceKey resource) {
        return resource.bindingId().isPresent() ? OsbOperation.UNBIND : OsbOperation.DEPROVISION;
    }

    /**
     * The row that an operation holds while it compensates, so that no request can create the same service instance or service
     * binding meanwhile.
     *
     * @param resource the service instance or service binding, which has no row
     * @param operationId the id of the operation that compensates
     * @return the first revision
     */
    public StoredResource row(ResourceKey resource, String operationId) {
        ResourceStatus status = new ResourceStatus(1, Phase.DELETING, Phase.FAILED, Optional.of(operationId));
        if (resource instanceof BindingKey binding) {
            BindingAttributes attributes =
                    new BindingAttributes(planId, Map.of(), Map.of(), Map.of(), Optional.empty());
            return new StoredBinding(binding, serviceId, status, attributes, BoundAccess.NONE);
        }
        return new StoredInstance(
                resource.instance(),
                serviceId,
                status,
                new InstanceAttributes(planId, Map.of(), Map.of(), Optional.empty()),
                Optional.empty(),
                ServiceInstance.EMPTY);
    }
}
