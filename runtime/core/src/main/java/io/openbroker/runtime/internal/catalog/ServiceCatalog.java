package io.openbroker.runtime.internal.catalog;

import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.generated.CatalogDocument;
import io.openbroker.runtime.generated.HandlerInterceptor;
import io.openbroker.runtime.generated.OfferingDescriptor;
import io.openbroker.runtime.generated.PlanDescriptor;
import io.openbroker.runtime.internal.json.ParametersReader;
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

/** The offerings of all brokers of a server, and the catalog document that describes them. Immutable. */
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
            throw new IllegalArgumentException("There is no broker; pass at least one generated dispatcher");
        }
        Map<String, OfferedService> services = new LinkedHashMap<>();
        Map<String, String> owners = new HashMap<>();
        for (BrokerDispatcher dispatcher : dispatchers) {
            BrokerDispatcher handlers = HandlerInterceptor.around(dispatcher, new HandlerBoundary());
            for (OfferingDescriptor offering : dispatcher.offerings()) {
                claim(owners, "id", offering.id(), dispatcher);
                claim(owners, "service name", offering.name(), dispatcher);
                for (PlanDescriptor plan : offering.plans()) {
                    claim(owners, "id", plan.id(), dispatcher);
                }
                offering.handlers().values().stream()
                        .flatMap(handler -> handler.parametersType().stream())
                        .forEach(ParametersReader::check);
                services.put(offering.id(), new OfferedService(offering, handlers));
            }
        }
        return new ServiceCatalog(services, CatalogMerger.merge(dispatchers));
    }

    private static void claim(Map<String, String> owners, String kind, String value, BrokerDispatcher dispatcher) {
        String owner = dispatcher.getClass().getSimpleName();
        String other = owners.putIfAbsent(kind + " " + value, owner);
        if (other != null) {
            throw new IllegalArgumentException("The " + kind + " \"" + value + "\" is used by " + other + " and by "
                    + owner + "; ids and service names must be unique across all brokers of a server");
        }
    }

    public CatalogDocument document() {
        return document;
    }

    /** Returns all offerings in catalog order. */
    public Collection<OfferedService> services() {
        return Collections.unmodifiableCollection(services.values());
    }

    /** Returns the ids of all offerings in catalog order. */
    public Set<String> serviceIds() {
        return Collections.unmodifiableSet(services.keySet());
    }

    /** Returns the names of the offerings with external state. */
    public List<String> externalOfferings() {
        return services.values().stream()
                .filter(OfferedService::external)
                .map(service -> service.descriptor().name())
                .toList();
    }

    /** Returns whether the runtime stores the state of any offering. */
    public boolean keepsState() {
        return services.values().stream().anyMatch(service -> !service.external());
    }

    /** Finds an offering by id. */
    public Optional<OfferedService> find(String serviceId) {
        return Optional.ofNullable(services.get(serviceId));
    }

    /**
     * Returns the offering of an existing service instance or service binding. An offering that is no longer in the catalog has
     * the handlers that all other offerings of its broker share, so that existing resources can still be deleted. It has no
     * handlers if several brokers store their state here, since the broker that it belonged to is unknown.
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

    /** Returns the offering that a request names, or rejects the request. */
    public OfferedService service(String serviceId) {
        return find(serviceId)
                .orElseThrow(() -> Rejection.of(
                        Outcome.CATALOG_MISMATCH,
                        "service_id \"" + serviceId + "\" is not in the catalog. Fetch the catalog again."));
    }

    /** Returns the plan that a request names with its offering, or rejects the request. The plan may be retired. */
    public OfferedPlan plan(String serviceId, String planId) {
        OfferedService service = service(serviceId);
        return new OfferedPlan(service, plan(service, planId));
    }

    /** Returns the plan of an offering that a request names, or rejects the request. */
    public static PlanDescriptor plan(OfferedService service, String planId) {
        return service.plan(planId)
                .orElseThrow(() -> Rejection.of(
                        Outcome.CATALOG_MISMATCH,
                        "plan_id \"" + planId + "\" is not a plan of the service offering \""
                                + service.descriptor().name() + "\". Fetch the catalog again."));
    }
}
