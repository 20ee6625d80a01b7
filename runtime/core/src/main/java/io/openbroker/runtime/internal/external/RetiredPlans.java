package io.openbroker.runtime.internal.external;

import io.openbroker.model.BrokerException;
import io.openbroker.model.FetchInstanceRequest;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.generated.PlanDescriptor;
import io.openbroker.runtime.internal.catalog.OfferedPlan;
import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.command.ProvisionCommand;
import io.openbroker.runtime.internal.handler.GivenParameters;
import io.openbroker.runtime.internal.handler.HandlerCalls;
import io.openbroker.runtime.internal.handler.Preconditions;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * Provisions of plans that are no longer offered: they may be repeated for what is there, but make nothing anew. The handler
 * for them would; so one that only looks is asked before.
 */
final class RetiredPlans {

    private RetiredPlans() {}

    /** Demands a plan that is offered, where no handler can tell what is there of one that is not. */
    static void check(OfferedPlan target) {
        if (target.service().handler(OsbOperation.FETCH_INSTANCE).isEmpty()) {
            Preconditions.offered(target.plan());
        }
    }

    /** The handler of a provision, of which nothing new comes if the plan is retired. */
    static <R> Callable<R> guarded(ProvisionCommand command, Callable<R> provision) {
        if (!command.target().plan().retired()) {
            return provision;
        }
        return () -> {
            demandExisting(command);
            return provision.call();
        };
    }

    private static void demandExisting(ProvisionCommand command) throws Exception {
        PlanDescriptor plan = command.target().plan();
        OfferedService service = command.target().service();
        FetchInstanceRequest request =
                new FetchInstanceRequest(command.origin(), command.instanceId(), service.id(), plan.id());
        try {
            Objects.requireNonNull(
                    service.dispatcher().fetchInstance(HandlerCalls.unrecorded(request, GivenParameters.none())),
                    "A handler returned null");
        } catch (BrokerException failure) {
            if (Questions.isAbsence(failure.status())) {
                Preconditions.offered(plan);
            }
            throw failure;
        }
    }
}
