package io.openbroker.runtime.internal.external;

import io.openbroker.model.BrokerException;
import io.openbroker.model.FetchInstanceRequest;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.generated.PlanDescriptor;
import io.openbroker.runtime.internal.catalog.OfferedPlan;
import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.command.ProvisionCommand;
import io.openbroker.runtime.internal.handler.Failure;
import io.openbroker.runtime.internal.handler.GivenParameters;
import io.openbroker.runtime.internal.handler.HandlerCalls;
import io.openbroker.runtime.internal.handler.Preconditions;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * Provisions of retired plans: they may be repeated for an existing service instance, but create nothing. The fetch handler
 * finds out whether it exists.
 */
final class RetiredPlans {

    private RetiredPlans() {}

    /** Rejects a retired plan if there is no fetch handler. */
    static void check(OfferedPlan target) {
        if (target.service().handler(OsbOperation.FETCH_INSTANCE).isEmpty()) {
            Preconditions.offered(target.plan());
        }
    }

    /** The provision handler; for a retired plan, it is called only if the service instance exists. */
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
            if (Failure.isAbsence(failure.status())) {
                Preconditions.offered(plan);
            }
            throw failure;
        }
    }
}
