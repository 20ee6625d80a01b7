package io.openbroker.runtime.internal.catalog;

import io.openbroker.annotation.State;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.generated.HandlerDescriptor;
import io.openbroker.runtime.generated.OfferingDescriptor;
import io.openbroker.runtime.generated.PlanDescriptor;
import java.time.Duration;
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
    private final DeclaredPollingDurations pollingDurations;

    OfferedService(OfferingDescriptor descriptor, BrokerDispatcher dispatcher) {
        this.descriptor = descriptor;
        this.dispatcher = dispatcher;
        Map<String, PlanDescriptor> byId = new LinkedHashMap<>();
        descriptor.plans().forEach(plan -> byId.put(plan.id(), plan));
        this.plans = byId;
        this.permissions = new DeclaredPermissions(dispatcher.catalog(), descriptor.id());
        this.pollingDurations = new DeclaredPollingDurations(dispatcher.catalog(), descriptor.id());
    }

    /** Returns an offering that is no longer in the catalog; its resources can only be fetched, polled and deleted. */
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

    /** Returns whether the broker itself stores service instances and service bindings ({@link State#EXTERNAL}). */
    public boolean external() {
        return dispatcher.state() == State.EXTERNAL;
    }

    /** Finds a plan by id; it may be retired. */
    public Optional<PlanDescriptor> plan(String planId) {
        return Optional.ofNullable(plans.get(planId));
    }

    /** Returns the permissions that the catalog declares for the offering. */
    public DeclaredPermissions permissions() {
        return permissions;
    }

    /** Returns how long platforms poll operations of a plan at most, if the catalog says so. */
    public Optional<Duration> maximumPollingDuration(String planId) {
        return pollingDurations.of(planId);
    }

    /** Returns the handler for an operation, if the broker has one. */
    public Optional<HandlerDescriptor> handler(OsbOperation operation) {
        return Optional.ofNullable(descriptor.handlers().get(operation));
    }
}
