package io.openbroker.runtime.lifecycle;

import io.openbroker.model.DeletionResult;
import io.openbroker.model.DeprovisionRequest;
import io.openbroker.model.Progress;
import io.openbroker.runtime.HandlerDescriptor;
import io.openbroker.runtime.answer.JsonBody;
import io.openbroker.runtime.answer.Outcome;
import io.openbroker.runtime.answer.Refusal;
import io.openbroker.runtime.answer.Reply;
import io.openbroker.runtime.catalog.OfferedService;
import io.openbroker.runtime.catalog.ServiceCatalog;
import io.openbroker.runtime.command.DeprovisionCommand;
import io.openbroker.runtime.operation.RunningOperations;
import io.openbroker.runtime.state.Phase;
import io.openbroker.runtime.state.RowChange;
import io.openbroker.runtime.state.StateStore;
import io.openbroker.runtime.state.StoredInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Deletes service instances (OSB v2.17, "Deprovisioning"). */
final class Deprovisioning {

    private final StateStore store;
    private final ServiceCatalog catalog;
    private final Claims claims;
    private final OperationRunner runner;
    private final RunningOperations operations;

    Deprovisioning(
            StateStore store,
            ServiceCatalog catalog,
            Claims claims,
            OperationRunner runner,
            RunningOperations operations) {
        this.store = store;
        this.catalog = catalog;
        this.claims = claims;
        this.runner = runner;
        this.operations = operations;
    }

    Reply carryOut(DeprovisionCommand command) {
        while (true) {
            Optional<StoredInstance> present = store.instance(command.instanceKey());
            if (present.isEmpty()) {
                catalog.plan(command.serviceId(), command.planId());
                return Reply.of(Outcome.ALREADY_GONE, JsonBody.empty());
            }
            Lookup.checkService(present.get(), command.serviceId());
            Optional<Reply> reply = switch (present.get().phase()) {
                case DELETING -> claims.join(present.get(), command.acceptsIncomplete());
                case UPDATING -> throw Claims.busy("An update of this service instance is in progress.");
                default -> delete(present.get(), command);
            };
            if (reply.isPresent()) {
                return reply.get();
            }
        }
    }

    private Optional<Reply> delete(StoredInstance present, DeprovisionCommand command) {
        OfferedService service = catalog.service(present.serviceId());
        HandlerDescriptor handler = Claims.handler(service, command.operation());
        Optional<Claim> claim = claims.attempt(command, present.key(), handler, command.acceptsIncomplete(), id -> {
            List<RowChange> changes = new ArrayList<>(claims.endOfDelegated(present));
            changes.add(RowChange.replace(present.deleting(id)));
            return changes;
        });
        if (claim.isEmpty()) {
            return Optional.empty();
        }
        refuseWhileBindingsChange(present, claim.get());
        Deletion deletion = new Deletion(command, service, present, store, operations);
        boolean waitsForCreation =
                present.phase() == Phase.CREATING && !claim.get().inBackground();
        return Optional.of(
                waitsForCreation ? runner.runAndWait(claim.get(), deletion) : runner.run(claim.get(), deletion));
    }

    /** Looked at after the claim: a bind that comes later sees the claim, one that came before is seen here. */
    private void refuseWhileBindingsChange(StoredInstance present, Claim claim) {
        boolean changing = store.bindings(present.key()).stream()
                .anyMatch(binding -> binding.operationId().isPresent());
        if (changing) {
            Refusal refusal =
                    Claims.busy("An operation for a service binding of this service instance is in progress.");
            claims.withdraw(claim, refusal, Settlement::fallBack);
            throw refusal;
        }
    }

    /** The deletion of a service instance that was claimed. */
    private record Deletion(
            DeprovisionCommand command,
            OfferedService service,
            StoredInstance before,
            StateStore store,
            RunningOperations operations)
            implements Mutation<StoredInstance, DeletionResult> {

        @Override
        public DeletionResult call(String operationId, Progress progress) throws Exception {
            if (before.phase() == Phase.CREATING && before.operationId().isPresent()) {
                operations.stop(before.operationId().get());
            }
            DeprovisionRequest request = new DeprovisionRequest(
                    command.origin(),
                    command.instanceId(),
                    before.serviceId(),
                    before.current().planId());
            return service.dispatcher()
                    .deprovision(new OperationCall<>(request, GivenParameters.none(), operationId, progress));
        }

        @Override
        public Completion<StoredInstance> completed(DeletionResult result) {
            return new Completion<>(Reply.of(Outcome.DELETED, JsonBody.empty()), this::gone);
        }

        @Override
        public List<RowChange> refused(StoredInstance held) {
            return Settlement.fallBack(held);
        }

        @Override
        public List<RowChange> gone(StoredInstance held) {
            return InstanceChanges.deleted(held, store.bindings(held.key()));
        }
    }
}
