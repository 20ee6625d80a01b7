package io.openbroker.model;

/**
 * A request to look a service instance up (OSB v2.17, "Fetching a Service Instance").
 *
 * @param origin who asks
 * @param instanceId the service instance's id
 * @param serviceId the offering's id
 * @param planId the plan's id
 */
public record FetchInstanceRequest(RequestOrigin origin, String instanceId, String serviceId, String planId)
        implements BrokerRequest {}
