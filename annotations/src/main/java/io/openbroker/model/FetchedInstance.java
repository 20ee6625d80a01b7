package io.openbroker.model;

import java.util.Map;
import java.util.Optional;

/**
 * A service instance as a {@link io.openbroker.annotation.FetchInstance} handler finds it, with values that may have changed outside the platform (OSB v2.17, "Fetching a Service Instance", Body).
 *
 * @param instance the dashboard and metadata
 * @param planId the id of its present plan; if absent, the one that the runtime has stored
 * @param parameters its present parameters without secrets; if absent, those that the runtime has stored
 * @param maintenanceInfo its present maintenance; if absent, the one that the runtime has stored
 */
public record FetchedInstance(
        ServiceInstance instance,
        Optional<String> planId,
        Optional<Map<String, Object>> parameters,
        Optional<MaintenanceInfo> maintenanceInfo) {

    /**
     * A service instance with everything else as stored.
     *
     * @param instance the dashboard and metadata
     * @return the result
     */
    public static FetchedInstance of(ServiceInstance instance) {
        return new FetchedInstance(instance, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Adds the plan.
     *
     * @param id the id of its present plan
     * @return a copy with it
     */
    public FetchedInstance withPlan(String id) {
        return new FetchedInstance(instance, Optional.of(id), parameters, maintenanceInfo);
    }

    /**
     * Adds the parameters.
     *
     * @param values its present parameters, as JSON values without secrets
     * @return a copy with them
     */
    public FetchedInstance withParameters(Map<String, Object> values) {
        return new FetchedInstance(instance, planId, Optional.of(values), maintenanceInfo);
    }

    /**
     * Adds the maintenance.
     *
     * @param info its present maintenance
     * @return a copy with it
     */
    public FetchedInstance withMaintenance(MaintenanceInfo info) {
        return new FetchedInstance(instance, planId, parameters, Optional.of(info));
    }

    /** Leaves the parameters out: they may hold secrets. */
    @Override
    public String toString() {
        return "FetchedInstance[instance=" + instance + ", planId=" + planId + ", maintenanceInfo=" + maintenanceInfo
                + "]";
    }
}
