package io.openbroker.runtime.external;

import io.openbroker.model.BrokerException;
import io.openbroker.model.FetchBindingRequest;
import io.openbroker.model.FetchInstanceRequest;
import io.openbroker.model.FetchedBinding;
import io.openbroker.model.FetchedInstance;
import io.openbroker.model.LastBindingOperationRequest;
import io.openbroker.model.LastOperationRequest;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.answer.Outcome;
import io.openbroker.runtime.answer.Refusal;
import io.openbroker.runtime.answer.Reply;
import io.openbroker.runtime.catalog.OfferedService;
import io.openbroker.runtime.catalog.ServiceCatalog;
import io.openbroker.runtime.command.Command;
import io.openbroker.runtime.command.FetchBindingCommand;
import io.openbroker.runtime.command.FetchInstanceCommand;
import io.openbroker.runtime.command.LastBindingOperationCommand;
import io.openbroker.runtime.command.LastOperationCommand;
import io.openbroker.runtime.handler.BindingBodies;
import io.openbroker.runtime.handler.GivenParameters;
import io.openbroker.runtime.handler.HandlerCalls;
import io.openbroker.runtime.handler.InstanceBodies;
import io.openbroker.runtime.handler.OperationReply;
import io.openbroker.runtime.handler.Preconditions;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** Asks handlers what is there, and how operations stand (OSB v2.17, "Fetching a …", "Polling Last Operation for …"). */
final class Questions {

    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final ServiceCatalog catalog;
    private final Targets targets;
    private final HandlerCalls calls = new HandlerCalls();

    Questions(ServiceCatalog catalog, Targets targets) {
        this.catalog = catalog;
        this.targets = targets;
    }

    Reply carryOut(FetchInstanceCommand command) {
        return firstThatKnows(command.serviceId(), service -> {
            Preconditions.instancesRetrievable(service);
            Optional<String> planId = planId(command.planId(), service);
            FetchInstanceRequest request =
                    new FetchInstanceRequest(command.origin(), command.instanceId(), service.id(), planId.orElse(""));
            FetchedInstance fetched = calls.call(
                    command,
                    () -> service.dispatcher().fetchInstance(HandlerCalls.unrecorded(request, GivenParameters.none())));
            return InstanceBodies.fetched(
                    service.id(),
                    fetched.planId().isPresent()
                            ? fetched
                            : planId.map(fetched::withPlan).orElse(fetched));
        });
    }

    Reply carryOut(FetchBindingCommand command) {
        return firstThatKnows(command.serviceId(), service -> {
            Preconditions.bindingsRetrievable(service);
            FetchBindingRequest request = new FetchBindingRequest(
                    command.origin(),
                    command.instanceId(),
                    command.bindingId(),
                    service.id(),
                    planId(command.planId(), service).orElse(""));
            return calls.call(command, () -> {
                FetchedBinding fetched =
                        service.dispatcher().fetchBinding(HandlerCalls.unrecorded(request, GivenParameters.none()));
                return BindingBodies.fetched(
                        BindingBodies.of(fetched.binding(), service),
                        fetched.parameters().orElseGet(Map::of));
            });
        });
    }

    Reply carryOut(LastOperationCommand command) {
        OperationToken token = token(command, command.operationId(), command.serviceId());
        LastOperationRequest request = new LastOperationRequest(
                command.origin(),
                command.instanceId(),
                token.serviceId(),
                command.planId().orElse(token.planId()),
                token.handed(),
                token.kind());
        return poll(
                command,
                token,
                () -> catalog.service(token.serviceId())
                        .dispatcher()
                        .lastOperation(HandlerCalls.withoutOperation(request, token.handed())));
    }

    Reply carryOut(LastBindingOperationCommand command) {
        OperationToken token = token(command, command.operationId(), command.serviceId());
        LastBindingOperationRequest request = new LastBindingOperationRequest(
                command.origin(),
                command.instanceId(),
                command.bindingId(),
                token.serviceId(),
                command.planId().orElse(token.planId()),
                token.handed(),
                token.kind());
        return poll(
                command,
                token,
                () -> catalog.service(token.serviceId())
                        .dispatcher()
                        .lastBindingOperation(HandlerCalls.withoutOperation(request, token.handed())));
    }

    private Reply poll(Command command, OperationToken token, Callable<OperationStatus> handler) {
        Preconditions.handler(catalog.service(token.serviceId()), command.operation());
        OperationStatus status = calls.call(command, () -> {
            try {
                return handler.call();
            } catch (BrokerException gone) {
                boolean deletes = token.kind() == OsbOperation.DEPROVISION || token.kind() == OsbOperation.UNBIND;
                if (deletes && isAbsence(gone.status())) {
                    return OperationStatus.succeeded();
                }
                throw gone;
            }
        });
        return OperationReply.of(token.kind(), status);
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
                        .isPresent())
                .orElseThrow(() -> Refusal.of(
                        Outcome.NOT_FOUND,
                        "There is no such operation; send the one with which the broker has answered 202"));
        if (serviceId.isPresent() && !serviceId.get().equals(token.serviceId())) {
            throw Refusal.of(
                    Outcome.CATALOG_MISMATCH,
                    "service_id \"" + serviceId.get() + "\" is not the service of the operation; expected \""
                            + token.serviceId() + "\"");
        }
        return token;
    }

    /** Where a platform does not say of which offering it speaks, handlers are asked in turn, until one knows. */
    private Reply firstThatKnows(Optional<String> serviceId, Function<OfferedService, Reply> question) {
        Optional<Refusal> last = Optional.empty();
        for (OfferedService service : targets.services(serviceId)) {
            try {
                return question.apply(service);
            } catch (Refusal refusal) {
                boolean mayBeAnothers = isAbsence(refusal.status()) || refusal.outcome() == Outcome.NOT_IMPLEMENTED;
                if (!mayBeAnothers) {
                    throw refusal;
                }
                last = last.filter(earlier -> isAbsence(earlier.status())).or(() -> Optional.of(refusal));
            }
        }
        if (serviceId.isEmpty() && catalog.keepsState()) {
            // What can be fetched of others is not there either.
            throw last.filter(refusal -> isAbsence(refusal.status()))
                    .orElseGet(
                            () -> Refusal.of(Outcome.NOT_FOUND, "There is nothing with this id that can be fetched"));
        }
        throw last.orElseThrow();
    }

    private static Optional<String> planId(Optional<String> given, OfferedService service) {
        return given.or(() -> Targets.onlyPlan(service).map(plan -> plan.id()));
    }

    private static boolean isAbsence(int status) {
        return status == NOT_FOUND || status == GONE;
    }
}
