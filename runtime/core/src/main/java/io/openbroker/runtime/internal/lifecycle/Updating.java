package io.openbroker.runtime.internal.lifecycle;

import io.openbroker.runtime.generated.HandlerDescriptor;
import io.openbroker.runtime.internal.answer.JsonBody;
import io.openbroker.runtime.internal.answer.Outcome;
import io.openbroker.runtime.internal.answer.Reply;
import io.openbroker.runtime.internal.command.UpdateCommand;
import io.openbroker.runtime.internal.handler.GivenParameters;
import io.openbroker.runtime.internal.handler.Preconditions;
import io.openbroker.runtime.internal.schema.ParameterSchemas;
import io.openbroker.runtime.spi.state.InstanceAttributes;
import io.openbroker.runtime.spi.state.LifecycleEvent;
import io.openbroker.runtime.spi.state.LifecycleTable;
import io.openbroker.runtime.spi.state.OperationRequest;
import io.openbroker.runtime.spi.state.Reaction;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.StoredInstance;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Changes service instances (OSB v2.17, "Updating a Service Instance"). */
final class Updating {

    private final StateStore store;
    private final ParameterSchemas schemas;
    private final Claims claims;
    private final OperationRunner runner;

    Updating(StateStore store, ParameterSchemas schemas, Claims claims, OperationRunner runner) {
        this.store = store;
        this.schemas = schemas;
        this.claims = claims;
        this.runner = runner;
    }

    Reply carryOut(UpdateCommand command, Consumer<Reply> early) {
        while (true) {
            StoredInstance present = Lookup.existing(store, command.instanceKey(), LifecycleEvent.UPDATE);
            Lookup.checkService(present, command.service().id());
            InstanceAttributes requested = UpdateRules.requested(present.current(), command);
            Reaction reaction = LifecycleTable.reaction(present.phase(), event(present, requested));
            Optional<Reply> reply = switch (reaction) {
                case BEGINS -> update(present, requested, command, early);
                case JOINS -> claims.join(present, command.acceptsIncomplete());
                default -> throw Claims.refusal(reaction, present.key());
            };
            if (reply.isPresent()) {
                return reply.get();
            }
        }
    }

    private Optional<Reply> update(
            StoredInstance present, InstanceAttributes requested, UpdateCommand command, Consumer<Reply> early) {
        HandlerDescriptor handler = Preconditions.handler(command.service(), command.operation());
        UpdateRules.checkMaintenance(requested, command);
        if (UpdateRules.nothingToDo(present.current(), requested, command)) {
            return Optional.of(Reply.of(Outcome.UPDATED, JsonBody.empty()));
        }
        UpdateRules.check(present.current(), requested, command);
        GivenParameters parameters = command.parameters()
                .map(given -> GivenParameters.check(schemas, requested.planId(), command.operation(), given, handler))
                .orElseGet(() -> GivenParameters.unchanged(
                        schemas, requested.planId(), present.current().parameters(), handler));
        OperationRequest request = new OperationRequest(
                command.origin().originatingIdentity(),
                command.origin().requestIdentity().value(),
                command.maintenanceInfo(),
                command.parameters(),
                Optional.empty());
        return claims.attempt(
                        command,
                        present.key(),
                        handler,
                        command.acceptsIncomplete(),
                        request,
                        id -> List.of(RowChange.replace(present.updating(requested, id))))
                .map(claim -> runner.run(
                        claim,
                        new InstanceChange(
                                claim.operation(),
                                present.updating(requested, claim.operation().id()),
                                command.service(),
                                parameters),
                        early));
    }

    private static LifecycleEvent event(StoredInstance present, InstanceAttributes requested) {
        return present.pending()
                        .filter(pending -> !Attributes.same(pending, requested)
                                || !pending.maintenanceVersion().equals(requested.maintenanceVersion()))
                        .isPresent()
                ? LifecycleEvent.OTHER_UPDATE
                : LifecycleEvent.UPDATE;
    }
}
