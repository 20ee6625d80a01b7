package io.openbroker.model;

/**
 * A request to tell how an operation on a service binding stands that a handler has {@linkplain Accepted started itself}
 * (OSB v2.17, "Polling Last Operation for Service Bindings").
 *
 * @param origin who asks
 * @param instanceId the service instance's id
 * @param bindingId the service binding's id
 * @param serviceId the offering's id
 * @param planId the plan's id
 * @param operationId what the handler gave with {@link Accepted}
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
