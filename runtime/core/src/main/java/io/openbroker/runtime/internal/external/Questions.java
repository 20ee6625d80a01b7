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
import io.openbroker.runtime.generated.PlanDescriptor;
import io.openbroker.runtime.internal.answer.Outcome;
import io.openbroker.runtime.internal.answer.Refusal;
import io.openbroker.runtime.internal.answer.Reply;
import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.catalog.ServiceCatalog;
import io.openbroker.runtime.internal.command.Command;
import io.openbroker.runtime.internal.command.FetchBindingCommand;
import io.openbroker.runtime.internal.command.FetchInstanceCommand;
import io.openbroker.runtime.internal.command.LastBindingOperationCommand;
import io.openbroker.runtime.internal.command.LastOperationCommand;
import io.openbroker.runtime.internal.handler.BindingBodies;
import io.openbroker.runtime.internal.handler.GivenParameters;
import io.openbroker.runtime.internal.handler.HandlerCalls;
import io.openbroker.runtime.internal.handler.InstanceBodies;
import io.openbroker.runtime.internal.handler.OperationReply;
import io.openbroker.runtime.internal.handler.Preconditions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;

/** Asks handlers what is there, and how operations stand (OSB v2.17, "Fetching a …", "Polling Last Operation for …"). */
final class Questions {

    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final ServiceCatalog catalog;
    private final Targets targets;
    private final QuestionRuns runs;
    private final ToldEnds ends;
    private final Ticker ticker;

    Questions(ServiceCatalog catalog, Targets targets, QuestionRuns runs, ToldEnds ends, Ticker ticker) {
        this.catalog = catalog;
        this.targets = targets;
        this.runs = runs;
        this.ends = ends;
        this.ticker = ticker;
    }

    Reply carryOut(FetchInstanceCommand command, Consumer<Reply> early) {
        return firstThatKnows(command.serviceId(), service -> {
            Preconditions.instancesRetrievable(service);
            // Not the plan that the platform has named: it is a hint, and no handler may take it.
            Optional<String> onlyPlan = Targets.onlyPlan(service).map(PlanDescriptor::id);
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

    /** One handler may look for several offerings, and the plan tells of which one it has found something. */
    private void demandOwn(String planId, OfferedService service) {
        boolean anothers = service.plan(planId).isEmpty()
                && targets.services(Optional.empty()).stream()
                        .anyMatch(other -> other.plan(planId).isPresent());
        if (anothers) {
            throw Refusal.of(
                    Outcome.NOT_FOUND,
                    "There is no service instance with this id of the service \""
                            + service.descriptor().name() + "\"");
        }
    }

    Reply carryOut(FetchBindingCommand command, Consumer<Reply> early) {
        return firstThatKnows(command.serviceId(), service -> {
            Preconditions.bindingsRetrievable(service);
            FetchBindingRequest request = new FetchBindingRequest(
                    command.origin(),
                    command.instanceId(),
                    command.bindingId(),
                    service.id(),
                    Targets.onlyPlan(service).map(PlanDescriptor::id).orElse(""));
            return runs.ask(command, early, () -> {
                FetchedBinding fetched =
                        service.dispatcher().fetchBinding(HandlerCalls.unrecorded(request, GivenParameters.none()));
                return BindingBodies.fetched(
                        BindingBodies.of(fetched.binding(), service),
                        fetched.parameters().orElseGet(Map::of));
            });
        });
    }

    Reply carryOut(LastOperationCommand command, Consumer<Reply> early) {
        OperationToken token = token(command, command.operationId(), command.serviceId());
        LastOperationRequest request = new LastOperationRequest(
                command.origin(),
                command.instanceId(),
                token.serviceId(),
                token.planId(),
                token.handed(),
                token.kind());
        return poll(
                command,
                token,
                () -> catalog.service(token.serviceId())
                        .dispatcher()
                        .lastOperation(HandlerCalls.withoutOperation(request, token.handed())),
                early);
    }

    Reply carryOut(LastBindingOperationCommand command, Consumer<Reply> early) {
        OperationToken token = token(command, command.operationId(), command.serviceId());
        LastBindingOperationRequest request = new LastBindingOperationRequest(
                command.origin(),
                command.instanceId(),
                command.bindingId(),
                token.serviceId(),
                token.planId(),
                token.handed(),
                token.kind());
        return poll(
                command,
                token,
                () -> catalog.service(token.serviceId())
                        .dispatcher()
                        .lastBindingOperation(HandlerCalls.withoutOperation(request, token.handed())),
                early);
    }

    private Reply poll(
            Command command, OperationToken token, Callable<OperationStatus> handler, Consumer<Reply> early) {
        Preconditions.handler(catalog.service(token.serviceId()), command.operation());
        long asked = ticker.nanos();
        OperationStatus status = runs.ask(command, early, () -> unlessGone(token, handler));
        if (status.state() == OperationStatus.State.IN_PROGRESS) {
            ends.goesOn(command.resource(), token, asked);
        } else {
            ends.ended(command.resource(), token, status.state(), asked);
        }
        return OperationReply.of(token.kind(), status);
    }

    /** What was to be deleted and is not found any more is deleted. */
    private static OperationStatus unlessGone(OperationToken token, Callable<OperationStatus> handler)
            throws Exception {
        try {
            return Objects.requireNonNull(handler.call(), "A handler returned null");
        } catch (BrokerException gone) {
            if (token.kind().deletes() && isAbsence(gone.status())) {
                return OperationStatus.succeeded();
            }
            throw gone;
        }
    }

    private OperationToken token(Command command, Optional<String> operationId, Optional<String> serviceId) {
        String text = operationId.orElseThrow(() -> Refusal.of(
                Outcome.MALFORMED,
                "operation is missing in the query; send the one with which the broker has answered 202"));
        boolean ofBinding = command.operation().resource().ofBinding();
        OperationToken token = OperationToken.read(text)
                .filter(read -> read.kind().resource().ofBinding() == ofBinding)
                .filter(read -> catalog.find(read.serviceId())
                        .filter(OfferedService::external)
                        // What is deleted may be of a plan that has left the catalog.
                        .filter(service -> read.kind().deletes()
                                || service.plan(read.planId()).isPresent())
                        .isPresent())
                .orElseThrow(() -> Refusal.of(
                        Outcome.NOT_FOUND,
                        "There is no such operation; send the one with which the broker has answered 202"));
        if (serviceId.isPresent() && !serviceId.get().equals(token.serviceId())) {
            throw Refusal.of(
                    Outcome.TARGET_MISMATCH,
                    "service_id \"" + serviceId.get() + "\" is not the service of the operation; expected \""
                            + token.serviceId() + "\"");
        }
        return token;
    }

    /** Where a platform does not say of which offering it speaks, handlers are asked in turn, until one knows. */
    private Reply firstThatKnows(Optional<String> serviceId, Function<OfferedService, Reply> question) {
        List<OfferedService> services = targets.services(serviceId);
        List<Refusal> refusals = new ArrayList<>();
        for (OfferedService service : services) {
            try {
                return question.apply(service);
            } catch (Refusal refusal) {
                refusals.add(refusal);
            }
        }
        boolean mayBeAnothers = serviceId.isEmpty() && catalog.services().size() > 1;
        throw mayBeAnothers ? neutral(refusals) : refusals.get(0);
    }

    /** The refusal in words of no broker, where nobody can tell whose broker was meant. */
    private Refusal neutral(List<Refusal> refusals) {
        boolean nobodyCan = refusals.stream().allMatch(refusal -> refusal.outcome() == Outcome.NOT_IMPLEMENTED);
        if (nobodyCan && !catalog.keepsState()) {
            return Refusal.of(Outcome.NOT_IMPLEMENTED, "No service of this broker supports this operation");
        }
        Optional<Refusal> failure = refusals.stream()
                .filter(refusal -> !isAbsence(refusal.status()) && refusal.outcome() != Outcome.NOT_IMPLEMENTED)
                .findFirst();
        if (failure.isEmpty()) {
            return Refusal.of(Outcome.NOT_FOUND, "There is nothing with this id that can be fetched");
        }
        return Refusal.byHandler(
                failure.get().status(),
                failure.get().reply().body().get("error") instanceof String error ? error : "Unknown",
                "Whether there is something with this id cannot be told just now; send service_id, or ask again later",
                Optional.empty(),
                Optional.empty());
    }

    /** Whether a handler says with it that it has found nothing. */
    static boolean isAbsence(int status) {
        return status == NOT_FOUND || status == GONE;
    }
}
