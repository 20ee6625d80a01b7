package io.openbroker.runtime.internal.lifecycle;

import io.openbroker.model.MaintenanceInfo;
import io.openbroker.model.ProvisionRequest;
import io.openbroker.runtime.generated.HandlerDescriptor;
import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.command.ProvisionCommand;
import io.openbroker.runtime.internal.handler.GivenParameters;
import io.openbroker.runtime.internal.handler.InstanceBodies;
import io.openbroker.runtime.internal.handler.Maintenance;
import io.openbroker.runtime.internal.handler.Preconditions;
import io.openbroker.runtime.internal.lifecycle.operation.InstanceMutation;
import io.openbroker.runtime.internal.lifecycle.operation.OperationRunner;
import io.openbroker.runtime.internal.lifecycle.resource.LifecycleEvent;
import io.openbroker.runtime.internal.lifecycle.resource.Lookup;
import io.openbroker.runtime.internal.lifecycle.resource.Reaction;
import io.openbroker.runtime.internal.lifecycle.resource.ResourceAttributes;
import io.openbroker.runtime.internal.lifecycle.resource.Transitions;
import io.openbroker.runtime.internal.policy.Policies;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.internal.schema.ParameterSchemas;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.row.InstanceAttributes;
import io.openbroker.runtime.spi.state.row.OperationRequest;
import io.openbroker.runtime.spi.state.row.Phase;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Creates service instances (OSB v2.17, "Provisioning"). */
final class Provisioning {

    private final StateStore store;
    private final ParameterSchemas schemas;
    private final Claims claims;
    private final OperationRunner runner;
    private final Policies policies;

    Provisioning(StateStore store, ParameterSchemas schemas, Claims claims, OperationRunner runner, Policies policies) {
        this.store = store;
        this.schemas = schemas;
        this.claims = claims;
        this.runner = runner;
        this.policies = policies;
    }

    JsonResponse carryOut(ProvisionCommand command, Consumer<JsonResponse> early) {
        InstanceAttributes requested = new InstanceAttributes(
                command.target().plan().id(),
                command.context().properties(),
                command.parameters(),
                command.target().plan().maintenanceVersion());
        return Claims.untilDecided(() -> {
            Optional<StoredInstance> present = store.instance(command.instanceKey());
            boolean same = present.filter(row -> same(row, requested, command)).isPresent();
            Reaction reaction =
                    Lookup.reaction(present, same ? LifecycleEvent.CREATION : LifecycleEvent.OTHER_CREATION);
            return reaction == Reaction.BEGINS
                    ? provision(present, requested, command, early)
                    : answer(reaction, present.orElseThrow(), command);
        });
    }

    private Optional<JsonResponse> provision(
            Optional<StoredInstance> failed,
            InstanceAttributes requested,
            ProvisionCommand command,
            Consumer<JsonResponse> early) {
        OfferedService service = command.target().service();
        Preconditions.offered(command.target().plan());
        Maintenance.check(
                command.maintenanceInfo().map(MaintenanceInfo::version),
                command.target().plan());
        HandlerDescriptor handler = Preconditions.handler(service, command.operation());
        GivenParameters parameters =
                GivenParameters.check(schemas, requested.planId(), command.operation(), command.parameters(), handler);
        OperationRequest request =
                new OperationRequest(command.origin(), command.maintenanceInfo(), Optional.empty(), Optional.empty());
        Function<String, StoredInstance> creating = id -> StoredInstance.creating(
                command.instanceKey(), service.id(), requested, Transitions.creating(failed, id));
        return claims.attempt(
                        command,
                        handler,
                        command.acceptsIncomplete(),
                        request,
                        policies.check(command, service.id(), early, () -> asked(command)),
                        id -> List.of(Transitions.write(failed, creating.apply(id))))
                .map(claim -> runner.run(
                        claim,
                        new InstanceMutation(
                                claim.operation(),
                                creating.apply(claim.operation().id()),
                                service,
                                parameters),
                        early));
    }

    /** The request as policies see it. */
    private static ProvisionRequest asked(ProvisionCommand command) {
        return new ProvisionRequest(
                command.origin(),
                command.instanceId(),
                command.target().service().id(),
                command.target().plan().id(),
                command.context(),
                command.parameters(),
                command.maintenanceInfo());
    }

    /** The response for a service instance that exists; empty if it has changed meanwhile. */
    private Optional<JsonResponse> answer(Reaction reaction, StoredInstance present, ProvisionCommand command) {
        if (reaction == Reaction.JOINS || reaction == Reaction.EXISTS) {
            checkMaintenance(present, command);
        }
        return switch (reaction) {
            case JOINS -> claims.join(present, command.acceptsIncomplete());
            case EXISTS -> Optional.of(JsonResponse.of(Outcome.EXISTS, InstanceBodies.of(present.details())));
            case CONFLICT ->
                throw Rejection.of(
                        Outcome.CONFLICT,
                        "A service instance with this id "
                                + (present.phase() == Phase.CREATING ? "is being created" : "exists")
                                + " already, with another service, plan, context or parameters");
            default -> throw Lookup.rejection(reaction, present.key());
        };
    }

    /** A request that is repeated after a new maintenance version was published is still the same request. */
    private static void checkMaintenance(StoredInstance present, ProvisionCommand command) {
        Optional<String> named = command.maintenanceInfo().map(MaintenanceInfo::version);
        if (!named.equals(present.current().maintenanceVersion())) {
            Maintenance.check(named, command.target().plan());
        }
    }

    private static boolean same(StoredInstance present, InstanceAttributes requested, ProvisionCommand command) {
        return present.serviceId().equals(command.target().service().id())
                && ResourceAttributes.same(present.current(), requested);
    }
}
