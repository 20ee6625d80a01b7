package io.openbroker.runtime.spi.state;

import java.util.Map;
import java.util.Optional;

/**
 * What a platform may ask a service instance to be.
 *
 * @param planId the plan's id
 * @param context the properties of the context
 * @param parameters the parameters
 * @param maintenanceVersion the version of the maintenance
 */
public record InstanceAttributes(
        String planId,
        Map<String, Object> context,
        Map<String, Object> parameters,
        Optional<String> maintenanceVersion) {

    /** Leaves the parameters out: they may hold secrets. */
    @Override
    public String toString() {
        return "InstanceAttributes[planId=" + planId + ", maintenanceVersion=" + maintenanceVersion + "]";
    }
}
