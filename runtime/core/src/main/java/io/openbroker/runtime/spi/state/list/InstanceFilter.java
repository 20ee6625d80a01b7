package io.openbroker.runtime.spi.state.list;

import io.openbroker.model.Context;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import java.util.Optional;

/**
 * Selects service instances to count; empty criteria match all.
 *
 * @param platform the name of the platform
 * @param serviceId the id of the service offering
 * @param planId the id of the plan; of a service instance that is being updated, the present or the requested one
 * @param organization the {@linkplain Tenant#organization organization}; empty text for service instances without one
 * @param space the {@linkplain Tenant#space space}; empty text for service instances without one
 */
public record InstanceFilter(
        Optional<String> platform,
        Optional<String> serviceId,
        Optional<String> planId,
        Optional<String> organization,
        Optional<String> space) {

    /** All service instances. */
    public static final InstanceFilter ALL = new InstanceFilter(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Service instances of the organization that a context names, on any platform. If it names none, those without an
     * organization.
     *
     * @return the filter
     */
    public static InstanceFilter organizationOf(Context context) {
        return new InstanceFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Tenant.of(context).organization()),
                Optional.empty());
    }

    /**
     * Service instances of the organization and space that a context names, on any platform. If it names none, those without
     * them.
     *
     * @return the filter
     */
    public static InstanceFilter spaceOf(Context context) {
        Tenant tenant = Tenant.of(context);
        return new InstanceFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(tenant.organization()),
                Optional.of(tenant.space()));
    }

    /**
     * Of these, service instances of one platform.
     *
     * @param name the name of the platform
     * @return the filter
     */
    public InstanceFilter withPlatform(String name) {
        return new InstanceFilter(Optional.of(name), serviceId, planId, organization, space);
    }

    /**
     * Of these, service instances of one service offering.
     *
     * @param id the id of the service offering
     * @return the filter
     */
    public InstanceFilter withService(String id) {
        return new InstanceFilter(platform, Optional.of(id), planId, organization, space);
    }

    /**
     * Of these, service instances of one plan.
     *
     * @param id the id of the plan
     * @return the filter
     */
    public InstanceFilter withPlan(String id) {
        return new InstanceFilter(platform, serviceId, Optional.of(id), organization, space);
    }

    /**
     * Whether a service instance matches.
     *
     * @return whether it does
     */
    public boolean matches(StoredInstance row) {
        return platform.map(row.key().platform()::equals).orElse(true)
                && serviceId.map(row.serviceId()::equals).orElse(true)
                && planId.map(id -> hasPlan(row, id)).orElse(true)
                && ((organization.isEmpty() && space.isEmpty()) || belongsTo(Tenant.of(row)));
    }

    private static boolean hasPlan(StoredInstance row, String id) {
        return row.current().planId().equals(id)
                || row.pending().filter(pending -> pending.planId().equals(id)).isPresent();
    }

    private boolean belongsTo(Tenant tenant) {
        return organization.map(tenant.organization()::equals).orElse(true)
                && space.map(tenant.space()::equals).orElse(true);
    }
}
