package io.openbroker.runtime.internal.engine;

import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.catalog.ServiceCatalog;
import io.openbroker.runtime.internal.command.BindCommand;
import io.openbroker.runtime.internal.command.Command;
import io.openbroker.runtime.internal.command.CommandVisitor;
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
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.spi.state.StateStore;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Dispatches commands by offering, in a server that has both brokers that keep their own state and brokers that do not.
 */
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

    /** Carries out commands for the brokers of a catalog, which may be of one kind or both. */
    public static Commands of(ServiceCatalog catalog, StateStore store, Commands managed, Supplier<Commands> external) {
        if (catalog.externalOfferings().isEmpty()) {
            return managed;
        }
        return catalog.keepsState() ? new CombinedCommands(catalog, store, managed, external.get()) : external.get();
    }

    @Override
    public JsonResponse carryOut(Command command, Consumer<JsonResponse> early) {
        return (command.accept(new IsExternal()) ? external : managed).carryOut(command, early);
    }

    /** Whether a command is for the brokers that keep their own state. */
    private final class IsExternal implements CommandVisitor<Boolean> {

        @Override
        public Boolean provision(ProvisionCommand command) {
            return isExternal(command);
        }

        @Override
        public Boolean update(UpdateCommand command) {
            return isExternal(command);
        }

        @Override
        public Boolean deprovision(DeprovisionCommand command) {
            return isExternal(command);
        }

        @Override
        public Boolean fetchInstance(FetchInstanceCommand command) {
            return isExternal(command);
        }

        @Override
        public Boolean lastOperation(LastOperationCommand command) {
            return isExternalPoll(command, command.operationId());
        }

        @Override
        public Boolean bind(BindCommand command) {
            return isExternal(command);
        }

        @Override
        public Boolean unbind(UnbindCommand command) {
            return isExternal(command);
        }

        @Override
        public Boolean fetchBinding(FetchBindingCommand command) {
            return isExternal(command);
        }

        @Override
        public Boolean lastBindingOperation(LastBindingOperationCommand command) {
            return isExternalPoll(command, command.operationId());
        }
    }

    /** The service id may be absent where it is optional; then the instance is external unless the state knows it. */
    private boolean isExternal(Command command) {
        return offering(command)
                .map(OfferedService::external)
                .orElseGet(() -> store.instance(command.instanceKey()).isEmpty());
    }

    /** The format of an operation id shows which kind of broker has issued it. */
    private boolean isExternalPoll(Command poll, Optional<String> operationId) {
        return operationId.flatMap(OperationToken::read).isPresent()
                || (operationId.isEmpty()
                        && offering(poll).filter(OfferedService::external).isPresent());
    }

    private Optional<OfferedService> offering(Command command) {
        return command.requestedServiceId().flatMap(catalog::find);
    }
}
