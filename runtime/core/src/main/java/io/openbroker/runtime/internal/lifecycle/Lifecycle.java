package io.openbroker.runtime.internal.lifecycle;

import io.openbroker.runtime.TimeSource;
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
import io.openbroker.runtime.internal.handler.HandlerCalls;
import io.openbroker.runtime.internal.handler.OperationCapacity;
import io.openbroker.runtime.internal.lifecycle.operation.DelegatedOperations;
import io.openbroker.runtime.internal.lifecycle.operation.EndReports;
import io.openbroker.runtime.internal.lifecycle.operation.ManualOperations;
import io.openbroker.runtime.internal.lifecycle.operation.Mutations;
import io.openbroker.runtime.internal.lifecycle.operation.OperationRunner;
import io.openbroker.runtime.internal.lifecycle.operation.OperationWorker;
import io.openbroker.runtime.internal.lifecycle.operation.ReportedSuccesses;
import io.openbroker.runtime.internal.lifecycle.operation.Settlement;
import io.openbroker.runtime.internal.lifecycle.resource.Lookup;
import io.openbroker.runtime.internal.operation.RunningOperations;
import io.openbroker.runtime.internal.policy.Policies;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.internal.schema.ParameterSchemas;
import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.runtime.spi.state.OperationQueue;
import io.openbroker.runtime.spi.state.StateStore;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/** Carries commands out on service instances and service bindings that are in the state. */
public final class Lifecycle implements Commands {

    private final Provisioning provisioning;
    private final Updating updating;
    private final Binding binding;
    private final Deleting deleting;
    private final Fetching fetching;
    private final Polling polling;
    private final OperationQueue.Worker worker;
    private final OperatorChanges operatorChanges;

    public Lifecycle(
            ServiceCatalog catalog,
            BrokerState state,
            RunningOperations operations,
            OperationCapacity capacity,
            TimeSource time,
            String replica,
            Policies policies,
            EndReports reports) {
        StateStore store = state.store();
        Policies counting = policies.counting(store);
        Clock clock = time.clock();
        Settlement settlement = new Settlement(store, clock, reports);
        ParameterSchemas schemas = ParameterSchemas.of(catalog.document());
        Lookup lookup = new Lookup(store, clock);
        Claims claims = new Claims(state, operations, Optional.of(capacity), clock, replica, reports);
        Mutations mutations = new Mutations(store, state.queue(), catalog, lookup, operations, time);
        OperationRunner runner = new OperationRunner(store, state.queue(), operations, settlement, time);
        this.provisioning = new Provisioning(store, schemas, claims, runner, counting);
        this.updating = new Updating(lookup, schemas, claims, runner, counting);
        this.binding =
                new Binding(lookup, schemas, new BindRules(store, catalog, clock), claims, runner, mutations, counting);
        this.deleting = new Deleting(catalog, lookup, claims, runner, mutations, counting);
        this.fetching = new Fetching(lookup, catalog, new HandlerCalls());
        this.polling = new Polling(store, clock);
        this.operatorChanges = new OperatorChanges(
                new ReportedSuccesses(store, catalog, settlement),
                new RequestedDeletions(catalog, state, lookup, clock));
        this.worker = new OperationWorker(
                store,
                operations,
                settlement,
                mutations,
                runner,
                new DelegatedOperations(store, catalog, settlement, clock),
                new ManualOperations(catalog, settlement, clock),
                time);
    }

    /** Carries operations out in the background. */
    public OperationQueue.Worker worker() {
        return worker;
    }

    /** Changes that operators request. */
    public OperatorChanges operatorChanges() {
        return operatorChanges;
    }

    @Override
    public JsonResponse carryOut(Command command, Consumer<JsonResponse> early) {
        return command.accept(new Dispatch(early));
    }

    /** Passes each kind of command to the class that carries it out. */
    private final class Dispatch implements CommandVisitor<JsonResponse> {

        private final Consumer<JsonResponse> early;

        Dispatch(Consumer<JsonResponse> early) {
            this.early = early;
        }

        @Override
        public JsonResponse provision(ProvisionCommand command) {
            return provisioning.carryOut(command, early);
        }

        @Override
        public JsonResponse update(UpdateCommand command) {
            return updating.carryOut(command, early);
        }

        @Override
        public JsonResponse deprovision(DeprovisionCommand command) {
            return deleting.carryOut(command, early);
        }

        @Override
        public JsonResponse fetchInstance(FetchInstanceCommand command) {
            return fetching.carryOut(command);
        }

        @Override
        public JsonResponse lastOperation(LastOperationCommand command) {
            return polling.carryOut(command);
        }

        @Override
        public JsonResponse bind(BindCommand command) {
            return binding.carryOut(command, early);
        }

        @Override
        public JsonResponse unbind(UnbindCommand command) {
            return deleting.carryOut(command, early);
        }

        @Override
        public JsonResponse fetchBinding(FetchBindingCommand command) {
            return fetching.carryOut(command);
        }

        @Override
        public JsonResponse lastBindingOperation(LastBindingOperationCommand command) {
            return polling.carryOut(command);
        }
    }
}
