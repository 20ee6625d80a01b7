package io.openbroker.client;

import io.openbroker.model.MaintenanceInfo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The catalog of a broker. Members that the specification does not know are left out; metadata and schemas are as sent.
 *
 * @param etag the tag of this catalog, if the broker has one
 */
public record Catalog(List<Offering> offerings, Optional<String> etag) {

    /** Copies the offerings. */
    public Catalog {
        offerings = List.copyOf(offerings);
    }

    /** Finds an offering by its id. */
    public Optional<Offering> offering(String id) {
        return offerings.stream().filter(offering -> offering.id().equals(id)).findFirst();
    }

    /** Finds an offering by its name. */
    public Optional<Offering> offeringNamed(String name) {
        return offerings.stream()
                .filter(offering -> offering.name().equals(name))
                .findFirst();
    }

    /** A service offering. */
    public record Offering(
            String id,
            String name,
            String description,
            List<String> tags,
            List<String> requires,
            boolean bindable,
            boolean instancesRetrievable,
            boolean bindingsRetrievable,
            boolean allowContextUpdates,
            boolean planUpdateable,
            Map<String, Object> metadata,
            Optional<DashboardClient> dashboardClient,
            List<Plan> plans) {

        /** Copies the lists. */
        public Offering {
            tags = List.copyOf(tags);
            requires = List.copyOf(requires);
            plans = List.copyOf(plans);
        }

        /** Finds a plan by its id. */
        public Optional<Plan> plan(String planId) {
            return plans.stream().filter(plan -> plan.id().equals(planId)).findFirst();
        }

        /** Finds a plan by its name. */
        public Optional<Plan> planNamed(String planName) {
            return plans.stream().filter(plan -> plan.name().equals(planName)).findFirst();
        }
    }

    /** The client of an offering's dashboard at the platform's authorization server. */
    public record DashboardClient(String id, String secret, Optional<String> redirectUri) {

        @Override
        public String toString() {
            return "DashboardClient[id=" + id + "]";
        }
    }

    /**
     * A service plan.
     *
     * @param bindable whether it is bindable, by its own flag or by that of the offering
     * @param planUpdateable likewise
     */
    public record Plan(
            String id,
            String name,
            String description,
            boolean free,
            boolean bindable,
            boolean bindingRotatable,
            boolean planUpdateable,
            Map<String, Object> metadata,
            Schemas schemas,
            Optional<Duration> maximumPollingDuration,
            Optional<MaintenanceInfo> maintenanceInfo) {}

    /** The JSON schemas of parameters. */
    public record Schemas(
            Optional<Map<String, Object>> provision,
            Optional<Map<String, Object>> update,
            Optional<Map<String, Object>> bind) {}
}
