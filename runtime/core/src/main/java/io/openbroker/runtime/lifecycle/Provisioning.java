package io.openbroker.runtime.lifecycle;

import io.openbroker.model.Accepted;
import io.openbroker.model.InstanceResult;
import io.openbroker.model.MaintenanceInfo;
import io.openbroker.model.Progress;
import io.openbroker.model.ProvisionRequest;
import io.openbroker.model.ServiceInstance;
import io.openbroker.runtime.HandlerDescriptor;
import io.openbroker.runtime.answer.Outcome;
import io.openbroker.runtime.answer.Refusal;
import io.openbroker.runtime.answer.Reply;
import io.openbroker.runtime.command.ProvisionCommand;
import io.openbroker.runtime.schema.ParameterSchemas;
import io.openbroker.runtime.state.InstanceAttributes;
import io.openbroker.runtime.state.Phase;
import io.openbroker.runtime.state.RowChange;
import io.openbroker.runtime.state.StateStore;
import io.openbroker.runtime.state.StoredInstance;
import java.util.List;
import java.util.Optional;

/** Creates service instances (OSB v2.17, "Provisioning"). */
final class Provisioning {

    private final StateStore store;
    private final ParameterSchemas schemas;
    private final Claims claims;
    private final OperationRunner runner;

    Provisioning(StateStore store, ParameterSchemas schemas, Claims claims, OperationRunner runner) {
        this.store = store;
        this.schemas = schemas;
        this.claims = claims;
        this.runner = runner;
    }

    Reply carryOut(ProvisionCommand command) {
        InstanceAttributes requested = new InstanceAttributes(
                command.target().plan().id(),
                command.context().properties(),
                command.parameters(),
                command.target().plan().maintenanceVersion());
        while (true) {
            Optional<StoredInstance> present = store.instance(command.instanceKey());
            if (present.isPresent() && present.get().phase() != Phase.FAILED) {
                Optional<Reply> reply = answerFor(present.get(), requested, command);
                if (reply.isPresent()) {
                    return reply.get();
                }
                continue;
            }
            HandlerDescriptor handler = check(command);
            GivenParameters parameters = GivenParameters.check(
                    schemas, requested.planId(), command.operation(), command.parameters(), handler);
            Optional<Claim> claim = claims.attempt(
                    command,
                    command.instanceKey(),
                    handler,
                    command.acceptsIncomplete(),
                    id -> List.of(creation(present, command, requested, id)));
            if (claim.isPresent()) {
                return runner.run(claim.get(), new Creation(command, parameters, present));
            }
        }
    }

    private static RowChange creation(
            Optional<StoredInstance> failed, ProvisionCommand command, InstanceAttributes requested, String id) {
        String serviceId = command.target().service().id();
        return failed.map(row -> RowChange.replace(row.creatingAgain(serviceId, requested, id)))
                .orElseGet(() ->
                        RowChange.insert(StoredInstance.creating(command.instanceKey(), serviceId, requested, id)));
    }

    /** The answer for a service instance that is there; empty if it has changed meanwhile. */
    private Optional<Reply> answerFor(StoredInstance present, InstanceAttributes requested, ProvisionCommand command) {
        boolean same = present.serviceId().equals(command.target().service().id())
                && Attributes.same(present.current(), requested);
        return switch (present.phase()) {
            case CREATING -> {
                if (!same) {
                    throw conflict("is being created");
                }
                yield claims.join(present, command.acceptsIncomplete());
            }
            case READY -> {
                if (!same) {
                    throw conflict("exists");
                }
                yield Optional.of(Reply.of(Outcome.EXISTS, InstanceBodies.of(present.details())));
            }
            default -> throw Claims.busy("Another operation for this service instance is in progress.");
        };
    }

    private static HandlerDescriptor check(ProvisionCommand command) {
        if (command.target().plan().retired()) {
            throw Refusal.of(
                    Outcome.CATALOG_MISMATCH,
                    "plan_id \"" + command.target().plan().id()
                            + "\" is no longer offered; fetch the catalog again and choose another plan");
        }
        Maintenance.check(
                command.maintenanceInfo().map(MaintenanceInfo::version),
                command.target().plan());
        return Claims.handler(command.target().service(), command.operation());
    }

    private static Refusal conflict(String how) {
        return Refusal.of(
                Outcome.CONFLICT,
                "A service instance with this id " + how
                        + " already, with another service, plan, context or parameters");
    }

    /** The creation of a service instance that was claimed. */
    private record Creation(ProvisionCommand command, GivenParameters parameters, Optional<StoredInstance> failedBefore)
            implements Mutation<StoredInstance, InstanceResult> {

        @Override
        public InstanceResult call(String operationId, Progress progress) throws Exception {
            ProvisionRequest request = new ProvisionRequest(
                    command.origin(),
                    command.instanceId(),
                    command.target().service().id(),
                    command.target().plan().id(),
                    command.context(),
                    command.parameters(),
                    command.maintenanceInfo());
            return command.target()
                    .service()
                    .dispatcher()
                    .provision(new OperationCall<>(request, parameters, operationId, progress));
        }

        @Override
        public List<RowChange> delegated(StoredInstance held, Accepted accepted) {
            return InstanceChanges.delegated(held, accepted);
        }

        @Override
        public Completion<StoredInstance> completed(InstanceResult result) {
            ServiceInstance told = (ServiceInstance) result;
            return new Completion<>(
                    Reply.of(Outcome.CREATED, InstanceBodies.of(told)),
                    held -> List.of(RowChange.replace(held.ready(told))));
        }

        @Override
        public List<RowChange> refused(StoredInstance held) {
            // What was there before is a creation that has failed; it still waits to be deleted.
            return List.of(failedBefore.isPresent() ? RowChange.replace(held.fallenBack()) : RowChange.remove(held));
        }
    }
}
