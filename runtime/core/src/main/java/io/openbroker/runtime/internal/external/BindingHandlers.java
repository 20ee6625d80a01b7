package io.openbroker.runtime.internal.external;

import io.openbroker.model.BindRequest;
import io.openbroker.model.ServiceBinding;
import io.openbroker.model.UnbindRequest;
import io.openbroker.runtime.generated.HandlerDescriptor;
import io.openbroker.runtime.internal.answer.JsonBody;
import io.openbroker.runtime.internal.answer.Outcome;
import io.openbroker.runtime.internal.answer.Reply;
import io.openbroker.runtime.internal.catalog.OfferedPlan;
import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.catalog.ServiceCatalog;
import io.openbroker.runtime.internal.command.BindCommand;
import io.openbroker.runtime.internal.command.UnbindCommand;
import io.openbroker.runtime.internal.handler.BindingBodies;
import io.openbroker.runtime.internal.handler.GivenParameters;
import io.openbroker.runtime.internal.handler.HandlerCalls;
import io.openbroker.runtime.internal.handler.Preconditions;
import io.openbroker.runtime.internal.schema.ParameterSchemas;
import java.util.function.Consumer;

/** Has handlers create and delete service bindings (OSB v2.17, "Binding", "Binding Rotation", "Unbinding"). */
final class BindingHandlers {

    private final ServiceCatalog catalog;
    private final ParameterSchemas schemas;
    private final Targets targets;
    private final HandlerRuns runs;

    BindingHandlers(ServiceCatalog catalog, ParameterSchemas schemas, Targets targets, HandlerRuns runs) {
        this.catalog = catalog;
        this.schemas = schemas;
        this.targets = targets;
        this.runs = runs;
    }

    Reply carryOut(BindCommand command, Consumer<Reply> early) {
        OfferedPlan target = targets.plan(command);
        OfferedService service = target.service();
        String planId = target.plan().id();
        HandlerDescriptor handler = Preconditions.handler(service, command.operation());
        Preconditions.bindable(target.plan(), command.predecessorBindingId().isPresent());
        GivenParameters parameters = parameters(command, service, planId, handler);
        Preconditions.acceptsIncomplete(handler, command.acceptsIncomplete());
        BindRequest request = new BindRequest(
                command.origin(),
                command.instanceId(),
                command.bindingId(),
                service.id(),
                planId,
                command.context(),
                command.bindResource(),
                command.parameters(),
                command.predecessorBindingId());
        return runs.run(
                command,
                service,
                planId,
                () -> service.dispatcher().bind(HandlerCalls.unrecorded(request, parameters)),
                result -> {
                    ServiceBinding binding = (ServiceBinding) result;
                    return BindingBodies.created(binding, BindingBodies.of(binding, service));
                },
                early);
    }

    /** A rotation has neither parameters nor an application: those of the predecessor count, which the handler knows. */
    private GivenParameters parameters(
            BindCommand command, OfferedService service, String planId, HandlerDescriptor handler) {
        if (command.predecessorBindingId().isPresent()) {
            return GivenParameters.none();
        }
        Preconditions.application(service, command.bindResource());
        return GivenParameters.check(schemas, planId, command.operation(), command.parameters(), handler);
    }

    Reply carryOut(UnbindCommand command, Consumer<Reply> early) {
        // The plan is a hint, as in all deletions: it may have left the catalog before what is deleted.
        OfferedService service = catalog.service(command.serviceId());
        HandlerDescriptor handler = Preconditions.handler(service, command.operation());
        Preconditions.acceptsIncomplete(handler, command.acceptsIncomplete());
        UnbindRequest request = new UnbindRequest(
                command.origin(), command.instanceId(), command.bindingId(), service.id(), command.planId());
        return runs.run(
                command,
                service,
                command.planId(),
                () -> service.dispatcher().unbind(HandlerCalls.unrecorded(request, GivenParameters.none())),
                deleted -> Reply.of(Outcome.DELETED, JsonBody.empty()),
                early);
    }
}
