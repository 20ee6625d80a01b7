package io.openbroker.runtime.internal.lifecycle;

import io.openbroker.runtime.generated.HandlerDescriptor;
import io.openbroker.runtime.internal.answer.JsonBody;
import io.openbroker.runtime.internal.answer.Outcome;
import io.openbroker.runtime.internal.answer.Reply;
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
import io.openbroker.runtime.spi.state.StoredResource;
import java.util.Optional;
import java.util.function.Consumer;

/** Deletes service instances and service bindings (OSB v2.17, "Deprovisioning", "Unbinding"). */
final class Deleting {

    private final ServiceCatalog catalog;
    private final Lookup lookup;
    private final Claims claims;
    private final OperationRunner runner;
    private final Mutations mutations;

    Deleting(ServiceCatalog catalog, Lookup lookup, Claims claims, OperationRunner runner, Mutations mutations) {
        this.catalog = catalog;
        this.lookup = lookup;
        this.claims = claims;
        this.runner = runner;
        this.mutations = mutations;
    }

    Reply carryOut(DeprovisionCommand command, Consumer<Reply> early) {
        return delete(command, command.serviceId(), command.acceptsIncomplete(), early);
    }

    Reply carryOut(UnbindCommand command, Consumer<Reply> early) {
        return delete(command, command.serviceId(), command.acceptsIncomplete(), early);
    }

    private Reply delete(Command command, String serviceId, boolean acceptsIncomplete, Consumer<Reply> early) {
        return Claims.untilDecided(() -> {
            Optional<? extends StoredResource> found = lookup.resource(command.resource());
            Reaction reaction = Lookup.reaction(found, LifecycleEvent.DELETION);
            if (found.isEmpty()) {
                return Optional.of(Reply.of(Outcome.ALREADY_GONE, JsonBody.empty()));
            }
            StoredResource present = found.get();
            Lookup.checkService(present, serviceId);
            return switch (reaction) {
                case BEGINS, TAKES_OVER -> begin(present, command, acceptsIncomplete, early);
                case JOINS -> claims.join(present, acceptsIncomplete);
                default -> throw Lookup.refusal(reaction, present.key());
            };
        });
    }

    private Optional<Reply> begin(
            StoredResource present, Command command, boolean acceptsIncomplete, Consumer<Reply> early) {
        lookup.rejectWhileRelatedChange(present.key());
        OfferedService service = catalog.existing(present.serviceId());
        HandlerDescriptor handler = Preconditions.handler(service, command.operation());
        return claims.deletion(command, handler, acceptsIncomplete, present)
                .map(claim -> runner.runDeletion(
                        claim,
                        mutations.deletion(
                                claim.operation(),
                                Transitions.deleting(present, claim.operation().id()),
                                service),
                        early));
    }
}
