package io.openbroker.model;

import java.util.Map;
import java.util.Optional;

/**
 * A request to change a service instance (OSB v2.17, "Updating a Service Instance").
 *
 * @param origin the platform, user and identity of the request
 * @param instanceId the service instance's id
 * @param serviceId the offering's id
 * @param planId the id of the plan that the service instance shall have; its present one if the plan does not change
 * @param context the place of the service instance on its platform
 * @param parameters what the user gave with this update, as JSON values; parameters that are not named keep their values
 * @param maintenanceInfo the maintenance that the service instance shall be at, if the platform says
 * @param previousValues what the service instance was before
 */
public record UpdateRequest(
        RequestOrigin origin,
        String instanceId,
        String serviceId,
        String planId,
        Context context,
        Map<String, Object> parameters,
        Optional<MaintenanceInfo> maintenanceInfo,
        PreviousValues previousValues)
        implements BrokerRequest {

    /**
     * Whether the update changes the plan.
     *
     * @return whether the plan differs from the previous one
     */
    public boolean changesPlan() {
        return !planId.equals(previousValues.planId());
    }

    @Override
    public String toString() {
        return "UpdateRequest[instanceId=" + instanceId + ", serviceId=" + serviceId + ", planId=" + planId + "]";
    }
}
