package io.openbroker.runtime.lifecycle;

import io.openbroker.model.BindRequest;
import io.openbroker.model.BindingResult;
import io.openbroker.model.Progress;
import io.openbroker.model.ServiceBinding;
import io.openbroker.runtime.HandlerDescriptor;
import io.openbroker.runtime.answer.Outcome;
import io.openbroker.runtime.answer.Refusal;
import io.openbroker.runtime.answer.Reply;
import io.openbroker.runtime.command.BindCommand;
import io.openbroker.runtime.schema.ParameterSchemas;
import io.openbroker.runtime.state.BoundAccess;
import io.openbroker.runtime.state.Phase;
import io.openbroker.runtime.state.RowChange;
import io.openbroker.runtime.state.StateStore;
import io.openbroker.runtime.state.StoredBinding;
import io.openbroker.runtime.state.StoredInstance;
import java.util.List;
import java.util.Optional;

/** Creates service bindings (OSB v2.17, "Binding"). */
final class Binding {

    private final StateStore store;
    private final ParameterSchemas schemas;
    private final BindRules rules;
    private final Claims claims;
    private final OperationRunner runner;

    Binding(StateStore store, ParameterSchemas schemas, BindRules rules, Claims claims, OperationRunner runner) {
        this.store = store;
        this.schemas = schemas;
        this.rules = rules;
        this.claims = claims;
        this.runner = runner;
    }

    Reply carryOut(BindCommand command) {
        while (true) {
            StoredInstance instance = usable(command);
            Optional<StoredBinding> present = store.binding(command.bindingKey());
            Optional<Reply> reply = present.isPresent() && present.get().phase() != Phase.FAILED
                    ? answerFor(present.get(), instance, command)
                    : bind(present, rules.requested(instance, command), command);
            if (reply.isPresent()) {
                return reply.get();
            }
        }
    }

    private StoredInstance usable(BindCommand command) {
        StoredInstance instance = Lookup.existing(store, command.instanceKey());
        if (instance.phase() != Phase.READY) {
            throw Claims.busy("Another operation for this service instance is in progress.");
        }
        return instance;
    }

    private Optional<Reply> answerFor(StoredBinding present, StoredInstance instance, BindCommand command) {
        boolean same = same(present, instance, command);
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
                yield Optional.of(BindingBodies.reply(Outcome.EXISTS, present.access()));
            }
            default -> throw Claims.busy("Another operation for this service binding is in progress.");
        };
    }

    private boolean same(StoredBinding present, StoredInstance instance, BindCommand command) {
        // The predecessor may be gone by now, and tells no more than its id does.
        return command.predecessorBindingId().isPresent()
                ? command.predecessorBindingId().equals(present.attributes().predecessorBindingId())
                : Attributes.same(
                        present.attributes(), rules.requested(instance, command).attributes());
    }

    private Optional<Reply> bind(Optional<StoredBinding> failed, RequestedBinding requested, BindCommand command) {
        HandlerDescriptor handler = rules.check(requested, command);
        GivenParameters parameters = GivenParameters.check(
                schemas,
                requested.attributes().planId(),
                command.operation(),
                requested.attributes().parameters(),
                handler);
        String serviceId = requested.service().id();
        Optional<Claim> claim = claims.attempt(
                command,
                command.bindingKey(),
                handler,
                command.acceptsIncomplete(),
                id -> List.of(
                        failed.map(row -> RowChange.replace(row.creatingAgain(serviceId, requested.attributes(), id)))
                                .orElseGet(() -> RowChange.insert(StoredBinding.creating(
                                        command.bindingKey(), serviceId, requested.attributes(), id)))));
        if (claim.isEmpty()) {
            return Optional.empty();
        }
        Creation creation = new Creation(command, requested, parameters, failed);
        checkInstanceAgain(command, claim.get(), creation);
        return Optional.of(runner.run(claim.get(), creation));
    }

    /** Looked at after the claim: a deprovision that comes later sees the claim, one that came before is seen here. */
    private void checkInstanceAgain(BindCommand command, Claim claim, Creation creation) {
        try {
            usable(command);
        } catch (Refusal refusal) {
            claims.withdraw(claim, refusal, creation::refused);
            throw refusal;
        }
    }

    private static Refusal conflict(String how) {
        return Refusal.of(
                Outcome.CONFLICT,
                "A service binding with this id " + how
                        + " already, with another plan, context, bind resource, predecessor or parameters");
    }

    /** The creation of a service binding that was claimed. */
    private record Creation(
            BindCommand command,
            RequestedBinding requested,
            GivenParameters parameters,
            Optional<StoredBinding> failedBefore)
            implements Mutation<StoredBinding, BindingResult> {

        @Override
        public BindingResult call(String operationId, Progress progress) throws Exception {
            BindRequest request = requested.request(command);
            return requested
                    .service()
                    .dispatcher()
                    .bind(new OperationCall<>(request, parameters, operationId, progress));
        }

        @Override
        public Completion<StoredBinding> completed(BindingResult result) {
            BoundAccess access = BindingBodies.of((ServiceBinding) result);
            return new Completion<>(
                    BindingBodies.reply(Outcome.CREATED, access),
                    held -> List.of(RowChange.replace(held.ready(access))));
        }

        @Override
        public List<RowChange> refused(StoredBinding held) {
            // What was there before is a creation that has failed; it still waits to be deleted.
            return List.of(failedBefore.isPresent() ? RowChange.replace(held.fallenBack()) : RowChange.remove(held));
        }
    }
}
