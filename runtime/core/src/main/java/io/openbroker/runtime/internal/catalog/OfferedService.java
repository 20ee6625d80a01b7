package io.openbroker.runtime.internal.catalog;

import io.openbroker.annotation.State;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.generated.HandlerDescriptor;
import io.openbroker.runtime.generated.OfferingDescriptor;
import io.openbroker.runtime.generated.PlanDescriptor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A service offering with the dispatcher that serves it, and its plans by id. Immutable. */
public final class OfferedService {

    private final OfferingDescriptor descriptor;
    private final BrokerDispatcher dispatcher;
    private final Map<String, PlanDescriptor> plans;
    private final DeclaredPermissions permissions;

    OfferedService(OfferingDescriptor descriptor, BrokerDispatcher dispatcher) {
        this.descriptor = descriptor;
        this.dispatcher = dispatcher;
        Map<String, PlanDescriptor> byId = new LinkedHashMap<>();
        descriptor.plans().forEach(plan -> byId.put(plan.id(), plan));
        this.plans = byId;
        this.permissions = new DeclaredPermissions(dispatcher.catalog(), descriptor.id());
    }

    /** An offering that has left the catalog: its service instances and service bindings can be fetched, polled and deleted. */
    static OfferedService removed(String id, List<BrokerDispatcher> managed) {
        BrokerDispatcher dispatcher = managed.get(0);
        Map<OsbOperation, HandlerDescriptor> handlers =
                managed.size() == 1 ? commonHandlers(dispatcher.offerings()) : new HashMap<>();
        handlers.keySet().removeIf(operation -> operation.mutates() && !operation.deletes());
        return new OfferedService(
                new OfferingDescriptor(id, id, handlers, List.of(), true, true, false, false), dispatcher);
    }

    private static Map<OsbOperation, HandlerDescriptor> commonHandlers(List<OfferingDescriptor> offerings) {
        Map<OsbOperation, HandlerDescriptor> common =
                new HashMap<>(offerings.get(0).handlers());
        offerings.forEach(
                offering -> common.entrySet().retainAll(offering.handlers().entrySet()));
        return common;
    }

    public String id() {
        return descriptor.id();
    }

    public OfferingDescriptor descriptor() {
        return descriptor;
    }

    public BrokerDispatcher dispatcher() {
        return dispatcher;
    }

    /** Whether the broker's handlers know the service instances and service bindings, and not the runtime. */
    public boolean external() {
        return dispatcher.state() == State.EXTERNAL;
    }

    /** The plan with that id, retired or not. */
    public Optional<PlanDescriptor> plan(String planId) {
        return Optional.ofNullable(plans.get(planId));
    }

    /** What the catalog says that a user must allow the service, so that its service bindings may hold it. */
    public DeclaredPermissions permissions() {
        return permissions;
    }

    /** The broker's handler for an operation. */
    public Optional<HandlerDescriptor> handler(OsbOperation operation) {
        return Optional.ofNullable(descriptor.handlers().get(operation));
    }
}
