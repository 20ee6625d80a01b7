package io.openbroker.runtime.internal.lifecycle;

import io.openbroker.runtime.generated.HandlerDescriptor;
import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.command.BindCommand;
import io.openbroker.runtime.internal.handler.BindingBodies;
import io.openbroker.runtime.internal.handler.GivenParameters;
import io.openbroker.runtime.internal.lifecycle.operation.Mutations;
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
import io.openbroker.runtime.spi.state.row.BindingAttributes;
import io.openbroker.runtime.spi.state.row.OperationRequest;
import io.openbroker.runtime.spi.state.row.Phase;
import io.openbroker.runtime.spi.state.row.StoredBinding;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Creates service bindings (OSB v2.17, "Binding"). */
final class Binding {

    private final Lookup lookup;
    private final ParameterSchemas schemas;
    private final BindRules rules;
    private final Claims claims;
    private final OperationRunner runner;
    private final Mutations mutations;
    private final Policies policies;

    Binding(
            Lookup lookup,
            ParameterSchemas schemas,
            BindRules rules,
            Claims claims,
            OperationRunner runner,
            Mutations mutations,
            Policies policies) {
        this.lookup = lookup;
        this.schemas = schemas;
        this.rules = rules;
        this.claims = claims;
        this.runner = runner;
        this.mutations = mutations;
        this.policies = policies;
    }

    JsonResponse carryOut(BindCommand command, Consumer<JsonResponse> early) {
        return Claims.untilDecided(() -> {
            StoredInstance instance = lookup.bindable(command.instanceKey());
            Optional<StoredBinding> present = lookup.binding(command.bindingKey());
            boolean same = Lookup.reaction(present, LifecycleEvent.CREATION) == Reaction.BEGINS
                    || same(present.orElseThrow(), instance, command);
            Reaction reaction =
                    Lookup.reaction(present, same ? LifecycleEvent.CREATION : LifecycleEvent.OTHER_CREATION);
            return reaction == Reaction.BEGINS
                    ? bind(instance, present, command, early)
                    : answer(reaction, present.orElseThrow(), command);
        });
    }

    private Optional<JsonResponse> answer(Reaction reaction, StoredBinding present, BindCommand command) {
        return switch (reaction) {
            case JOINS -> claims.join(present, command.acceptsIncomplete());
            case EXISTS -> Optional.of(BindingBodies.response(Outcome.EXISTS, present.access()));
            case CONFLICT ->
                throw Rejection.of(
                        Outcome.CONFLICT,
                        "A service binding with this id "
                                + (present.phase() == Phase.CREATING ? "is being created" : "exists")
                                + " already, with another plan, context, bind resource, predecessor or parameters");
            default -> throw Lookup.rejection(reaction, present.key());
        };
    }

    private boolean same(StoredBinding present, StoredInstance instance, BindCommand command) {
        // The predecessor may be gone by now, and its id says everything.
        return command.predecessorBindingId().isPresent()
                ? command.predecessorBindingId().equals(present.attributes().predecessorBindingId())
                : ResourceAttributes.same(present.attributes(), rules.requested(instance, command));
    }

    private Optional<JsonResponse> bind(
            StoredInstance instance,
            Optional<StoredBinding> failed,
            BindCommand command,
            Consumer<JsonResponse> early) {
        BindingAttributes requested = rules.requested(instance, command);
        OfferedService service = rules.service(instance);
        HandlerDescriptor handler = BindRules.check(service, requested, command);
        GivenParameters parameters = GivenParameters.check(
                schemas, requested.planId(), command.operation(), requested.parameters(), handler);
        Function<String, StoredBinding> creating = id ->
                StoredBinding.creating(command.bindingKey(), service.id(), requested, Transitions.creating(failed, id));
        return claims.attempt(
                        command,
                        handler,
                        command.acceptsIncomplete(),
                        OperationRequest.of(command.origin()),
                        policies.check(
                                command, service.id(), early, () -> BindRules.asked(instance, requested, command)),
                        id -> List.of(Transitions.write(failed, creating.apply(id))))
                .map(claim -> runner.run(
                        claim,
                        mutations.creation(
                                claim.operation(),
                                creating.apply(claim.operation().id()),
                                service,
                                parameters),
                        early));
    }
}
