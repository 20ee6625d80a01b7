package io.openbroker.runtime.internal.lifecycle;

import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.generated.HandlerDescriptor;
import io.openbroker.runtime.internal.answer.Outcome;
import io.openbroker.runtime.internal.answer.Refusal;
import io.openbroker.runtime.internal.answer.Reply;
import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.command.Command;
import io.openbroker.runtime.internal.handler.OperationCapacity;
import io.openbroker.runtime.internal.handler.OperationCapacity.Place;
import io.openbroker.runtime.internal.handler.Preconditions;
import io.openbroker.runtime.internal.operation.RunningOperation;
import io.openbroker.runtime.internal.operation.RunningOperations;
import io.openbroker.runtime.spi.state.BindingKey;
import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.runtime.spi.state.LifecycleEvent;
import io.openbroker.runtime.spi.state.LifecycleTable;
import io.openbroker.runtime.spi.state.OperationRequest;
import io.openbroker.runtime.spi.state.Phase;
import io.openbroker.runtime.spi.state.Reaction;
import io.openbroker.runtime.spi.state.ResourceKey;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.StoredInstance;
import io.openbroker.runtime.spi.state.StoredOperation;
import io.openbroker.runtime.spi.state.StoredResource;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes claims: an operation gets hold of a service instance or binding, or finds that another one has it. */
final class Claims {

    private static final Logger LOG = LoggerFactory.getLogger(Claims.class);

    /** The specification's own words, by which clients in Go recognize the error (OSB v2.17, "Error Codes"). */
    private static final String CONCURRENCY =
            "The Service Broker does not support concurrent requests that mutate the same resource.";

    private final BrokerState state;
    private final StateStore store;
    private final RunningOperations operations;
    private final Optional<OperationCapacity> capacity;
    private final Clock clock;
    private final String replica;

    Claims(
            BrokerState state,
            RunningOperations operations,
            Optional<OperationCapacity> capacity,
            Clock clock,
            String replica) {
        this.state = state;
        this.store = state.store();
        this.operations = operations;
        this.capacity = capacity;
        this.clock = clock;
        this.replica = replica;
    }

    /** Claims for a deletion: what makes room by stopping a creation, or by cleaning up after one, is not bounded. */
    private Claims forDeletionOf(StoredResource present) {
        return present.phase() == Phase.READY ? this : new Claims(state, operations, Optional.empty(), clock, replica);
    }

    /**
     * Tries to make a claim.
     *
     * @param request what is needed of the request to carry the operation out
     * @param changes makes, of the new operation's id, what shall be recorded with the claim
     * @return the claim, or empty if somebody else has changed the rows since they were read
     * @throws Refusal if the broker has no place for the operation
     */
    Optional<Claim> attempt(
            Command command,
            ResourceKey resource,
            HandlerDescriptor handler,
            boolean acceptsIncomplete,
            OperationRequest request,
            Function<String, List<RowChange>> changes) {
        Preconditions.acceptsIncomplete(handler, acceptsIncomplete);
        boolean pollable = Preconditions.goesOn(handler);
        boolean background = handler.execution() == Execution.ASYNCHRONOUS
                || (handler.execution() == Execution.WHEN_ACCEPTED && acceptsIncomplete);
        String id = UUID.randomUUID().toString();
        StoredOperation operation = StoredOperation.begin(
                id,
                resource,
                command.operation(),
                background || pollable,
                background ? Optional.empty() : Optional.of(replica),
                request,
                clock.instant());
        List<RowChange> all = new ArrayList<>(changes.apply(id));
        all.add(RowChange.insert(operation));
        return background ? claimForBackground(operation, all) : claimAwaited(operation, all, acceptsIncomplete);
    }

    private Optional<Claim> claimForBackground(StoredOperation operation, List<RowChange> changes) {
        Place place = capacity.map(OperationCapacity::queued).orElse(Place.UNBOUNDED);
        try {
            if (!store.commit(changes)) {
                return Optional.empty();
            }
            state.queue().added(operation);
            return Optional.of(new Claim(operation, Optional.empty(), true));
        } finally {
            place.close();
        }
    }

    private Optional<Claim> claimAwaited(
            StoredOperation operation, List<RowChange> changes, boolean acceptsIncomplete) {
        Place place = capacity.map(OperationCapacity::awaited).orElse(Place.UNBOUNDED);
        // Known before others can see it, so that whoever sees it can cancel it.
        RunningOperation running = operations.register(operation.id(), operation.resource(), place::close);
        boolean won = false;
        try {
            won = store.commit(changes);
        } finally {
            if (!won) {
                operations.discard(running);
            }
        }
        return won ? Optional.of(new Claim(operation, Optional.of(running), acceptsIncomplete)) : Optional.empty();
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
        return Optional.of(OperationRunner.accepted(operation.get(), dashboardUrl(held, operation.get())));
    }

    /** What the first answer to a provision or update has told, or could have. */
    private static Optional<String> dashboardUrl(StoredResource held, StoredOperation operation) {
        return held instanceof StoredInstance instance && !operation.kind().deletes()
                ? instance.details().dashboardUrl()
                : Optional.empty();
    }

    /**
     * Tries to make the claim of a deletion, which may take over from a creation.
     *
     * @param deleting makes, of the new operation's id, the row that it holds
     * @return the claim, or empty if somebody else has changed the rows since they were read
     */
    Optional<Claim> deletion(
            Command command,
            boolean acceptsIncomplete,
            OfferedService service,
            StoredResource present,
            Function<String, ? extends StoredResource> deleting) {
        HandlerDescriptor handler = Preconditions.handler(service, command.operation());
        Claims claims = forDeletionOf(present);
        return claims.attempt(command, present.key(), handler, acceptsIncomplete, request(command, present), id -> {
            List<RowChange> changes = new ArrayList<>(endOfIdle(present));
            changes.add(RowChange.replace(deleting.apply(id)));
            return changes;
        });
    }

    /** What a deletion records of the operation that it takes over from, if no thread works on that. */
    private List<RowChange> endOfIdle(StoredResource held) {
        return held.operationId()
                .flatMap(id -> store.operation(held.key(), id))
                .filter(operation ->
                        operation.running() && (operation.delegatedId().isPresent() || operation.resting()))
                .map(operation -> RowChange.replace(operation.finish(Settlement.takenOver(), clock.instant())))
                .map(List::of)
                .orElseGet(List::of);
    }

    /** What a deletion needs of its request: it waits for the end of the creation that it cuts short. */
    private static OperationRequest request(Command command, StoredResource present) {
        OperationRequest request = Origins.request(command.origin());
        return new OperationRequest(
                request.originatingIdentity(),
                request.requestIdentity(),
                Optional.empty(),
                Optional.empty(),
                LifecycleTable.reaction(present.phase(), LifecycleEvent.DELETION) == Reaction.TAKES_OVER
                        ? present.operationId()
                        : Optional.empty());
    }

    /** The refusal of a request that the lifecycle's table does not let through. */
    static Refusal refusal(Reaction reaction, ResourceKey resource) {
        String what = resource instanceof BindingKey ? "service binding" : "service instance";
        return switch (reaction) {
            case BUSY -> busy("Another operation for this " + what + " is in progress.");
            case NOT_FOUND -> Refusal.of(Outcome.NOT_FOUND, "There is no " + what + " with this id");
            default -> throw new IllegalStateException(reaction + " refuses nothing");
        };
    }

    /**
     * The refusal of a request that comes while another operation works on the same.
     *
     * @param why what is in the way; for the log, since clients compare the description with the specification's words
     */
    static Refusal busy(String why) {
        LOG.info("A request is rejected with ConcurrencyError: {}", why);
        return Refusal.of(Outcome.CONCURRENCY, CONCURRENCY);
    }
}
