package io.openbroker.model;

import java.util.Map;
import java.util.Optional;

/**
 * What a service instance was before an update (OSB v2.17, Previous Values Object), as the runtime has recorded it; so it
 * is there and right whatever the platform sends.
 *
 * @param planId the id of its plan
 * @param parameters its parameters
 * @param maintenanceInfo its maintenance
 */
public record PreviousValues(String planId, Map<String, Object> parameters, Optional<MaintenanceInfo> maintenanceInfo) {

    /** Leaves the parameters out: they may hold secrets. */
    @Override
    public String toString() {
        return "PreviousValues[planId=" + planId + ", maintenanceInfo=" + maintenanceInfo + "]";
    }
}
