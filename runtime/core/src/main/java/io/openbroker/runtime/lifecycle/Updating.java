package io.openbroker.runtime.lifecycle;

import io.openbroker.model.Accepted;
import io.openbroker.model.Context;
import io.openbroker.model.InstanceResult;
import io.openbroker.model.MaintenanceInfo;
import io.openbroker.model.PreviousValues;
import io.openbroker.model.Progress;
import io.openbroker.model.ServiceInstance;
import io.openbroker.model.UpdateRequest;
import io.openbroker.runtime.HandlerDescriptor;
import io.openbroker.runtime.answer.JsonBody;
import io.openbroker.runtime.answer.Outcome;
import io.openbroker.runtime.answer.Reply;
import io.openbroker.runtime.command.UpdateCommand;
import io.openbroker.runtime.schema.ParameterSchemas;
import io.openbroker.runtime.state.InstanceAttributes;
import io.openbroker.runtime.state.RowChange;
import io.openbroker.runtime.state.StateStore;
import io.openbroker.runtime.state.StoredInstance;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    Reply carryOut(UpdateCommand command) {
        while (true) {
            StoredInstance present = Lookup.existing(store, command.instanceKey());
            Lookup.checkService(present, command.service().id());
            InstanceAttributes requested = UpdateRules.requested(present.current(), command);
            Optional<Reply> reply = switch (present.phase()) {
                case READY -> update(present, requested, command);
                case UPDATING -> join(present, requested, command);
                default -> throw Claims.busy("Another operation for this service instance is in progress.");
            };
            if (reply.isPresent()) {
                return reply.get();
            }
        }
    }

    private Optional<Reply> update(StoredInstance present, InstanceAttributes requested, UpdateCommand command) {
        HandlerDescriptor handler = Claims.handler(command.service(), command.operation());
        UpdateRules.checkMaintenance(requested, command);
        if (UpdateRules.nothingToDo(present.current(), requested, command)) {
            return Optional.of(Reply.of(Outcome.UPDATED, JsonBody.empty()));
        }
        UpdateRules.check(present.current(), requested, command);
        GivenParameters parameters = GivenParameters.check(
                schemas,
                requested.planId(),
                command.operation(),
                command.parameters().orElseGet(Map::of),
                handler);
        return claims.attempt(
                        command,
                        present.key(),
                        handler,
                        command.acceptsIncomplete(),
                        id -> List.of(RowChange.replace(present.updating(requested, id))))
                .map(claim -> runner.run(claim, new Change(command, present, requested, parameters)));
    }

    private Optional<Reply> join(StoredInstance present, InstanceAttributes requested, UpdateCommand command) {
        boolean same = present.pending()
                .filter(pending -> Attributes.same(pending, requested)
                        && pending.maintenanceVersion().equals(requested.maintenanceVersion()))
                .isPresent();
        if (!same) {
            throw Claims.busy("Another update of this service instance is in progress.");
        }
        return claims.join(present, command.acceptsIncomplete());
    }

    /** The change of a service instance that was claimed. */
    private record Change(
            UpdateCommand command, StoredInstance before, InstanceAttributes requested, GivenParameters parameters)
            implements Mutation<StoredInstance, InstanceResult> {

        @Override
        public InstanceResult call(String operationId, Progress progress) throws Exception {
            InstanceAttributes current = before.current();
            UpdateRequest request = new UpdateRequest(
                    command.origin(),
                    command.instanceId(),
                    command.service().id(),
                    requested.planId(),
                    Context.of(requested.context()),
                    command.parameters().orElseGet(Map::of),
                    command.maintenanceInfo(),
                    new PreviousValues(
                            current.planId(),
                            current.parameters(),
                            current.maintenanceVersion().map(MaintenanceInfo::new)));
            return command.service()
                    .dispatcher()
                    .update(new OperationCall<>(request, parameters, operationId, progress));
        }

        @Override
        public List<RowChange> delegated(StoredInstance held, Accepted accepted) {
            return InstanceChanges.delegated(held, accepted);
        }

        @Override
        public Completion<StoredInstance> completed(InstanceResult result) {
            ServiceInstance told = (ServiceInstance) result;
            return new Completion<>(
                    Reply.of(Outcome.UPDATED, InstanceBodies.of(told)),
                    held -> List.of(RowChange.replace(held.ready(told))));
        }

        @Override
        public List<RowChange> refused(StoredInstance held) {
            return Settlement.fallBack(held);
        }
    }
}
