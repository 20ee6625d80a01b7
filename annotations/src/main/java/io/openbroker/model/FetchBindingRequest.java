package io.openbroker.model;

/**
 * A request to fetch a service binding (OSB v2.17, "Fetching a Service Binding").
 *
 * @param origin the platform, user and identity of the request
 * @param instanceId the service instance's id
 * @param bindingId the service binding's id
 * @param serviceId the offering's id
 * @param planId the plan's id
 */
public record FetchBindingRequest(
        RequestOrigin origin, String instanceId, String bindingId, String serviceId, String planId)
        implements BrokerRequest {}
