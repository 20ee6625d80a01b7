package io.openbroker.runtime.internal.external;

import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.internal.answer.Reply;
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
import io.openbroker.runtime.internal.schema.ParameterSchemas;
import io.openbroker.runtime.spi.observation.BrokerObserver;
import java.util.function.Consumer;

/** Carries commands out on what only the broker's handlers know: what they tell is answered, and forgotten. */
public final class ExternalLifecycle implements Commands {

    private final InstanceHandlers instances;
    private final BindingHandlers bindings;
    private final Questions questions;

    /**
     * Carries commands out.
     *
     * @param operations what handlers are called for that change something
     * @param questions what handlers are called for that only look
     */
    public ExternalLifecycle(
            ServiceCatalog catalog,
            RunningOperations operations,
            RunningOperations questions,
            OperationCapacity capacity,
            Ticker ticker,
            BrokerObserver observer) {
        ParameterSchemas schemas = ParameterSchemas.of(catalog.document());
        Targets targets = new Targets(catalog);
        ToldEnds ends = new ToldEnds(observer, ticker);
        HandlerRuns runs = new HandlerRuns(operations, capacity, observer, ends, ticker);
        this.instances = new InstanceHandlers(catalog, schemas, targets, runs);
        this.bindings = new BindingHandlers(catalog, schemas, targets, runs);
        this.questions = new Questions(catalog, targets, new QuestionRuns(questions), ends, ticker);
    }

    @Override
    public Reply carryOut(Command command, Consumer<Reply> early) {
        return command.accept(new Dispatch(early));
    }

    /** Passes each kind of command to the class that carries it out. */
    private final class Dispatch implements CommandVisitor<Reply> {

        private final Consumer<Reply> early;

        Dispatch(Consumer<Reply> early) {
            this.early = early;
        }

        @Override
        public Reply provision(ProvisionCommand command) {
            return instances.carryOut(command, early);
        }

        @Override
        public Reply update(UpdateCommand command) {
            return instances.carryOut(command, early);
        }

        @Override
        public Reply deprovision(DeprovisionCommand command) {
            return instances.carryOut(command, early);
        }

        @Override
        public Reply fetchInstance(FetchInstanceCommand command) {
            return questions.carryOut(command, early);
        }

        @Override
        public Reply lastOperation(LastOperationCommand command) {
            return questions.carryOut(command, early);
        }

        @Override
        public Reply bind(BindCommand command) {
            return bindings.carryOut(command, early);
        }

        @Override
        public Reply unbind(UnbindCommand command) {
            return bindings.carryOut(command, early);
        }

        @Override
        public Reply fetchBinding(FetchBindingCommand command) {
            return questions.carryOut(command, early);
        }

        @Override
        public Reply lastBindingOperation(LastBindingOperationCommand command) {
            return questions.carryOut(command, early);
        }
    }
}
