package io.openbroker.runtime.lifecycle;

import io.openbroker.model.OperationStatus;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.Execution;
import io.openbroker.runtime.HandlerDescriptor;
import io.openbroker.runtime.answer.Outcome;
import io.openbroker.runtime.answer.Refusal;
import io.openbroker.runtime.answer.Reply;
import io.openbroker.runtime.catalog.OfferedService;
import io.openbroker.runtime.command.Command;
import io.openbroker.runtime.operation.RunningOperation;
import io.openbroker.runtime.operation.RunningOperations;
import io.openbroker.runtime.state.ResourceKey;
import io.openbroker.runtime.state.RowChange;
import io.openbroker.runtime.state.StateStore;
import io.openbroker.runtime.state.StoredOperation;
import io.openbroker.runtime.state.StoredResource;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Makes claims: an operation gets hold of a service instance or binding, or finds that another one has it. */
final class Claims {

    private final StateStore store;
    private final RunningOperations operations;
    private final Settlement settlement;
    private final Clock clock;

    Claims(StateStore store, RunningOperations operations, Settlement settlement, Clock clock) {
        this.store = store;
        this.operations = operations;
        this.settlement = settlement;
        this.clock = clock;
    }

    /** The handler of a service for an operation, without which the operation is not possible. */
    static HandlerDescriptor handler(OfferedService service, OsbOperation operation) {
        return service.handler(operation)
                .orElseThrow(() -> Refusal.of(
                        Outcome.NOT_IMPLEMENTED,
                        "The service \"" + service.descriptor().name()
                                + "\" does not support this operation; its broker" + " has no method with @"
                                + annotation(operation)));
    }

    /**
     * Tries to make a claim.
     *
     * @param changes makes, of the new operation's id, what shall be recorded with the claim
     * @return the claim, or empty if somebody else has changed the rows since they were read
     */
    Optional<Claim> attempt(
            Command command,
            ResourceKey resource,
            HandlerDescriptor handler,
            boolean acceptsIncomplete,
            Function<String, List<RowChange>> changes) {
        boolean pollable = handler.execution() == Execution.ASYNCHRONOUS || handler.execution() == Execution.DELEGATED;
        if (pollable && !acceptsIncomplete) {
            throw Refusal.of(
                    Outcome.ASYNC_REQUIRED,
                    "This service plan requires client support for asynchronous service operations.");
        }
        boolean background = handler.execution() == Execution.ASYNCHRONOUS
                || (handler.execution() == Execution.WHEN_ACCEPTED && acceptsIncomplete);
        String id = UUID.randomUUID().toString();
        StoredOperation operation =
                StoredOperation.begin(id, resource, command.operation(), background || pollable, clock.instant());
        // Known before others can see it, so that whoever sees it can cancel it.
        RunningOperation running = operations.register(id);
        List<RowChange> all = new ArrayList<>(changes.apply(id));
        all.add(RowChange.insert(operation));
        if (!store.commit(all)) {
            operations.discard(running);
            return Optional.empty();
        }
        String logId = command.origin().requestIdentity().value();
        return Optional.of(new Claim(operation, running, background, logId));
    }

    /** Gives a claim up before anything was done with it. */
    <S extends StoredResource> void withdraw(Claim claim, Refusal reason, Function<S, List<RowChange>> changes) {
        settlement.end(claim.operation(), OperationStatus.failed(reason.description()), changes);
        operations.discard(claim.running());
    }

    /**
     * The answer to a request that asks for what an operation already does.
     *
     * @return 202 with that operation, or empty if it has ended meanwhile
     */
    Optional<Reply> join(StoredResource held, boolean acceptsIncomplete) {
        Optional<StoredOperation> operation = held.operationId()
                .flatMap(id -> store.operation(held.key(), id))
                .filter(StoredOperation::running);
        if (operation.isEmpty()) {
            return Optional.empty();
        }
        if (!acceptsIncomplete) {
            throw busy("The same request is being carried out already; try again when it is done.");
        }
        if (!operation.get().announced()
                && !store.commit(List.of(RowChange.replace(operation.get().announce())))) {
            return Optional.empty();
        }
        return Optional.of(OperationRunner.accepted(operation.get()));
    }

    /** What a deletion records of the operation that it takes over from, if nobody runs that here. */
    List<RowChange> endOfDelegated(StoredResource held) {
        return held.operationId()
                .flatMap(id -> store.operation(held.key(), id))
                .filter(operation ->
                        operation.running() && operation.delegatedId().isPresent())
                .map(operation -> RowChange.replace(operation.finish(Settlement.takenOver(), clock.instant())))
                .map(List::of)
                .orElseGet(List::of);
    }

    static Refusal busy(String description) {
        return Refusal.of(Outcome.CONCURRENCY, description);
    }

    private static String annotation(OsbOperation operation) {
        return operation.handler().map(Class::getSimpleName).orElse("Broker");
    }
}
