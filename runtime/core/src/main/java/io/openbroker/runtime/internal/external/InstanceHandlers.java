package io.openbroker.runtime.internal.external;

import io.openbroker.model.Context;
import io.openbroker.model.DeprovisionRequest;
import io.openbroker.model.MaintenanceInfo;
import io.openbroker.model.PreviousValues;
import io.openbroker.model.ProvisionRequest;
import io.openbroker.model.ServiceInstance;
import io.openbroker.model.UpdateRequest;
import io.openbroker.runtime.generated.HandlerDescriptor;
import io.openbroker.runtime.generated.PlanDescriptor;
import io.openbroker.runtime.internal.answer.JsonBody;
import io.openbroker.runtime.internal.answer.Outcome;
import io.openbroker.runtime.internal.answer.Reply;
import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.catalog.ServiceCatalog;
import io.openbroker.runtime.internal.command.DeprovisionCommand;
import io.openbroker.runtime.internal.command.ProvisionCommand;
import io.openbroker.runtime.internal.command.UpdateCommand;
import io.openbroker.runtime.internal.handler.GivenParameters;
import io.openbroker.runtime.internal.handler.HandlerCalls;
import io.openbroker.runtime.internal.handler.InstanceBodies;
import io.openbroker.runtime.internal.handler.Maintenance;
import io.openbroker.runtime.internal.handler.Preconditions;
import io.openbroker.runtime.internal.schema.ParameterSchemas;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Has handlers create, change and delete service instances (OSB v2.17, "Provisioning", "Updating …", "Deprovisioning"). */
final class InstanceHandlers {

    private final ServiceCatalog catalog;
    private final ParameterSchemas schemas;
    private final Targets targets;
    private final HandlerRuns runs;
    private final KeptParameters kept;

    InstanceHandlers(ServiceCatalog catalog, ParameterSchemas schemas, Targets targets, HandlerRuns runs) {
        this.catalog = catalog;
        this.schemas = schemas;
        this.targets = targets;
        this.runs = runs;
        this.kept = new KeptParameters(schemas);
    }

    Reply carryOut(ProvisionCommand command, Consumer<Reply> early) {
        OfferedService service = command.target().service();
        PlanDescriptor plan = command.target().plan();
        RetiredPlans.check(command.target());
        Maintenance.check(command.maintenanceInfo().map(MaintenanceInfo::version), plan);
        HandlerDescriptor handler = Preconditions.handler(service, command.operation());
        GivenParameters parameters =
                GivenParameters.check(schemas, plan.id(), command.operation(), command.parameters(), handler);
        Preconditions.acceptsIncomplete(handler, command.acceptsIncomplete());
        ProvisionRequest request = new ProvisionRequest(
                command.origin(),
                command.instanceId(),
                service.id(),
                plan.id(),
                command.context(),
                command.parameters(),
                command.maintenanceInfo());
        return runs.run(
                command,
                service,
                plan.id(),
                RetiredPlans.guarded(
                        command, () -> service.dispatcher().provision(HandlerCalls.unrecorded(request, parameters))),
                result -> InstanceBodies.created((ServiceInstance) result),
                early);
    }

    Reply carryOut(UpdateCommand command, Consumer<Reply> early) {
        OfferedService service = command.service();
        PlanDescriptor plan = targets.plan(command);
        HandlerDescriptor handler = Preconditions.handler(service, command.operation());
        ExternalUpdates.check(command, plan);
        Optional<GivenParameters> parameters = command.parameters()
                .map(given -> GivenParameters.check(schemas, plan.id(), command.operation(), given, handler));
        Preconditions.acceptsIncomplete(handler, command.acceptsIncomplete());
        UpdateRequest request = new UpdateRequest(
                command.origin(),
                command.instanceId(),
                service.id(),
                plan.id(),
                command.context().orElseGet(() -> Context.of(Map.of())),
                command.parameters().orElseGet(Map::of),
                command.maintenanceInfo(),
                // Not for handlers, of which the compiler lets none take it here.
                new PreviousValues(command.previousPlanId().orElse(plan.id()), Map.of(), Optional.empty()));
        return runs.run(
                command,
                service,
                plan.id(),
                () -> service.dispatcher()
                        .update(HandlerCalls.unrecorded(
                                request,
                                parameters.isPresent() ? parameters.get() : kept.of(request, service, handler))),
                result -> Reply.of(Outcome.UPDATED, InstanceBodies.of((ServiceInstance) result)),
                early);
    }

    Reply carryOut(DeprovisionCommand command, Consumer<Reply> early) {
        // The plan is a hint, as in all deletions: it may have left the catalog before what is deleted.
        OfferedService service = catalog.service(command.serviceId());
        HandlerDescriptor handler = Preconditions.handler(service, command.operation());
        Preconditions.acceptsIncomplete(handler, command.acceptsIncomplete());
        DeprovisionRequest request =
                new DeprovisionRequest(command.origin(), command.instanceId(), service.id(), command.planId());
        return runs.run(
                command,
                service,
                command.planId(),
                () -> service.dispatcher().deprovision(HandlerCalls.unrecorded(request, GivenParameters.none())),
                deleted -> Reply.of(Outcome.DELETED, JsonBody.empty()),
                early);
    }
}
