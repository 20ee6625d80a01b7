package io.openbroker.runtime.internal.lifecycle;

import io.openbroker.model.Context;
import io.openbroker.model.MaintenanceInfo;
import io.openbroker.model.PreviousValues;
import io.openbroker.model.UpdateRequest;
import io.openbroker.runtime.generated.HandlerDescriptor;
import io.openbroker.runtime.internal.command.UpdateCommand;
import io.openbroker.runtime.internal.handler.GivenParameters;
import io.openbroker.runtime.internal.handler.Preconditions;
import io.openbroker.runtime.internal.lifecycle.operation.InstanceMutation;
import io.openbroker.runtime.internal.lifecycle.operation.OperationRunner;
import io.openbroker.runtime.internal.lifecycle.resource.LifecycleEvent;
import io.openbroker.runtime.internal.lifecycle.resource.LifecycleTable;
import io.openbroker.runtime.internal.lifecycle.resource.Lookup;
import io.openbroker.runtime.internal.lifecycle.resource.Reaction;
import io.openbroker.runtime.internal.lifecycle.resource.ResourceAttributes;
import io.openbroker.runtime.internal.lifecycle.resource.Transitions;
import io.openbroker.runtime.internal.policy.Policies;
import io.openbroker.runtime.internal.response.JsonBody;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.schema.ParameterSchemas;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.row.InstanceAttributes;
import io.openbroker.runtime.spi.state.row.OperationRequest;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Updates service instances (OSB v2.17, "Updating a Service Instance"). */
final class Updating {

    private final Lookup lookup;
    private final ParameterSchemas schemas;
    private final Claims claims;
    private final OperationRunner runner;
    private final Policies policies;

    Updating(Lookup lookup, ParameterSchemas schemas, Claims claims, OperationRunner runner, Policies policies) {
        this.lookup = lookup;
        this.schemas = schemas;
        this.claims = claims;
        this.runner = runner;
        this.policies = policies;
    }

    JsonResponse carryOut(UpdateCommand command, Consumer<JsonResponse> early) {
        return Claims.untilDecided(() -> {
            StoredInstance present = lookup.existing(command.instanceKey(), LifecycleEvent.UPDATE);
            Lookup.checkService(present, command.service().id());
            InstanceAttributes requested = UpdateRules.requested(present.current(), command);
            Reaction reaction = LifecycleTable.reaction(present.phase(), event(present, requested));
            return switch (reaction) {
                case BEGINS -> update(present, requested, command, early);
                case JOINS -> claims.join(present, command.acceptsIncomplete());
                default -> throw Lookup.rejection(reaction, present.key());
            };
        });
    }

    private Optional<JsonResponse> update(
            StoredInstance present, InstanceAttributes requested, UpdateCommand command, Consumer<JsonResponse> early) {
        HandlerDescriptor handler = Preconditions.handler(command.service(), command.operation());
        UpdateRules.checkMaintenance(requested, command);
        if (UpdateRules.nothingToDo(present.current(), requested, command)) {
            return Optional.of(JsonResponse.of(Outcome.UPDATED, JsonBody.empty()));
        }
        UpdateRules.check(present.current(), requested, command);
        GivenParameters parameters = command.parameters()
                .map(given -> GivenParameters.check(schemas, requested.planId(), command.operation(), given, handler))
                .orElseGet(() -> GivenParameters.unchanged(
                        schemas, requested.planId(), present.current().parameters(), handler));
        OperationRequest request = new OperationRequest(
                command.origin(), command.maintenanceInfo(), command.parameters(), Optional.empty());
        Function<String, StoredInstance> updating = id -> Transitions.updating(present, requested, id);
        return claims.attempt(
                        command,
                        handler,
                        command.acceptsIncomplete(),
                        request,
                        policies.check(command, present.serviceId(), early, () -> asked(present, requested, command)),
                        id -> List.of(RowChange.replace(updating.apply(id))))
                .map(claim -> runner.run(
                        claim,
                        new InstanceMutation(
                                claim.operation(),
                                updating.apply(claim.operation().id()),
                                command.service(),
                                parameters),
                        early));
    }

    /** The request as policies see it. */
    private static UpdateRequest asked(StoredInstance present, InstanceAttributes requested, UpdateCommand command) {
        InstanceAttributes current = present.current();
        return new UpdateRequest(
                command.origin(),
                command.instanceId(),
                present.serviceId(),
                requested.planId(),
                Context.of(requested.context()),
                command.parameters().orElseGet(Map::of),
                command.maintenanceInfo(),
                new PreviousValues(
                        current.planId(),
                        current.parameters(),
                        current.maintenanceVersion().map(MaintenanceInfo::new)));
    }

    private static LifecycleEvent event(StoredInstance present, InstanceAttributes requested) {
        return present.pending()
                        .filter(pending -> !ResourceAttributes.same(pending, requested)
                                || !pending.maintenanceVersion().equals(requested.maintenanceVersion()))
                        .isPresent()
                ? LifecycleEvent.OTHER_UPDATE
                : LifecycleEvent.UPDATE;
    }
}
