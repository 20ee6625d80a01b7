package io.openbroker.runtime.internal.external;

import io.openbroker.model.BrokerException;
import io.openbroker.model.FetchBindingRequest;
import io.openbroker.model.FetchInstanceRequest;
import io.openbroker.model.FetchedBinding;
import io.openbroker.model.FetchedInstance;
import io.openbroker.model.LastBindingOperationRequest;
import io.openbroker.model.LastOperationRequest;
import io.openbroker.model.OperationStatus;
import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.generated.PlanDescriptor;
import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.catalog.ServiceCatalog;
import io.openbroker.runtime.internal.command.Command;
import io.openbroker.runtime.internal.command.FetchBindingCommand;
import io.openbroker.runtime.internal.command.FetchInstanceCommand;
import io.openbroker.runtime.internal.command.LastBindingOperationCommand;
import io.openbroker.runtime.internal.command.LastOperationCommand;
import io.openbroker.runtime.internal.handler.BindingBodies;
import io.openbroker.runtime.internal.handler.Failure;
import io.openbroker.runtime.internal.handler.GivenParameters;
import io.openbroker.runtime.internal.handler.HandlerCalls;
import io.openbroker.runtime.internal.handler.InstanceBodies;
import io.openbroker.runtime.internal.handler.OperationStatusResponse;
import io.openbroker.runtime.internal.handler.Preconditions;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;

/** Calls handlers that fetch resources and poll operations (OSB v2.17, "Fetching a …", "Polling Last Operation for …"). */
final class ExternalQueries {

    private final ServiceCatalog catalog;
    private final OfferingLookup offerings;
    private final QueryRuns runs;
    private final ReportedCompletions completions;
    private final Ticker ticker;

    ExternalQueries(
            ServiceCatalog catalog,
            OfferingLookup offerings,
            QueryRuns runs,
            ReportedCompletions completions,
            Ticker ticker) {
        this.catalog = catalog;
        this.offerings = offerings;
        this.runs = runs;
        this.completions = completions;
        this.ticker = ticker;
    }

    JsonResponse carryOut(FetchInstanceCommand command, Consumer<JsonResponse> early) {
        return firstThatKnows(command.serviceId(), service -> {
            Preconditions.instancesRetrievable(service);
            // Not the plan in the request: it is a hint, which may be wrong.
            Optional<String> onlyPlan = OfferingLookup.onlyPlan(service).map(PlanDescriptor::id);
            FetchInstanceRequest request =
                    new FetchInstanceRequest(command.origin(), command.instanceId(), service.id(), onlyPlan.orElse(""));
            FetchedInstance fetched = runs.ask(
                    command,
                    early,
                    () -> service.dispatcher().fetchInstance(HandlerCalls.unrecorded(request, GivenParameters.none())));
            fetched.planId().ifPresent(told -> demandOwn(told, service));
            return InstanceBodies.fetched(
                    service.id(),
                    fetched.planId().isPresent()
                            ? fetched
                            : onlyPlan.map(fetched::withPlan).orElse(fetched));
        });
    }

    /** One handler may serve several offerings; the plan says to which of them the service instance belongs. */
    private void demandOwn(String planId, OfferedService service) {
        boolean foreign = service.plan(planId).isEmpty()
                && offerings.services(Optional.empty()).stream()
                        .anyMatch(other -> other.plan(planId).isPresent());
        if (foreign) {
            throw Rejection.of(
                    Outcome.NOT_FOUND,
                    "There is no service instance with this id of the service \""
                            + service.descriptor().name() + "\"");
        }
    }

    JsonResponse carryOut(FetchBindingCommand command, Consumer<JsonResponse> early) {
        return firstThatKnows(command.serviceId(), service -> {
            Preconditions.bindingsRetrievable(service);
            FetchBindingRequest request = new FetchBindingRequest(
                    command.origin(),
                    command.instanceId(),
                    command.bindingId(),
                    service.id(),
                    OfferingLookup.onlyPlan(service).map(PlanDescriptor::id).orElse(""));
            return runs.ask(command, early, () -> {
                FetchedBinding fetched =
                        service.dispatcher().fetchBinding(HandlerCalls.unrecorded(request, GivenParameters.none()));
                return BindingBodies.fetched(
                        BindingBodies.of(fetched.binding(), service),
                        fetched.parameters().orElseGet(Map::of));
            });
        });
    }

    JsonResponse carryOut(LastOperationCommand command, Consumer<JsonResponse> early) {
        return poll(command, command.operationId(), early, (token, dispatcher) -> {
            LastOperationRequest request = new LastOperationRequest(
                    command.origin(),
                    command.instanceId(),
                    token.serviceId(),
                    token.planId(),
                    token.handed(),
                    token.kind());
            return dispatcher.lastOperation(HandlerCalls.withoutOperation(request, token.handed()));
        });
    }

    JsonResponse carryOut(LastBindingOperationCommand command, Consumer<JsonResponse> early) {
        return poll(command, command.operationId(), early, (token, dispatcher) -> {
            LastBindingOperationRequest request = new LastBindingOperationRequest(
                    command.origin(),
                    command.instanceId(),
                    command.bindingId(),
                    token.serviceId(),
                    token.planId(),
                    token.handed(),
                    token.kind());
            return dispatcher.lastBindingOperation(HandlerCalls.withoutOperation(request, token.handed()));
        });
    }

    /** Calls the polling handler of an offering. */
    @FunctionalInterface
    private interface Poll {
        OperationStatus call(OperationToken token, BrokerDispatcher dispatcher) throws Exception;
    }

    private JsonResponse poll(
            Command command, Optional<String> operationId, Consumer<JsonResponse> early, Poll handler) {
        OperationToken token = token(command, operationId);
        OfferedService service = catalog.service(token.serviceId());
        Preconditions.handler(service, command.operation());
        long asked = ticker.nanos();
        OperationStatus status =
                runs.ask(command, early, () -> unlessGone(token, () -> handler.call(token, service.dispatcher())));
        if (status.state() == OperationStatus.State.IN_PROGRESS) {
            completions.inProgress(command.resource(), token, asked);
        } else {
            completions.ended(
                    command.resource(),
                    token,
                    status.state(),
                    command.origin().requestIdentity().value(),
                    asked);
        }
        return OperationStatusResponse.of(token.kind(), status);
    }

    /** A resource that was to be deleted and is not found is deleted. */
    private static OperationStatus unlessGone(OperationToken token, Callable<OperationStatus> handler)
            throws Exception {
        try {
            return Objects.requireNonNull(handler.call(), "A handler returned null");
        } catch (BrokerException gone) {
            if (Failure.saysGone(token.kind(), gone)) {
                return OperationStatus.succeeded();
            }
            throw gone;
        }
    }

    private OperationToken token(Command command, Optional<String> operationId) {
        // Not malformed, since operation is optional: each 202 has one, so the poll is about nothing that was begun.
        String text = operationId.orElseThrow(() ->
                Rejection.of(Outcome.NOT_FOUND, "The query names no operation; send the one of the response with 202"));
        boolean ofBinding = command.operation().resource().ofBinding();
        OperationToken token = OperationToken.read(text)
                .filter(read -> read.kind().resource().ofBinding() == ofBinding)
                .filter(read -> catalog.find(read.serviceId())
                        .filter(OfferedService::external)
                        // A resource that is deleted may have a plan that has left the catalog.
                        .filter(service -> read.kind().deletes()
                                || service.plan(read.planId()).isPresent())
                        .isPresent())
                .orElseThrow(() -> Rejection.of(
                        Outcome.NOT_FOUND,
                        "There is no such operation; send the one with which the broker has answered 202"));
        Optional<String> serviceId = command.requestedServiceId();
        if (serviceId.isPresent() && !serviceId.get().equals(token.serviceId())) {
            throw Rejection.of(
                    Outcome.TARGET_MISMATCH,
                    "service_id \"" + serviceId.get() + "\" is not the service of the operation; expected \""
                            + token.serviceId() + "\"");
        }
        return token;
    }

    /** If the request names no offering, calls the handlers of all offerings in turn, until one finds the resource. */
    private JsonResponse firstThatKnows(Optional<String> serviceId, Function<OfferedService, JsonResponse> question) {
        List<OfferedService> services = offerings.services(serviceId);
        List<Rejection> rejections = new ArrayList<>();
        for (OfferedService service : services) {
            try {
                return question.apply(service);
            } catch (Rejection rejection) {
                rejections.add(rejection);
            }
        }
        boolean ambiguous = serviceId.isEmpty() && catalog.services().size() > 1;
        throw ambiguous ? neutral(rejections) : rejections.get(0);
    }

    /** The rejection if the request may have meant any of several offerings. */
    private Rejection neutral(List<Rejection> rejections) {
        boolean nobodyCan = rejections.stream().allMatch(rejection -> rejection.outcome() == Outcome.NOT_IMPLEMENTED);
        if (nobodyCan && !catalog.keepsState()) {
            return Rejection.of(Outcome.NOT_IMPLEMENTED, "No service of this broker supports this operation");
        }
        Optional<Rejection> failure = rejections.stream()
                .filter(rejection ->
                        !Failure.isAbsence(rejection.status()) && rejection.outcome() != Outcome.NOT_IMPLEMENTED)
                .findFirst();
        if (failure.isEmpty()) {
            return Rejection.of(Outcome.NOT_FOUND, "There is nothing with this id that can be fetched");
        }
        return Rejection.byHandler(
                failure.get().status(),
                failure.get().response().body().get("error") instanceof String error ? error : "Unknown",
                "Whether this id exists is unknown at the moment; send service_id, or repeat the request later",
                Optional.empty(),
                Optional.empty());
    }
}
