package io.openbroker.runtime.internal.handler;

import io.openbroker.runtime.generated.PlanDescriptor;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import java.util.Optional;

/** Compares requests with the maintenance information of the catalog (OSB v2.17, Maintenance Info Object). */
public final class Maintenance {

    private Maintenance() {}

    /**
     * Compares the version that a platform expects with the catalog.
     *
     * @throws Rejection with {@link Outcome#MAINTENANCE_CONFLICT} if they differ
     */
    public static void check(Optional<String> expected, PlanDescriptor plan) {
        if (expected.isPresent() && !expected.equals(plan.maintenanceVersion())) {
            throw Rejection.of(
                    Outcome.MAINTENANCE_CONFLICT,
                    "The maintenance information for the requested service plan has changed: maintenance_info.version is \""
                            + expected.get() + "\", but the catalog has "
                            + plan.maintenanceVersion()
                                    .map(version -> '"' + version + '"')
                                    .orElse("none")
                            + ". Fetch the catalog again.");
        }
    }
}
