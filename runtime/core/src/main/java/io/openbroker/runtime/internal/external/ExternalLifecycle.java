package io.openbroker.runtime.internal.external;

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
import io.openbroker.runtime.internal.handler.OperationCapacity;
import io.openbroker.runtime.internal.operation.RunningOperations;
import io.openbroker.runtime.internal.policy.Policies;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.internal.schema.ParameterSchemas;
import io.openbroker.runtime.spi.observation.BrokerObserver;
import java.util.function.Consumer;

/** Carries commands out for offerings without state: handlers return results, and nothing is stored. */
public final class ExternalLifecycle implements Commands {

    private final ExternalMutations mutations;
    private final ExternalQueries queries;

    /**
     * Carries commands out.
     *
     * @param operations calls of handlers that change something
     * @param queries calls of handlers that only read
     */
    public ExternalLifecycle(
            ServiceCatalog catalog,
            RunningOperations operations,
            RunningOperations queries,
            OperationCapacity capacity,
            Policies policies,
            TimeSource time,
            BrokerObserver observer) {
        ParameterSchemas schemas = ParameterSchemas.of(catalog.document());
        OfferingLookup offerings = new OfferingLookup(catalog);
        ReportedCompletions completions = new ReportedCompletions(observer, time);
        HandlerRuns runs = new HandlerRuns(operations, capacity, observer, completions, time);
        QueryRuns queryRuns = new QueryRuns(queries);
        this.mutations =
                new ExternalMutations(catalog, schemas, offerings, runs, new ExternalPolicies(policies, queryRuns));
        this.queries = new ExternalQueries(catalog, offerings, queryRuns, completions, time.ticker());
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
            return mutations.carryOut(command, early);
        }

        @Override
        public JsonResponse update(UpdateCommand command) {
            return mutations.carryOut(command, early);
        }

        @Override
        public JsonResponse deprovision(DeprovisionCommand command) {
            return mutations.carryOut(command, early);
        }

        @Override
        public JsonResponse fetchInstance(FetchInstanceCommand command) {
            return queries.carryOut(command, early);
        }

        @Override
        public JsonResponse lastOperation(LastOperationCommand command) {
            return queries.carryOut(command, early);
        }

        @Override
        public JsonResponse bind(BindCommand command) {
            return mutations.carryOut(command, early);
        }

        @Override
        public JsonResponse unbind(UnbindCommand command) {
            return mutations.carryOut(command, early);
        }

        @Override
        public JsonResponse fetchBinding(FetchBindingCommand command) {
            return queries.carryOut(command, early);
        }

        @Override
        public JsonResponse lastBindingOperation(LastBindingOperationCommand command) {
            return queries.carryOut(command, early);
        }
    }
}
