package io.openbroker.runtime.internal.catalog;

import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.generated.CatalogDocument;
import io.openbroker.runtime.generated.OfferingDescriptor;
import io.openbroker.runtime.generated.PlanDescriptor;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The offerings of all brokers that one server serves, and the document that describes them. Immutable. */
public final class ServiceCatalog {

    private final Map<String, OfferedService> services;
    private final CatalogDocument document;

    private ServiceCatalog(Map<String, OfferedService> services, CatalogDocument document) {
        this.services = services;
        this.document = document;
    }

    /**
     * Merges the catalogs of brokers.
     *
     * @throws IllegalArgumentException if there is no broker, or two of them use the same id or name
     */
    public static ServiceCatalog of(List<BrokerDispatcher> dispatchers) {
        if (dispatchers.isEmpty()) {
            throw new IllegalArgumentException("No broker is given; name at least one generated dispatcher");
        }
        Map<String, OfferedService> services = new LinkedHashMap<>();
        Map<String, String> owners = new HashMap<>();
        for (BrokerDispatcher dispatcher : dispatchers) {
            for (OfferingDescriptor offering : dispatcher.offerings()) {
                claim(owners, "id", offering.id(), dispatcher);
                claim(owners, "service name", offering.name(), dispatcher);
                for (PlanDescriptor plan : offering.plans()) {
                    claim(owners, "id", plan.id(), dispatcher);
                }
                services.put(offering.id(), new OfferedService(offering, dispatcher));
            }
        }
        return new ServiceCatalog(services, CatalogMerger.merge(dispatchers));
    }

    private static void claim(Map<String, String> owners, String kind, String value, BrokerDispatcher dispatcher) {
        String owner = dispatcher.getClass().getSimpleName();
        String other = owners.putIfAbsent(kind + " " + value, owner);
        if (other != null) {
            throw new IllegalArgumentException("The " + kind + " \"" + value + "\" is used by " + other + " and by "
                    + owner + "; brokers that are served together need ids and service names of their own");
        }
    }

    public CatalogDocument document() {
        return document;
    }

    /** All offerings, in the order of the catalog. */
    public Collection<OfferedService> services() {
        return Collections.unmodifiableCollection(services.values());
    }

    /** The ids of all offerings, in the order of the catalog. */
    public Set<String> serviceIds() {
        return Collections.unmodifiableSet(services.keySet());
    }

    /** The names of the offerings of which only the brokers' handlers know anything. */
    public List<String> externalOfferings() {
        return services.values().stream()
                .filter(OfferedService::external)
                .map(service -> service.descriptor().name())
                .toList();
    }

    /** Whether the runtime keeps the state of any offering. */
    public boolean keepsState() {
        return services.values().stream().anyMatch(service -> !service.external());
    }

    /** The offering with that id. */
    public Optional<OfferedService> find(String serviceId) {
        return Optional.ofNullable(services.get(serviceId));
    }

    /**
     * The offering of a service instance or service binding that exists. If the offering has left the catalog, it has the
     * handlers with which its broker serves all other offerings, so that what exists can still be deleted; none if several
     * brokers keep their state here, since it is not known which of them it belonged to.
     */
    public OfferedService existing(String serviceId) {
        return find(serviceId).orElseGet(() -> OfferedService.removed(serviceId, managedDispatchers()));
    }

    private List<BrokerDispatcher> managedDispatchers() {
        return services.values().stream()
                .filter(service -> !service.external())
                .map(OfferedService::dispatcher)
                .distinct()
                .toList();
    }

    /** The offering with that id, which a request names. */
    public OfferedService service(String serviceId) {
        return find(serviceId)
                .orElseThrow(() -> Rejection.of(
                        Outcome.CATALOG_MISMATCH,
                        "service_id \"" + serviceId + "\" is not in the catalog. Fetch the catalog again."));
    }

    /** The plan with that id, which a request names, with its offering; retired plans are found too. */
    public OfferedPlan plan(String serviceId, String planId) {
        OfferedService service = service(serviceId);
        return new OfferedPlan(service, plan(service, planId));
    }

    /** The plan with that id of an offering. */
    public static PlanDescriptor plan(OfferedService service, String planId) {
        return service.plan(planId)
                .orElseThrow(() -> Rejection.of(
                        Outcome.CATALOG_MISMATCH,
                        "plan_id \"" + planId + "\" is not a plan of the service offering \""
                                + service.descriptor().name() + "\". Fetch the catalog again."));
    }
}
