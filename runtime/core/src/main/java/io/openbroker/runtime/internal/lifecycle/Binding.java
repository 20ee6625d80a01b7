package io.openbroker.runtime.internal.lifecycle;

import io.openbroker.runtime.generated.HandlerDescriptor;
import io.openbroker.runtime.internal.answer.Outcome;
import io.openbroker.runtime.internal.answer.Refusal;
import io.openbroker.runtime.internal.answer.Reply;
import io.openbroker.runtime.internal.command.BindCommand;
import io.openbroker.runtime.internal.handler.BindingBodies;
import io.openbroker.runtime.internal.handler.GivenParameters;
import io.openbroker.runtime.internal.schema.ParameterSchemas;
import io.openbroker.runtime.spi.state.LifecycleEvent;
import io.openbroker.runtime.spi.state.LifecycleTable;
import io.openbroker.runtime.spi.state.Phase;
import io.openbroker.runtime.spi.state.Reaction;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.StoredBinding;
import io.openbroker.runtime.spi.state.StoredInstance;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Creates service bindings (OSB v2.17, "Binding"). */
final class Binding {

    private final StateStore store;
    private final ParameterSchemas schemas;
    private final BindRules rules;
    private final Claims claims;
    private final OperationRunner runner;
    private final Mutations mutations;
    private final Clock clock;

    Binding(
            StateStore store,
            ParameterSchemas schemas,
            BindRules rules,
            Claims claims,
            OperationRunner runner,
            Mutations mutations,
            Clock clock) {
        this.store = store;
        this.schemas = schemas;
        this.rules = rules;
        this.claims = claims;
        this.runner = runner;
        this.mutations = mutations;
        this.clock = clock;
    }

    Reply carryOut(BindCommand command, Consumer<Reply> early) {
        while (true) {
            StoredInstance instance = Lookup.usable(store, command.instanceKey());
            Optional<StoredBinding> present =
                    store.binding(command.bindingKey()).map(row -> row.at(clock.instant()));
            boolean same = LifecycleTable.reaction(Phase.of(present), LifecycleEvent.CREATION) == Reaction.BEGINS
                    || same(present.orElseThrow(), instance, command);
            Reaction reaction = LifecycleTable.reaction(
                    Phase.of(present), same ? LifecycleEvent.CREATION : LifecycleEvent.OTHER_CREATION);
            Optional<Reply> reply = reaction == Reaction.BEGINS
                    ? bind(present, rules.requested(instance, command), command, early)
                    : answer(reaction, present.orElseThrow(), command);
            if (reply.isPresent()) {
                return reply.get();
            }
        }
    }

    private Optional<Reply> answer(Reaction reaction, StoredBinding present, BindCommand command) {
        return switch (reaction) {
            case JOINS -> claims.join(present, command.acceptsIncomplete());
            case EXISTS -> Optional.of(BindingBodies.reply(Outcome.EXISTS, present.access()));
            case CONFLICT -> throw conflict(present.phase() == Phase.CREATING ? "is being created" : "exists");
            default -> throw Claims.refusal(reaction, present.key());
        };
    }

    private boolean same(StoredBinding present, StoredInstance instance, BindCommand command) {
        // The predecessor may be gone by now, and tells no more than its id does.
        return command.predecessorBindingId().isPresent()
                ? command.predecessorBindingId().equals(present.attributes().predecessorBindingId())
                : Attributes.same(
                        present.attributes(), rules.requested(instance, command).attributes());
    }

    private Optional<Reply> bind(
            Optional<StoredBinding> failed, RequestedBinding requested, BindCommand command, Consumer<Reply> early) {
        HandlerDescriptor handler = rules.check(requested, command);
        GivenParameters parameters = GivenParameters.check(
                schemas,
                requested.attributes().planId(),
                command.operation(),
                requested.attributes().parameters(),
                handler);
        Optional<Claim> claim = claims.attempt(
                command,
                command.bindingKey(),
                handler,
                command.acceptsIncomplete(),
                Origins.request(command.origin()),
                id -> List.of(
                        failed.isPresent()
                                ? RowChange.replace(creating(failed, requested, command, id))
                                : RowChange.insert(creating(failed, requested, command, id))));
        return claim.map(won -> runner.run(
                won,
                mutations.creation(
                        won.operation(),
                        creating(failed, requested, command, won.operation().id()),
                        requested.service(),
                        parameters),
                early));
    }

    private static StoredBinding creating(
            Optional<StoredBinding> failed, RequestedBinding requested, BindCommand command, String id) {
        String serviceId = requested.service().id();
        return failed.map(row -> row.creatingAgain(serviceId, requested.attributes(), id))
                .orElseGet(() -> StoredBinding.creating(command.bindingKey(), serviceId, requested.attributes(), id));
    }

    private static Refusal conflict(String how) {
        return Refusal.of(
                Outcome.CONFLICT,
                "A service binding with this id " + how
                        + " already, with another plan, context, bind resource, predecessor or parameters");
    }
}
