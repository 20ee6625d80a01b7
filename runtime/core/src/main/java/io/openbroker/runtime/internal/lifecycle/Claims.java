package io.openbroker.runtime.internal.lifecycle;

import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.generated.HandlerDescriptor;
import io.openbroker.runtime.internal.command.Command;
import io.openbroker.runtime.internal.handler.OperationCapacity;
import io.openbroker.runtime.internal.handler.OperationCapacity.Place;
import io.openbroker.runtime.internal.handler.Preconditions;
import io.openbroker.runtime.internal.lifecycle.operation.Claim;
import io.openbroker.runtime.internal.lifecycle.operation.EndReports;
import io.openbroker.runtime.internal.lifecycle.operation.OperationRunner;
import io.openbroker.runtime.internal.lifecycle.operation.Settlement;
import io.openbroker.runtime.internal.lifecycle.resource.LifecycleEvent;
import io.openbroker.runtime.internal.lifecycle.resource.LifecycleTable;
import io.openbroker.runtime.internal.lifecycle.resource.Lookup;
import io.openbroker.runtime.internal.lifecycle.resource.Reaction;
import io.openbroker.runtime.internal.lifecycle.resource.Transitions;
import io.openbroker.runtime.internal.operation.RunningOperation;
import io.openbroker.runtime.internal.operation.RunningOperations;
import io.openbroker.runtime.internal.policy.PolicyCheck;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.list.InstanceCount;
import io.openbroker.runtime.spi.state.row.OperationRequest;
import io.openbroker.runtime.spi.state.row.Phase;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import io.openbroker.runtime.spi.state.row.StoredResource;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes claims: an operation takes hold of a service instance or binding, or finds that another operation holds it. Safe for
 * use by many threads.
 */
final class Claims {

    private final BrokerState state;
    private final StateStore store;
    private final RunningOperations operations;
    private final Optional<OperationCapacity> capacity;
    private final Clock clock;
    private final String replica;
    private final EndReports reports;

    Claims(
            BrokerState state,
            RunningOperations operations,
            Optional<OperationCapacity> capacity,
            Clock clock,
            String replica,
            EndReports reports) {
        this.state = state;
        this.store = state.store();
        this.operations = operations;
        this.capacity = capacity;
        this.clock = clock;
        this.replica = replica;
        this.reports = reports;
    }

    /** Repeats an attempt that is empty if the rows have changed since they were read. */
    static JsonResponse untilDecided(Supplier<Optional<JsonResponse>> attempt) {
        while (true) {
            Optional<JsonResponse> response = attempt.get();
            if (response.isPresent()) {
                return response.get();
            }
        }
    }

    /**
     * Tries to make a claim.
     *
     * @param request what the operation needs from the request
     * @param policies asks the policies about the request, just before the claim
     * @param change makes the change of the service instance or binding, given the id of the operation
     * @return the claim; empty if the rows have changed since they were read
     * @throws Rejection if a policy does not accept the request, or the broker has no capacity for the operation
     */
    Optional<Claim> attempt(
            Command command,
            HandlerDescriptor handler,
            boolean acceptsIncomplete,
            OperationRequest request,
            PolicyCheck policies,
            Function<String, List<RowChange>> change) {
        return attempt(command, handler.execution(), acceptsIncomplete, request, policies, change);
    }

    private Optional<Claim> attempt(
            Command command,
            Execution execution,
            boolean acceptsIncomplete,
            OperationRequest request,
            PolicyCheck policies,
            Function<String, List<RowChange>> change) {
        Preconditions.acceptsIncomplete(execution, acceptsIncomplete);
        List<InstanceCount> counts = policies.ask();
        boolean pollable = Preconditions.goesOn(execution);
        boolean background =
                execution == Execution.ASYNCHRONOUS || (execution == Execution.WHEN_ACCEPTED && acceptsIncomplete);
        String id = UUID.randomUUID().toString();
        StoredOperation operation = StoredOperation.begin(
                id,
                command.resource(),
                command.operation(),
                background || pollable,
                background ? Optional.empty() : Optional.of(replica),
                request,
                clock.instant());
        List<RowChange> changes = new ArrayList<>(change.apply(id));
        changes.add(RowChange.insert(operation));
        return background
                ? claimForBackground(operation, changes, counts)
                : claimAwaited(operation, changes, counts, acceptsIncomplete);
    }

    private Optional<Claim> claimForBackground(
            StoredOperation operation, List<RowChange> changes, List<InstanceCount> counts) {
        Place place = capacity.map(OperationCapacity::queued).orElse(Place.UNBOUNDED);
        try {
            if (!commit(changes, counts)) {
                return Optional.empty();
            }
            state.queue().added(operation);
            return Optional.of(new Claim(operation, Optional.empty(), true));
        } finally {
            place.close();
        }
    }

    private Optional<Claim> claimAwaited(
            StoredOperation operation, List<RowChange> changes, List<InstanceCount> counts, boolean acceptsIncomplete) {
        Place place = capacity.map(
                        places -> places.awaited(operation.resource().instance().platform()))
                .orElse(Place.UNBOUNDED);
        // Registered before it is visible, so that every request that finds it can cancel it.
        RunningOperation running = operations.register(operation, place::close);
        boolean won = false;
        try {
            won = commit(changes, counts);
        } finally {
            if (!won) {
                operations.discard(running);
            }
        }
        return won ? Optional.of(new Claim(operation, Optional.of(running), acceptsIncomplete)) : Optional.empty();
    }

    /** Commits in one transaction what policies have accepted; those that counted nothing need not wait for others. */
    private boolean commit(List<RowChange> changes, List<InstanceCount> counts) {
        return counts.isEmpty() ? store.commit(changes) : store.commit(changes, counts);
    }

    /**
     * The response to a request for what an operation does already.
     *
     * @return 202 with that operation; empty if it has ended meanwhile
     */
    Optional<JsonResponse> join(StoredResource held, boolean acceptsIncomplete) {
        Optional<StoredOperation> operation = running(held);
        if (operation.isEmpty()) {
            return Optional.empty();
        }
        if (!acceptsIncomplete) {
            throw Lookup.busy("the same request is in progress, and this one does not accept 202");
        }
        if (!operation.get().announced()
                && !store.commit(List.of(RowChange.replace(operation.get().announce())))) {
            return Optional.empty();
        }
        return Optional.of(OperationRunner.accepted(operation.get(), dashboardUrl(held, operation.get())));
    }

    /** The dashboard, which the first response to a provision or update has named too. */
    private static Optional<String> dashboardUrl(StoredResource held, StoredOperation operation) {
        return held instanceof StoredInstance instance && !operation.kind().deletes()
                ? instance.details().dashboardUrl()
                : Optional.empty();
    }

    /**
     * Tries to make the claim of a deletion, which may cancel a creation.
     *
     * @param policies asks the policies about the request
     * @return the claim; empty if the rows have changed since they were read
     */
    Optional<Claim> deletion(
            Command command,
            Execution execution,
            boolean acceptsIncomplete,
            StoredResource present,
            PolicyCheck policies) {
        // Deletions that stop a creation, or clean up after one, make room, so capacity does not limit them.
        Claims claims = present.phase() == Phase.READY
                ? this
                : new Claims(state, operations, Optional.empty(), clock, replica, reports);
        boolean cancels = LifecycleTable.reaction(present.phase(), LifecycleEvent.DELETION) == Reaction.TAKES_OVER;
        OperationRequest request = new OperationRequest(
                command.origin(),
                Optional.empty(),
                Optional.empty(),
                cancels ? present.operationId() : Optional.empty());
        Optional<StoredOperation> idle = idle(present);
        Optional<EndReports.End> cancelled = idle.map(operation -> reports.prepare(
                operation, operation.finish(Settlement.takenOver(), clock.instant()), Optional.of(present)));
        Optional<Claim> claim = claims.attempt(command, execution, acceptsIncomplete, request, policies, id -> {
            List<RowChange> changes = new ArrayList<>();
            cancelled.ifPresent(end -> {
                changes.add(RowChange.replace(end.ended()));
                changes.addAll(end.changes());
            });
            changes.add(RowChange.replace(Transitions.deleting(present, id)));
            return changes;
        });
        if (claim.isPresent()) {
            cancelled.ifPresent(reports::report);
            // Otherwise the queue would keep it for days.
            idle.filter(operation -> operation.execution().instructions().isPresent())
                    .ifPresent(state.queue()::hurry);
        }
        return claim;
    }

    /** The operation that a deletion cancels, if no thread works on it, so that it can end with the claim. */
    private Optional<StoredOperation> idle(StoredResource held) {
        return running(held).filter(operation -> operation.execution().idle());
    }

    private Optional<StoredOperation> running(StoredResource held) {
        return held.operationId().flatMap(id -> store.operation(held.key(), id)).filter(StoredOperation::running);
    }
}
