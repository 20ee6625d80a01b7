package io.openbroker.runtime.internal.external;

import io.openbroker.model.BindRequest;
import io.openbroker.model.Context;
import io.openbroker.model.DeletionResult;
import io.openbroker.model.DeprovisionRequest;
import io.openbroker.model.MaintenanceInfo;
import io.openbroker.model.PreviousValues;
import io.openbroker.model.ProvisionRequest;
import io.openbroker.model.ServiceBinding;
import io.openbroker.model.ServiceInstance;
import io.openbroker.model.UnbindRequest;
import io.openbroker.model.UpdateRequest;
import io.openbroker.runtime.generated.HandlerDescriptor;
import io.openbroker.runtime.generated.PlanDescriptor;
import io.openbroker.runtime.internal.catalog.OfferedPlan;
import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.catalog.ServiceCatalog;
import io.openbroker.runtime.internal.command.BindCommand;
import io.openbroker.runtime.internal.command.Command;
import io.openbroker.runtime.internal.command.DeprovisionCommand;
import io.openbroker.runtime.internal.command.ProvisionCommand;
import io.openbroker.runtime.internal.command.UnbindCommand;
import io.openbroker.runtime.internal.command.UpdateCommand;
import io.openbroker.runtime.internal.external.HandlerRuns.Subject;
import io.openbroker.runtime.internal.handler.BindingBodies;
import io.openbroker.runtime.internal.handler.GivenParameters;
import io.openbroker.runtime.internal.handler.HandlerCalls;
import io.openbroker.runtime.internal.handler.InstanceBodies;
import io.openbroker.runtime.internal.handler.Maintenance;
import io.openbroker.runtime.internal.handler.Preconditions;
import io.openbroker.runtime.internal.response.JsonBody;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.schema.ParameterSchemas;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Calls handlers that create, update and delete service instances and service bindings (OSB v2.17, "Provisioning", "Updating a
 * Service Instance", "Deprovisioning", "Binding", "Binding Rotation", "Unbinding").
 */
final class ExternalMutations {

    private static final Context NO_CONTEXT = Context.of(Map.of());

    private final ServiceCatalog catalog;
    private final ParameterSchemas schemas;
    private final OfferingLookup offerings;
    private final HandlerRuns runs;
    private final ExternalPolicies policies;
    private final KeptParameters kept;

    ExternalMutations(
            ServiceCatalog catalog,
            ParameterSchemas schemas,
            OfferingLookup offerings,
            HandlerRuns runs,
            ExternalPolicies policies) {
        this.catalog = catalog;
        this.schemas = schemas;
        this.offerings = offerings;
        this.runs = runs;
        this.policies = policies;
        this.kept = new KeptParameters(schemas);
    }

    JsonResponse carryOut(ProvisionCommand command, Consumer<JsonResponse> early) {
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
        policies.provision(command, service, request, early);
        return runs.run(
                command,
                new Subject(service, plan.id(), command.context()),
                RetiredPlans.guarded(
                        command, () -> service.dispatcher().provision(HandlerCalls.unrecorded(request, parameters))),
                result -> InstanceBodies.created((ServiceInstance) result),
                early);
    }

    JsonResponse carryOut(UpdateCommand command, Consumer<JsonResponse> early) {
        OfferedService service = command.service();
        PlanDescriptor plan = offerings.plan(command);
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
                command.context().orElse(NO_CONTEXT),
                command.parameters().orElseGet(Map::of),
                command.maintenanceInfo(),
                // No handler receives it: the compiler rejects such a parameter here.
                new PreviousValues(command.previousPlanId().orElse(plan.id()), Map.of(), Optional.empty()));
        policies.check(command, service, request, early);
        return runs.run(
                command,
                new Subject(service, plan.id(), command.previousPlanId(), request.context()),
                () -> service.dispatcher()
                        .update(HandlerCalls.unrecorded(
                                request,
                                parameters.isPresent() ? parameters.get() : kept.of(request, service, handler))),
                result -> JsonResponse.of(Outcome.UPDATED, InstanceBodies.of((ServiceInstance) result)),
                early);
    }

    JsonResponse carryOut(BindCommand command, Consumer<JsonResponse> early) {
        OfferedPlan target = offerings.plan(command);
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
        policies.bind(command, service, request, early);
        return runs.run(
                command,
                new Subject(service, planId, command.context()),
                () -> service.dispatcher().bind(HandlerCalls.unrecorded(request, parameters)),
                result -> {
                    ServiceBinding binding = (ServiceBinding) result;
                    return BindingBodies.created(binding, BindingBodies.of(binding, service));
                },
                early);
    }

    /** A rotation has no parameters and no application; the handler knows those of the predecessor. */
    private GivenParameters parameters(
            BindCommand command, OfferedService service, String planId, HandlerDescriptor handler) {
        if (command.predecessorBindingId().isPresent()) {
            return GivenParameters.none();
        }
        Preconditions.application(service, command.bindResource());
        return GivenParameters.check(schemas, planId, command.operation(), command.parameters(), handler);
    }

    JsonResponse carryOut(DeprovisionCommand command, Consumer<JsonResponse> early) {
        OfferedService service = deleting(command, command.serviceId(), command.acceptsIncomplete());
        DeprovisionRequest request =
                new DeprovisionRequest(command.origin(), command.instanceId(), service.id(), command.planId());
        policies.check(command, service, request, early);
        return delete(
                command,
                new Subject(service, command.planId(), NO_CONTEXT),
                () -> service.dispatcher().deprovision(HandlerCalls.unrecorded(request, GivenParameters.none())),
                early);
    }

    JsonResponse carryOut(UnbindCommand command, Consumer<JsonResponse> early) {
        OfferedService service = deleting(command, command.serviceId(), command.acceptsIncomplete());
        UnbindRequest request = new UnbindRequest(
                command.origin(), command.instanceId(), command.bindingId(), service.id(), command.planId());
        policies.check(command, service, request, early);
        return delete(
                command,
                new Subject(service, command.planId(), NO_CONTEXT),
                () -> service.dispatcher().unbind(HandlerCalls.unrecorded(request, GivenParameters.none())),
                early);
    }

    /** The offering of a deletion. The plan is a hint: it may have left the catalog before the resource is deleted. */
    private OfferedService deleting(Command command, String serviceId, boolean acceptsIncomplete) {
        OfferedService service = catalog.service(serviceId);
        Preconditions.acceptsIncomplete(Preconditions.handler(service, command.operation()), acceptsIncomplete);
        return service;
    }

    private JsonResponse delete(
            Command command, Subject subject, Callable<DeletionResult> handler, Consumer<JsonResponse> early) {
        return runs.run(
                command, subject, handler, deleted -> JsonResponse.of(Outcome.DELETED, JsonBody.empty()), early);
    }
}
