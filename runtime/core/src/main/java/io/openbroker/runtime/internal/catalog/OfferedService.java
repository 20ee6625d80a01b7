package io.openbroker.runtime.internal.catalog;

import io.openbroker.annotation.State;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.generated.HandlerDescriptor;
import io.openbroker.runtime.generated.OfferingDescriptor;
import io.openbroker.runtime.generated.PlanDescriptor;
import java.util.LinkedHashMap;
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
