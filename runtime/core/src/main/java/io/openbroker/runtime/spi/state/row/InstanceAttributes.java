package io.openbroker.runtime.spi.state.row;

import java.util.Map;
import java.util.Optional;

/**
 * The attributes of a service instance, as its platform has requested them.
 *
 * @param planId the plan's id
 * @param context the properties of the context
 * @param maintenanceVersion the version in the maintenance information
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
