package io.openbroker.model;

/**
 * A request to delete a service instance (OSB v2.17, "Deprovisioning").
 *
 * @param origin the platform, user and identity of the request
 * @param instanceId the service instance's id
 * @param serviceId the offering's id
 * @param planId the plan's id
 */
public record DeprovisionRequest(RequestOrigin origin, String instanceId, String serviceId, String planId)
        implements BrokerRequest {}
