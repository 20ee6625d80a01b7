package io.openbroker.runtime.lifecycle;

import io.openbroker.runtime.HandlerDescriptor;
import io.openbroker.runtime.answer.JsonBody;
import io.openbroker.runtime.answer.Outcome;
import io.openbroker.runtime.answer.Reply;
import io.openbroker.runtime.catalog.OfferedService;
import io.openbroker.runtime.catalog.ServiceCatalog;
import io.openbroker.runtime.command.UnbindCommand;
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
    private final Mutations mutations;

    Unbinding(StateStore store, ServiceCatalog catalog, Claims claims, OperationRunner runner, Mutations mutations) {
        this.store = store;
        this.catalog = catalog;
        this.claims = claims;
        this.runner = runner;
        this.mutations = mutations;
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
        Lookup.refuseWhileInstanceChanges(store, command.instanceKey());
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
