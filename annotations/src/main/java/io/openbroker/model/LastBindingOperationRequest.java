package io.openbroker.model;

/**
 * A request for the status of an operation on a service binding that a handler {@linkplain Accepted started itself}
 * (OSB v2.17, "Polling Last Operation for Service Bindings").
 *
 * @param origin the platform, user and identity of the request
 * @param instanceId the service instance's id
 * @param bindingId the service binding's id
 * @param serviceId the offering's id
 * @param planId the plan's id
 * @param operationId the id from {@link Accepted}
 * @param operation which operation was started
 */
public record LastBindingOperationRequest(
        RequestOrigin origin,
        String instanceId,
        String bindingId,
        String serviceId,
        String planId,
        String operationId,
        OsbOperation operation)
        implements BrokerRequest {}
