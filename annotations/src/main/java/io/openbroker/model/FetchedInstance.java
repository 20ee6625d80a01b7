package io.openbroker.model;

import java.util.Map;
import java.util.Optional;

/**
 * A service instance as a {@link io.openbroker.annotation.FetchInstance} handler finds it, with what may have changed
 * outside the platform (OSB v2.17, "Fetching a Service Instance", Body).
 *
 * @param instance the dashboard and metadata
 * @param parameters its present parameters without secrets; if absent, those that the runtime has recorded
 * @param maintenanceInfo its present maintenance; if absent, the one that the runtime has recorded
 */
public record FetchedInstance(
        ServiceInstance instance, Optional<Map<String, Object>> parameters, Optional<MaintenanceInfo> maintenanceInfo) {

    /**
     * A service instance of which parameters and maintenance are as recorded.
     *
     * @param instance the dashboard and metadata
     * @return the answer
     */
    public static FetchedInstance of(ServiceInstance instance) {
        return new FetchedInstance(instance, Optional.empty(), Optional.empty());
    }

    /** Leaves the parameters out: they may hold secrets. */
    @Override
    public String toString() {
        return "FetchedInstance[instance=" + instance + ", maintenanceInfo=" + maintenanceInfo + "]";
    }
}
