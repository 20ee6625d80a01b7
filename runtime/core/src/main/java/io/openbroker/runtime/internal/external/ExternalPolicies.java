package io.openbroker.runtime.internal.external;

import io.openbroker.model.BindRequest;
import io.openbroker.model.BrokerRequest;
import io.openbroker.model.FetchBindingRequest;
import io.openbroker.model.FetchInstanceRequest;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.ProvisionRequest;
import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.command.Command;
import io.openbroker.runtime.internal.handler.Failure;
import io.openbroker.runtime.internal.handler.GivenParameters;
import io.openbroker.runtime.internal.handler.HandlerCalls;
import io.openbroker.runtime.internal.policy.Policies;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Asks policies about requests to brokers without state. They see repeated requests too, so a rejection of a creation counts
 * only if the handler that fetches does not find what is to be created.
 */
record ExternalPolicies(Policies policies, QueryRuns queries) {

    /**
     * Asks about a request.
     *
     * @throws Rejection if a policy does not accept it
     */
    void check(Command command, OfferedService service, BrokerRequest request, Consumer<JsonResponse> early) {
        policies.check(command, service.id(), early, () -> request).ask();
    }

    /**
     * Asks about a provision.
     *
     * @throws Rejection if a policy does not accept it, and the service instance is not known to exist
     */
    void provision(Command command, OfferedService service, ProvisionRequest request, Consumer<JsonResponse> early) {
        FetchInstanceRequest fetch =
                new FetchInstanceRequest(request.origin(), request.instanceId(), request.serviceId(), request.planId());
        creation(
                command,
                service,
                request,
                OsbOperation.FETCH_INSTANCE,
                () -> service.dispatcher().fetchInstance(HandlerCalls.unrecorded(fetch, GivenParameters.none())),
                early);
    }

    /**
     * Asks about a bind.
     *
     * @throws Rejection if a policy does not accept it, and the service binding is not known to exist
     */
    void bind(Command command, OfferedService service, BindRequest request, Consumer<JsonResponse> early) {
        FetchBindingRequest fetch = new FetchBindingRequest(
                request.origin(), request.instanceId(), request.bindingId(), request.serviceId(), request.planId());
        creation(
                command,
                service,
                request,
                OsbOperation.FETCH_BINDING,
                () -> service.dispatcher().fetchBinding(HandlerCalls.unrecorded(fetch, GivenParameters.none())),
                early);
    }

    private void creation(
            Command command,
            OfferedService service,
            BrokerRequest request,
            OsbOperation fetching,
            Callable<?> fetch,
            Consumer<JsonResponse> early) {
        try {
            check(command, service, request, early);
        } catch (Rejection rejection) {
            boolean repeated = rejection.outcome() == Outcome.POLICY_REJECTED
                    && service.handler(fetching).isPresent()
                    && exists(command, fetch, early);
            if (!repeated) {
                throw rejection;
            }
        }
    }

    private boolean exists(Command command, Callable<?> fetch, Consumer<JsonResponse> early) {
        try {
            queries.<Object>ask(command, early, fetch::call);
            return true;
        } catch (Rejection failure) {
            if (Failure.isAbsence(failure.status())) {
                return false;
            }
            throw failure;
        }
    }
}
