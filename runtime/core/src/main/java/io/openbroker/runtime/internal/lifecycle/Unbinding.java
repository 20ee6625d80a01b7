package io.openbroker.runtime.internal.lifecycle;

import io.openbroker.runtime.internal.answer.JsonBody;
import io.openbroker.runtime.internal.answer.Outcome;
import io.openbroker.runtime.internal.answer.Reply;
import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.catalog.ServiceCatalog;
import io.openbroker.runtime.internal.command.UnbindCommand;
import io.openbroker.runtime.spi.state.LifecycleEvent;
import io.openbroker.runtime.spi.state.LifecycleTable;
import io.openbroker.runtime.spi.state.Phase;
import io.openbroker.runtime.spi.state.Reaction;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.StoredBinding;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/** Deletes service bindings (OSB v2.17, "Unbinding"). */
final class Unbinding {

    private final StateStore store;
    private final ServiceCatalog catalog;
    private final Claims claims;
    private final OperationRunner runner;
    private final Mutations mutations;
    private final Clock clock;

    Unbinding(
            StateStore store,
            ServiceCatalog catalog,
            Claims claims,
            OperationRunner runner,
            Mutations mutations,
            Clock clock) {
        this.store = store;
        this.catalog = catalog;
        this.claims = claims;
        this.runner = runner;
        this.mutations = mutations;
        this.clock = clock;
    }

    Reply carryOut(UnbindCommand command, Consumer<Reply> early) {
        while (true) {
            Optional<StoredBinding> present =
                    store.binding(command.bindingKey()).map(row -> row.at(clock.instant()));
            Reaction reaction = LifecycleTable.reaction(Phase.of(present), LifecycleEvent.DELETION);
            if (present.isEmpty()) {
                return Reply.of(Outcome.ALREADY_GONE, JsonBody.empty());
            }
            Lookup.checkService(present.get(), command.serviceId());
            Optional<Reply> reply = switch (reaction) {
                case BEGINS, TAKES_OVER -> delete(present.get(), command, early);
                case JOINS -> claims.join(present.get(), command.acceptsIncomplete());
                default -> throw Claims.refusal(reaction, present.get().key());
            };
            if (reply.isPresent()) {
                return reply.get();
            }
        }
    }

    private Optional<Reply> delete(StoredBinding present, UnbindCommand command, Consumer<Reply> early) {
        Lookup.refuseWhileInstanceChanges(store, command.instanceKey());
        OfferedService service = catalog.service(present.serviceId());
        return claims.deletion(command, command.acceptsIncomplete(), service, present, present::deleting)
                .map(won -> runner.runOrWait(
                        won,
                        mutations.deletion(
                                won.operation(),
                                present.deleting(won.operation().id()),
                                service),
                        early));
    }
}
