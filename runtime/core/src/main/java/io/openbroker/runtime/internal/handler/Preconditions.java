package io.openbroker.runtime.internal.handler;

import io.openbroker.model.BindResource;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.generated.HandlerDescriptor;
import io.openbroker.runtime.generated.PlanDescriptor;
import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import java.util.Optional;

/** The conditions for the call of a handler; requests that violate them are rejected. */
public final class Preconditions {

    private Preconditions() {}

    /** Finds the handler of a service offering for an operation; without one, the operation is rejected. */
    public static HandlerDescriptor handler(OfferedService service, OsbOperation operation) {
        return service.handler(operation)
                .orElseThrow(() -> Rejection.of(
                        Outcome.NOT_IMPLEMENTED,
                        "Service offering \"" + service.descriptor().name()
                                + "\" does not support this operation: its broker has no method with @"
                                + operation.handler().map(Class::getSimpleName).orElse("Broker")));
    }

    /** Requires a platform that polls, if the operation is always asynchronous. */
    public static void acceptsIncomplete(HandlerDescriptor handler, boolean acceptsIncomplete) {
        acceptsIncomplete(handler.execution(), acceptsIncomplete);
    }

    /** Requires a platform that polls, if the operation is always asynchronous. */
    public static void acceptsIncomplete(Execution execution, boolean acceptsIncomplete) {
        if (goesOn(execution) && !acceptsIncomplete) {
            throw Rejection.of(
                    Outcome.ASYNC_REQUIRED,
                    "This service plan requires client support for asynchronous service operations.");
        }
    }

    /** Whether an operation is always asynchronous. */
    public static boolean goesOn(Execution execution) {
        return execution == Execution.ASYNCHRONOUS || execution == Execution.DELEGATED;
    }

    /** Requires a plan that is not retired. */
    public static void offered(PlanDescriptor plan) {
        if (plan.retired()) {
            throw Rejection.of(
                    Outcome.CATALOG_MISMATCH,
                    "plan_id \"" + plan.id()
                            + "\" is no longer offered. Fetch the catalog again and choose another plan.");
        }
    }

    /** Requires that a service instance can change from one plan to another one. */
    public static void changeable(Optional<PlanDescriptor> present, PlanDescriptor target) {
        offered(target);
        if (present.isPresent() && !present.get().planUpdateable()) {
            throw Rejection.of(
                    Outcome.UPDATE_NOT_SUPPORTED,
                    "Service instances of plan \"" + present.get().name() + "\" cannot change to another plan.");
        }
    }

    /** Requires a service offering that supports updates of the context only. */
    public static void takesContextUpdates(OfferedService service) {
        if (!service.descriptor().allowContextUpdates()) {
            throw Rejection.of(
                    Outcome.UPDATE_NOT_SUPPORTED,
                    "Service offering \"" + service.descriptor().name()
                            + "\" does not support updates that change the context only.");
        }
    }

    /**
     * Requires a bindable plan; for a rotation, one whose service bindings can be rotated.
     *
     * @param rotates whether the service binding replaces another one
     */
    public static void bindable(PlanDescriptor plan, boolean rotates) {
        if (!plan.bindable()) {
            throw Rejection.of(
                    Outcome.NOT_BINDABLE, "Service instances of plan \"" + plan.name() + "\" cannot be bound.");
        }
        if (rotates && !plan.bindingRotatable()) {
            throw Rejection.of(
                    Outcome.ROTATION_REFUSED, "Service bindings of plan \"" + plan.name() + "\" cannot be rotated.");
        }
    }

    /** Requires an application, if the service offering can be bound to applications only. */
    public static void application(OfferedService service, BindResource resource) {
        if (service.descriptor().requiresApp() && resource.appGuid().isEmpty()) {
            throw Rejection.of(
                    Outcome.APP_REQUIRED,
                    "This service supports generation of credentials through binding an application only.");
        }
    }

    /** Requires that service instances can be fetched. */
    public static void instancesRetrievable(OfferedService service) {
        if (!service.descriptor().instancesRetrievable()) {
            throw notRetrievable(service, "service instances");
        }
    }

    /** Requires that service bindings can be fetched. */
    public static void bindingsRetrievable(OfferedService service) {
        if (!service.descriptor().bindingsRetrievable()) {
            throw notRetrievable(service, "service bindings");
        }
    }

    private static Rejection notRetrievable(OfferedService service, String what) {
        return Rejection.of(
                Outcome.NOT_IMPLEMENTED,
                "Service offering \"" + service.descriptor().name() + "\" does not support fetching " + what + ".");
    }
}
