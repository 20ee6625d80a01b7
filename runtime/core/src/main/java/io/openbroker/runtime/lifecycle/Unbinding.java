package io.openbroker.runtime.lifecycle;

import io.openbroker.model.DeletionResult;
import io.openbroker.model.Progress;
import io.openbroker.model.UnbindRequest;
import io.openbroker.runtime.HandlerDescriptor;
import io.openbroker.runtime.answer.JsonBody;
import io.openbroker.runtime.answer.Outcome;
import io.openbroker.runtime.answer.Refusal;
import io.openbroker.runtime.answer.Reply;
import io.openbroker.runtime.catalog.OfferedService;
import io.openbroker.runtime.catalog.ServiceCatalog;
import io.openbroker.runtime.command.UnbindCommand;
import io.openbroker.runtime.operation.RunningOperations;
import io.openbroker.runtime.state.Phase;
import io.openbroker.runtime.state.RowChange;
import io.openbroker.runtime.state.StateStore;
import io.openbroker.runtime.state.StoredBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Deletes service bindings (OSB v2.17, "Unbinding"). */
final class Unbinding {

    private final StateStore store;
    private final ServiceCatalog catalog;
    private final Claims claims;
    private final OperationRunner runner;
    private final RunningOperations operations;

    Unbinding(
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

    Reply carryOut(UnbindCommand command) {
        while (true) {
            Optional<StoredBinding> present = store.binding(command.bindingKey());
            if (present.isEmpty()) {
                catalog.plan(command.serviceId(), command.planId());
                return Reply.of(Outcome.ALREADY_GONE, JsonBody.empty());
            }
            Lookup.checkService(present.get(), command.serviceId());
            Optional<Reply> reply = present.get().phase() == Phase.DELETING
                    ? claims.join(present.get(), command.acceptsIncomplete())
                    : delete(present.get(), command);
            if (reply.isPresent()) {
                return reply.get();
            }
        }
    }

    private Optional<Reply> delete(StoredBinding present, UnbindCommand command) {
        refuseWhileInstanceChanges(command);
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
        checkInstanceAgain(command, claim.get());
        Deletion deletion = new Deletion(command, service, present, operations);
        boolean waitsForCreation =
                present.phase() == Phase.CREATING && !claim.get().inBackground();
        return Optional.of(
                waitsForCreation ? runner.runAndWait(claim.get(), deletion) : runner.run(claim.get(), deletion));
    }

    private void refuseWhileInstanceChanges(UnbindCommand command) {
        boolean changing = store.instance(command.instanceKey())
                .filter(instance -> instance.operationId().isPresent())
                .isPresent();
        if (changing) {
            throw Claims.busy("Another operation for the service instance of this service binding is in progress.");
        }
    }

    /** Looked at after the claim: a deprovision that comes later sees the claim, one that came before is seen here. */
    private void checkInstanceAgain(UnbindCommand command, Claim claim) {
        try {
            refuseWhileInstanceChanges(command);
        } catch (Refusal refusal) {
            claims.withdraw(claim, refusal, Settlement::fallBack);
            throw refusal;
        }
    }

    /** The deletion of a service binding that was claimed. */
    private record Deletion(
            UnbindCommand command, OfferedService service, StoredBinding before, RunningOperations operations)
            implements Mutation<StoredBinding, DeletionResult> {

        @Override
        public DeletionResult call(String operationId, Progress progress) throws Exception {
            if (before.phase() == Phase.CREATING && before.operationId().isPresent()) {
                operations.stop(before.operationId().get());
            }
            UnbindRequest request = new UnbindRequest(
                    command.origin(),
                    command.instanceId(),
                    command.bindingId(),
                    before.serviceId(),
                    before.attributes().planId());
            return service.dispatcher()
                    .unbind(new OperationCall<>(request, GivenParameters.none(), operationId, progress));
        }

        @Override
        public Completion<StoredBinding> completed(DeletionResult result) {
            return new Completion<>(Reply.of(Outcome.DELETED, JsonBody.empty()), this::gone);
        }

        @Override
        public List<RowChange> refused(StoredBinding held) {
            return Settlement.fallBack(held);
        }

        @Override
        public List<RowChange> gone(StoredBinding held) {
            return List.of(RowChange.remove(held));
        }
    }
}
