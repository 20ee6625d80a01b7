package io.openbroker.runtime.internal.reconciliation;

import io.openbroker.runtime.generated.PlanDescriptor;
import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.catalog.ServiceCatalog;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What platforms name of a broker's catalog, to tell its service instances from those of other brokers.
 *
 * @param offerings the ids of service offerings
 * @param offeringNames the names of service offerings
 * @param plans the ids of service plans
 */
public record CatalogIds(Set<String> offerings, Set<String> offeringNames, Set<String> plans) {

    public CatalogIds {
        offerings = Set.copyOf(offerings);
        offeringNames = Set.copyOf(offeringNames);
        plans = Set.copyOf(plans);
    }

    /** The ids and names of a catalog. */
    public static CatalogIds of(ServiceCatalog catalog) {
        return new CatalogIds(
                catalog.serviceIds(),
                catalog.services().stream()
                        .map(service -> service.descriptor().name())
                        .collect(Collectors.toSet()),
                catalog.services().stream()
                        .map(OfferedService::descriptor)
                        .flatMap(offering -> offering.plans().stream())
                        .map(PlanDescriptor::id)
                        .collect(Collectors.toSet()));
    }
}
