package io.openbroker.runtime.lifecycle;

import io.openbroker.runtime.HandlerDescriptor;
import io.openbroker.runtime.answer.JsonBody;
import io.openbroker.runtime.answer.Outcome;
import io.openbroker.runtime.answer.Reply;
import io.openbroker.runtime.catalog.OfferedService;
import io.openbroker.runtime.catalog.ServiceCatalog;
import io.openbroker.runtime.command.DeprovisionCommand;
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
    private final Mutations mutations;

    Deprovisioning(
            StateStore store, ServiceCatalog catalog, Claims claims, OperationRunner runner, Mutations mutations) {
        this.store = store;
        this.catalog = catalog;
        this.claims = claims;
        this.runner = runner;
        this.mutations = mutations;
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
        Lookup.refuseWhileBindingsChange(store, present.key());
        OfferedService service = catalog.service(present.serviceId());
        HandlerDescriptor handler = Claims.handler(service, command.operation());
        Optional<Claim> claim = claims.forDeletionOf(present)
                .attempt(
                        command,
                        present.key(),
                        handler,
                        command.acceptsIncomplete(),
                        Claims.deletion(command, present),
                        id -> {
                            List<RowChange> changes = new ArrayList<>(claims.endOfIdle(present));
                            changes.add(RowChange.replace(present.deleting(id)));
                            return changes;
                        });
        return claim.map(won -> runner.runOrWait(
                won,
                mutations.deletion(
                        won.operation(), present.deleting(won.operation().id()), service)));
    }
}
