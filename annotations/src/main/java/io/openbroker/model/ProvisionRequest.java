package io.openbroker.model;

import java.util.Map;
import java.util.Optional;

/**
 * A request to create a service instance (OSB v2.17, "Provisioning").
 *
 * @param origin the platform, user and identity of the request
 * @param instanceId the service instance's id
 * @param serviceId the offering's id
 * @param planId the plan's id
 * @param context the place of the service instance on its platform
 * @param parameters the parameters of the user, as JSON values
 * @param maintenanceInfo the maintenance that the platform expects, if it says
 */
public record ProvisionRequest(
        RequestOrigin origin,
        String instanceId,
        String serviceId,
        String planId,
        Context context,
        Map<String, Object> parameters,
        Optional<MaintenanceInfo> maintenanceInfo)
        implements BrokerRequest {

    @Override
    public String toString() {
        return "ProvisionRequest[instanceId=" + instanceId + ", serviceId=" + serviceId + ", planId=" + planId + "]";
    }
}
