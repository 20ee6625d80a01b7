package io.openbroker.model;

/**
 * A request to delete a service binding (OSB v2.17, "Unbinding").
 *
 * @param origin the platform, user and identity of the request
 * @param instanceId the service instance's id
 * @param bindingId the service binding's id
 * @param serviceId the offering's id
 * @param planId the plan's id
 */
public record UnbindRequest(RequestOrigin origin, String instanceId, String bindingId, String serviceId, String planId)
        implements BrokerRequest {}
