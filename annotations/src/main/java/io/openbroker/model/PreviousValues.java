package io.openbroker.model;

import java.util.Map;
import java.util.Optional;

/**
 * The values of a service instance before an update (OSB v2.17, Previous Values Object), as stored by the runtime, whatever the
 * platform sends.
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
