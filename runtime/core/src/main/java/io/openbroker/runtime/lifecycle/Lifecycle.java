package io.openbroker.runtime.lifecycle;

import io.openbroker.runtime.answer.Reply;
import io.openbroker.runtime.catalog.ServiceCatalog;
import io.openbroker.runtime.command.BindCommand;
import io.openbroker.runtime.command.Command;
import io.openbroker.runtime.command.Commands;
import io.openbroker.runtime.command.DeprovisionCommand;
import io.openbroker.runtime.command.FetchBindingCommand;
import io.openbroker.runtime.command.FetchInstanceCommand;
import io.openbroker.runtime.command.LastBindingOperationCommand;
import io.openbroker.runtime.command.LastOperationCommand;
import io.openbroker.runtime.command.ProvisionCommand;
import io.openbroker.runtime.command.UnbindCommand;
import io.openbroker.runtime.command.UpdateCommand;
import io.openbroker.runtime.operation.RunningOperations;
import io.openbroker.runtime.schema.ParameterSchemas;
import io.openbroker.runtime.state.StateStore;
import java.time.Clock;

/** Carries commands out on service instances and service bindings. */
public final class Lifecycle implements Commands {

    private final Provisioning provisioning;
    private final Updating updating;
    private final Deprovisioning deprovisioning;
    private final Binding binding;
    private final Unbinding unbinding;
    private final Fetching fetching;
    private final Polling polling;

    public Lifecycle(ServiceCatalog catalog, StateStore store, RunningOperations operations, Clock clock) {
        Settlement settlement = new Settlement(store, clock);
        Claims claims = new Claims(store, operations, settlement, clock);
        OperationRunner runner = new OperationRunner(store, operations, settlement);
        HandlerCalls calls = new HandlerCalls();
        ParameterSchemas schemas = ParameterSchemas.of(catalog.document());
        this.provisioning = new Provisioning(store, schemas, claims, runner);
        this.updating = new Updating(store, schemas, claims, runner);
        this.deprovisioning = new Deprovisioning(store, catalog, claims, runner, operations);
        this.binding = new Binding(store, schemas, new BindRules(store, catalog, clock), claims, runner);
        this.unbinding = new Unbinding(store, catalog, claims, runner, operations);
        this.fetching = new Fetching(store, catalog, calls, clock);
        this.polling = new Polling(store, new DelegatedOperations(store, catalog, calls, settlement));
    }

    @Override
    public Reply carryOut(Command command) {
        if (command instanceof ProvisionCommand provision) {
            return provisioning.carryOut(provision);
        }
        if (command instanceof UpdateCommand update) {
            return updating.carryOut(update);
        }
        if (command instanceof DeprovisionCommand deprovision) {
            return deprovisioning.carryOut(deprovision);
        }
        if (command instanceof BindCommand bind) {
            return binding.carryOut(bind);
        }
        if (command instanceof UnbindCommand unbind) {
            return unbinding.carryOut(unbind);
        }
        if (command instanceof FetchInstanceCommand fetch) {
            return fetching.carryOut(fetch);
        }
        if (command instanceof FetchBindingCommand fetch) {
            return fetching.carryOut(fetch);
        }
        if (command instanceof LastOperationCommand poll) {
            return polling.carryOut(poll);
        }
        return polling.carryOut((LastBindingOperationCommand) command);
    }
}
