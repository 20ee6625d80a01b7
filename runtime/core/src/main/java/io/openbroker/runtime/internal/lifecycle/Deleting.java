package io.openbroker.runtime.internal.lifecycle;

import io.openbroker.model.BrokerRequest;
import io.openbroker.model.DeprovisionRequest;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.RequestOrigin;
import io.openbroker.model.UnbindRequest;
import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.generated.HandlerDescriptor;
import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.catalog.ServiceCatalog;
import io.openbroker.runtime.internal.command.Command;
import io.openbroker.runtime.internal.command.DeprovisionCommand;
import io.openbroker.runtime.internal.command.UnbindCommand;
import io.openbroker.runtime.internal.handler.Preconditions;
import io.openbroker.runtime.internal.lifecycle.operation.Mutations;
import io.openbroker.runtime.internal.lifecycle.operation.OperationRunner;
import io.openbroker.runtime.internal.lifecycle.resource.LifecycleEvent;
import io.openbroker.runtime.internal.lifecycle.resource.Lookup;
import io.openbroker.runtime.internal.lifecycle.resource.Reaction;
import io.openbroker.runtime.internal.lifecycle.resource.Transitions;
import io.openbroker.runtime.internal.policy.Policies;
import io.openbroker.runtime.internal.policy.PolicyCheck;
import io.openbroker.runtime.internal.response.JsonBody;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.spi.state.row.Phase;
import io.openbroker.runtime.spi.state.row.ResourceKey;
import io.openbroker.runtime.spi.state.row.StoredResource;
import java.util.Optional;
import java.util.function.Consumer;

/** Deletes service instances and service bindings (OSB v2.17, "Deprovisioning", "Unbinding"). */
final class Deleting {

    private final ServiceCatalog catalog;
    private final Lookup lookup;
    private final Claims claims;
    private final OperationRunner runner;
    private final Mutations mutations;
    private final Policies policies;

    Deleting(
            ServiceCatalog catalog,
            Lookup lookup,
            Claims claims,
            OperationRunner runner,
            Mutations mutations,
            Policies policies) {
        this.catalog = catalog;
        this.lookup = lookup;
        this.claims = claims;
        this.runner = runner;
        this.mutations = mutations;
        this.policies = policies;
    }

    JsonResponse carryOut(DeprovisionCommand command, Consumer<JsonResponse> early) {
        return delete(command, command.serviceId(), command.acceptsIncomplete(), early);
    }

    JsonResponse carryOut(UnbindCommand command, Consumer<JsonResponse> early) {
        return delete(command, command.serviceId(), command.acceptsIncomplete(), early);
    }

    private JsonResponse delete(
            Command command, String serviceId, boolean acceptsIncomplete, Consumer<JsonResponse> early) {
        return Claims.untilDecided(() -> {
            Optional<? extends StoredResource> found = lookup.resource(command.resource());
            Reaction reaction = Lookup.reaction(found, LifecycleEvent.DELETION);
            if (found.isEmpty()) {
                return Optional.of(JsonResponse.of(Outcome.ALREADY_GONE, JsonBody.empty()));
            }
            StoredResource present = found.get();
            Lookup.checkService(present, serviceId);
            return switch (reaction) {
                case BEGINS, TAKES_OVER -> begin(present, command, acceptsIncomplete, early);
                case JOINS -> join(present, acceptsIncomplete);
                default -> throw Lookup.rejection(reaction, present.key());
            };
        });
    }

    private Optional<JsonResponse> begin(
            StoredResource present, Command command, boolean acceptsIncomplete, Consumer<JsonResponse> early) {
        boolean unbinds = !lookup.rejectWhileRelatedChange(present.key()).isEmpty();
        OfferedService service = catalog.existing(present.serviceId());
        HandlerDescriptor handler = Preconditions.handler(service, command.operation());
        Optional<HandlerDescriptor> unbind = unbinds ? service.handler(OsbOperation.UNBIND) : Optional.empty();
        return claims.deletion(
                        command,
                        execution(handler, unbind),
                        acceptsIncomplete,
                        present,
                        policies(present, command, early))
                .map(claim -> runner.runDeletion(
                        claim,
                        mutations.deletion(
                                claim.operation(),
                                Transitions.deleting(present, claim.operation().id()),
                                service),
                        early));
    }

    /** Policies do not see deletions that stop a creation or clean up after one, on which platforms rely. */
    private PolicyCheck policies(StoredResource present, Command command, Consumer<JsonResponse> early) {
        return present.phase() == Phase.READY
                ? policies.check(command, present.serviceId(), early, () -> asked(present, command.origin()))
                : PolicyCheck.NONE;
    }

    private static BrokerRequest asked(StoredResource present, RequestOrigin origin) {
        ResourceKey key = present.key();
        String instanceId = key.instance().instanceId();
        return key.bindingId()
                .<BrokerRequest>map(
                        id -> new UnbindRequest(origin, instanceId, id, present.serviceId(), present.planId()))
                .orElseGet(() -> new DeprovisionRequest(origin, instanceId, present.serviceId(), present.planId()));
    }

    /** Unbinds are rejected while the service instance is deleted, whether its deprovision has come to the binding or not. */
    private Optional<JsonResponse> join(StoredResource present, boolean acceptsIncomplete) {
        if (present.key().bindingId().isPresent()) {
            lookup.rejectWhileDeprovisioning(present.key().instance());
        }
        return claims.join(present, acceptsIncomplete);
    }

    /** A deprovision that first deletes service bindings is asynchronous if either handler is. */
    private static Execution execution(HandlerDescriptor handler, Optional<HandlerDescriptor> unbind) {
        Execution own = handler.execution();
        if (unbind.isEmpty()) {
            return own;
        }
        Execution first = unbind.get().execution();
        if (Preconditions.goesOn(first)) {
            return Execution.ASYNCHRONOUS;
        }
        return own == Execution.SYNCHRONOUS ? first : own;
    }
}
