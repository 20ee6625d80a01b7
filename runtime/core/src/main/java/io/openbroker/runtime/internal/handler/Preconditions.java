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

/** What must hold before a handler is called; what does not is refused. */
public final class Preconditions {

    private Preconditions() {}

    /** The handler of a service for an operation, without which the operation is not possible. */
    public static HandlerDescriptor handler(OfferedService service, OsbOperation operation) {
        return service.handler(operation)
                .orElseThrow(() -> Rejection.of(
                        Outcome.NOT_IMPLEMENTED,
                        "The service \"" + service.descriptor().name()
                                + "\" does not support this operation; its broker has no method with @"
                                + operation.handler().map(Class::getSimpleName).orElse("Broker")));
    }

    /** Demands a platform that polls, where a handler cannot end while it waits. */
    public static void acceptsIncomplete(HandlerDescriptor handler, boolean acceptsIncomplete) {
        if (goesOn(handler) && !acceptsIncomplete) {
            throw Rejection.of(
                    Outcome.ASYNC_REQUIRED,
                    "This service plan requires client support for asynchronous service operations.");
        }
    }

    /** Whether the work of a handler goes on after the answer, always. */
    public static boolean goesOn(HandlerDescriptor handler) {
        return handler.execution() == Execution.ASYNCHRONOUS || handler.execution() == Execution.DELEGATED;
    }

    /** Demands a plan that is not retired. */
    public static void offered(PlanDescriptor plan) {
        if (plan.retired()) {
            throw Rejection.of(
                    Outcome.CATALOG_MISMATCH,
                    "plan_id \"" + plan.id()
                            + "\" is no longer offered; fetch the catalog again and choose another plan");
        }
    }

    /** Demands that a service instance can change from one plan to another one. */
    public static void changeable(Optional<PlanDescriptor> present, PlanDescriptor target) {
        offered(target);
        if (present.isPresent() && !present.get().planUpdateable()) {
            throw Rejection.of(
                    Outcome.UPDATE_NOT_SUPPORTED,
                    "A service instance of the plan \"" + present.get().name() + "\" cannot change its plan");
        }
    }

    /** Demands that a service takes updates that change nothing but the context. */
    public static void takesContextUpdates(OfferedService service) {
        if (!service.descriptor().allowContextUpdates()) {
            throw Rejection.of(
                    Outcome.UPDATE_NOT_SUPPORTED,
                    "The service \"" + service.descriptor().name()
                            + "\" does not take updates that change nothing but the context");
        }
    }

    /**
     * Demands that a plan can be bound so.
     *
     * @param rotates whether the service binding succeeds another one
     */
    public static void bindable(PlanDescriptor plan, boolean rotates) {
        if (!plan.bindable()) {
            throw Rejection.of(
                    Outcome.NOT_BINDABLE, "Service instances of the plan \"" + plan.name() + "\" cannot be bound");
        }
        if (rotates && !plan.bindingRotatable()) {
            throw Rejection.of(
                    Outcome.ROTATION_REFUSED, "Service bindings of the plan \"" + plan.name() + "\" cannot be rotated");
        }
    }

    /** Demands an application, where a service can be bound to one only. */
    public static void application(OfferedService service, BindResource resource) {
        if (service.descriptor().requiresApp() && resource.appGuid().isEmpty()) {
            throw Rejection.of(
                    Outcome.APP_REQUIRED,
                    "This service supports generation of credentials through binding an application only.");
        }
    }

    /** Demands that service instances can be fetched. */
    public static void instancesRetrievable(OfferedService service) {
        if (!service.descriptor().instancesRetrievable()) {
            throw notRetrievable(service, "service instances");
        }
    }

    /** Demands that service bindings can be fetched. */
    public static void bindingsRetrievable(OfferedService service) {
        if (!service.descriptor().bindingsRetrievable()) {
            throw notRetrievable(service, "service bindings");
        }
    }

    private static Rejection notRetrievable(OfferedService service, String what) {
        return Rejection.of(
                Outcome.NOT_IMPLEMENTED,
                "The service \"" + service.descriptor().name() + "\" does not let " + what + " be fetched");
    }
}
