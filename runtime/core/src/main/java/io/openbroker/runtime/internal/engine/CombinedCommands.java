package io.openbroker.runtime.internal.engine;

import io.openbroker.runtime.internal.answer.Reply;
import io.openbroker.runtime.internal.catalog.OfferedPlan;
import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.catalog.ServiceCatalog;
import io.openbroker.runtime.internal.command.BindCommand;
import io.openbroker.runtime.internal.command.Command;
import io.openbroker.runtime.internal.command.Commands;
import io.openbroker.runtime.internal.command.DeprovisionCommand;
import io.openbroker.runtime.internal.command.FetchBindingCommand;
import io.openbroker.runtime.internal.command.FetchInstanceCommand;
import io.openbroker.runtime.internal.command.LastBindingOperationCommand;
import io.openbroker.runtime.internal.command.LastOperationCommand;
import io.openbroker.runtime.internal.command.ProvisionCommand;
import io.openbroker.runtime.internal.command.UnbindCommand;
import io.openbroker.runtime.internal.command.UpdateCommand;
import io.openbroker.runtime.internal.external.OperationToken;
import io.openbroker.runtime.spi.state.StateStore;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Hands each command to whoever knows the service instances of its offering, in a server that has brokers of both kinds. */
public final class CombinedCommands implements Commands {

    private final ServiceCatalog catalog;
    private final StateStore store;
    private final Commands managed;
    private final Commands external;

    private CombinedCommands(ServiceCatalog catalog, StateStore store, Commands managed, Commands external) {
        this.catalog = catalog;
        this.store = store;
        this.managed = managed;
        this.external = external;
    }

    /** What carries commands out for the brokers of a catalog, of which kind they are. */
    public static Commands of(ServiceCatalog catalog, StateStore store, Commands managed, Supplier<Commands> external) {
        if (catalog.externalOfferings().isEmpty()) {
            return managed;
        }
        return catalog.keepsState() ? new CombinedCommands(catalog, store, managed, external.get()) : external.get();
    }

    @Override
    public Reply carryOut(Command command, Consumer<Reply> early) {
        return (isExternal(command) ? external : managed).carryOut(command, early);
    }

    private boolean isExternal(Command command) {
        if (command instanceof LastOperationCommand poll) {
            return isExternal(poll.operationId(), poll.serviceId());
        }
        if (command instanceof LastBindingOperationCommand poll) {
            return isExternal(poll.operationId(), poll.serviceId());
        }
        // What need not be said is known to the store, if it is not the handlers who know it.
        return service(command)
                .map(OfferedService::external)
                .orElseGet(() -> store.instance(command.instanceKey()).isEmpty());
    }

    /** Who has given an operation out can be seen of it. */
    private boolean isExternal(Optional<String> operationId, Optional<String> serviceId) {
        return operationId.flatMap(OperationToken::read).isPresent()
                || (operationId.isEmpty()
                        && serviceId
                                .flatMap(catalog::find)
                                .filter(OfferedService::external)
                                .isPresent());
    }

    private Optional<OfferedService> service(Command command) {
        if (command instanceof ProvisionCommand provision) {
            return Optional.of(provision.target().service());
        }
        if (command instanceof UpdateCommand update) {
            return Optional.of(update.service());
        }
        if (command instanceof BindCommand bind) {
            return bind.target().map(OfferedPlan::service);
        }
        return serviceId(command).flatMap(catalog::find);
    }

    private static Optional<String> serviceId(Command command) {
        if (command instanceof DeprovisionCommand deprovision) {
            return Optional.of(deprovision.serviceId());
        }
        if (command instanceof UnbindCommand unbind) {
            return Optional.of(unbind.serviceId());
        }
        return command instanceof FetchInstanceCommand fetch
                ? fetch.serviceId()
                : ((FetchBindingCommand) command).serviceId();
    }
}
