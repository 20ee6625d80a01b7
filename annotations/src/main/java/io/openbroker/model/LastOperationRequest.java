package io.openbroker.model;

/**
 * A request for the status of an operation on a service instance that a handler {@linkplain Accepted started itself}
 * (OSB v2.17, "Polling Last Operation for Service Instances").
 *
 * @param origin the platform, user and identity of the request
 * @param instanceId the service instance's id
 * @param serviceId the offering's id
 * @param planId the plan's id
 * @param operationId the id from {@link Accepted}
 * @param operation which operation was started
 */
public record LastOperationRequest(
        RequestOrigin origin,
        String instanceId,
        String serviceId,
        String planId,
        String operationId,
        OsbOperation operation)
        implements BrokerRequest {}
