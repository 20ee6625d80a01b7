package io.openbroker.runtime.spi.state;

import io.openbroker.runtime.spi.state.list.Attention;
import io.openbroker.runtime.spi.state.list.DatedResource;
import io.openbroker.runtime.spi.state.list.InstanceCount;
import io.openbroker.runtime.spi.state.list.InstanceFilter;
import io.openbroker.runtime.spi.state.list.OperationPosition;
import io.openbroker.runtime.spi.state.list.OperationQuery;
import io.openbroker.runtime.spi.state.list.OperationWithPlan;
import io.openbroker.runtime.spi.state.list.Page;
import io.openbroker.runtime.spi.state.list.PageRequest;
import io.openbroker.runtime.spi.state.list.ResourceQuery;
import io.openbroker.runtime.spi.state.row.BindingKey;
import io.openbroker.runtime.spi.state.row.Compensation;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.PolledOperation;
import io.openbroker.runtime.spi.state.row.ResourceKey;
import io.openbroker.runtime.spi.state.row.StoredBinding;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import io.openbroker.runtime.spi.state.row.StoredReport;
import io.openbroker.runtime.spi.state.row.StoredResource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps the state of a broker. Every change is one {@link #commit}: all of its changes are made or none, and only on top of
 * the revisions that the caller has read. If two requests claim the same resource, one of them wins.
 *
 * <p>Several replicas of a broker may share a store. Each replica sends {@linkplain #heartbeat heartbeats}, so that the
 * others find the operations of a replica that has ended.
 *
 * <p>Every method throws {@link StateUnavailableException}, after a bounded time, if the store cannot be read or written at
 * the moment.
 *
 * <p>Safe for use by many threads. Every later read, in every replica, sees the changes of a {@link #commit}.
 */
public interface StateStore {

    /**
     * Finds a service instance.
     *
     * @param key the identity
     * @return the service instance, if it exists
     */
    Optional<StoredInstance> instance(InstanceKey key);

    /**
     * Finds a service binding.
     *
     * @param key the identity
     * @return the service binding, if it exists
     */
    Optional<StoredBinding> binding(BindingKey key);

    /**
     * Finds a service instance or service binding.
     *
     * @param key the identity
     * @return the row, if it exists
     */
    default Optional<? extends StoredResource> resource(ResourceKey key) {
        return key.bindingId().isPresent()
                ? binding(new BindingKey(key.instance(), key.bindingId().get()))
                : instance(key.instance());
    }

    /**
     * Finds the service bindings of a service instance.
     *
     * @param instance the service instance
     * @return all of its service bindings
     */
    List<StoredBinding> bindings(InstanceKey instance);

    /**
     * Finds an operation.
     *
     * @param resource the service instance or binding
     * @param operationId the id
     * @return the operation, if it is kept
     */
    Optional<StoredOperation> operation(ResourceKey resource, String operationId);

    /**
     * Finds the last operation that a platform may know.
     *
     * @param resource the service instance or binding
     * @return the newest of the operations that are kept, without {@linkplain Compensation compensations} that no platform has
     *     joined
     */
    Optional<StoredOperation> latestOperation(ResourceKey resource);

    /**
     * Finds an operation that a platform polls. Platforms poll more often than they do anything else, so a store should read once.
     *
     * @param resource the service instance or binding
     * @param operationId the id; empty for the last operation
     * @return the operation, if it is kept
     */
    default Optional<PolledOperation> poll(ResourceKey resource, Optional<String> operationId) {
        return operationId
                .map(id -> operation(resource, id))
                .orElseGet(() -> latestOperation(resource))
                .map(found -> new PolledOperation(found, resource(resource).map(StoredResource::serviceId)));
    }

    /**
     * Finds the position of an operation in the order in which operations were recorded. Of two operations on the same service
     * instance or binding, the later one has the larger position, also if the service instance or binding was deleted and created
     * again between them.
     *
     * @param operationId the id
     * @return the position, from 1; empty if the operation is not kept
     */
    OptionalLong position(String operationId);

    /**
     * Finds an operation on any resource.
     *
     * @param operationId the id
     * @return the operation, if it is kept
     */
    Optional<StoredOperation> operation(String operationId);

    /**
     * Lists service instances, in an order of the store that never changes for the same criteria.
     *
     * @param query the criteria
     * @param page the part of the list
     * @return that part
     * @throws IllegalArgumentException if the position is not from a page of this list
     */
    Page<DatedResource<StoredInstance>> listInstances(ResourceQuery query, PageRequest page);

    /**
     * Lists service bindings, in an order of the store that never changes for the same criteria.
     *
     * @param query the criteria
     * @param page the part of the list
     * @return that part
     * @throws IllegalArgumentException if the position is not from a page of this list
     */
    Page<DatedResource<StoredBinding>> listBindings(ResourceQuery query, PageRequest page);

    /**
     * Lists operations, newest first.
     *
     * @param query the criteria
     * @param page the part of the list
     * @return that part
     * @throws IllegalArgumentException if the position is not an {@link OperationPosition}
     */
    Page<StoredOperation> listOperations(OperationQuery query, PageRequest page);

    /**
     * Lists operations with their plans, like {@link #listOperations}. A store should read all of them at once.
     *
     * @param query the criteria
     * @param page the part of the list
     * @return that part
     * @throws IllegalArgumentException if the position is not an {@link OperationPosition}
     */
    default Page<OperationWithPlan> listOperationsWithPlans(OperationQuery query, PageRequest page) {
        return listOperations(query, page).map(operation -> {
            Optional<? extends StoredResource> row = resource(operation.resource());
            return new OperationWithPlan(
                    operation, row.map(StoredResource::serviceId), row.map(StoredResource::planId));
        });
    }

    /**
     * Lists operations in progress that need an operator, in the order of {@link Attention}, and the oldest first among equals.
     *
     * @param slowBefore operations that started before this time need one
     * @param most the maximum number
     * @return the operations
     */
    List<StoredOperation> listAttention(Instant slowBefore, int most);

    /**
     * Counts operations in progress.
     *
     * @param most the limit of the count
     * @return the number, at most the limit
     */
    int countInProgress(int most);

    /**
     * Lists the ends of operations that observers may not have received yet, in an order of the store that never changes.
     *
     * @param page the part of the list
     * @return that part
     */
    Page<StoredReport> listReports(PageRequest page);

    /**
     * Makes changes together.
     *
     * @param changes the changes, one per row
     * @return whether they were made; {@code false}, and nothing is changed, if a row to insert exists, or a row to replace or
     *     remove has another revision than the caller has read
     */
    boolean commit(List<RowChange> changes);

    /**
     * Makes changes together, like {@link #commit(List)}, if some counts are still right. Commits with counts are made one after
     * the other, in all replicas.
     *
     * @param changes the changes, one per row
     * @param counts the counts, as {@link #count} has returned them
     * @return whether they were made; {@code false}, and nothing is changed, if a row is not as the caller has read it, or
     *     there are more or fewer service instances than a count says
     */
    boolean commit(List<RowChange> changes, List<InstanceCount> counts);

    /**
     * Counts service instances.
     *
     * @param except a service instance that does not count, whether it exists or not
     * @return the number of the others
     */
    long count(InstanceFilter filter, InstanceKey except);

    /**
     * Whether all rows are as these changes make them. After a {@link #commit} with an unknown outcome this decides whether it
     * took effect: each commit has an operation with an id that no other commit uses.
     *
     * @param changes the changes of that commit
     * @return whether all of them are in the store
     */
    default boolean holds(List<RowChange> changes) {
        return changes.stream().allMatch(change -> RowComparison.made(this, change));
    }

    /**
     * Finds out whether the service instances belong to another broker.
     *
     * @param offerings the ids of the service offerings of this broker
     * @return the id of a service offering with service instances, if there are service instances, but none of a known service
     *     offering
     */
    Optional<String> foreignOffering(Set<String> offerings);

    /**
     * Removes operations that ended long ago.
     *
     * @param finishedBefore operations that ended before this time are removed
     * @return how many were removed
     */
    int forgetOperations(Instant finishedBefore);

    /**
     * Records that a replica is alive.
     *
     * @param replica its name, which is unique among all processes, past ones too
     * @param lease how long it counts as alive from now on
     * @return whether it was known; a replica that has sent heartbeats before, and is not known, was taken for dead by another one
     */
    boolean heartbeat(String replica, Duration lease);

    /**
     * Finds replicas that have ended without {@link #forgetReplica}: those whose own lease has run out. A replica that was
     * forgotten, but has claimed operations since which are in progress, has a lease too, {@link Heartbeat#ofForgotten}.
     *
     * @param watched for how long the caller has watched without interruption; a replica with a longer lease may only
     *     have had no chance to send a heartbeat
     * @return their names
     */
    List<String> silentReplicas(Duration watched);

    /**
     * Finds replicas that have sent a heartbeat and were not forgotten.
     *
     * @return the replicas, silent ones included
     */
    List<KnownReplica> listReplicas();

    /**
     * The names of the replicas that have sent a heartbeat and were not forgotten.
     *
     * @return the names, those of silent ones included
     */
    default Set<String> replicas() {
        return listReplicas().stream().map(KnownReplica::name).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Finds the keys with which rows may be encrypted.
     *
     * @return the keys; none if rows are not encrypted
     */
    List<StateKey> listKeys();

    /**
     * Removes a replica.
     *
     * @param replica its name
     */
    void forgetReplica(String replica);

    /**
     * Finds operations in progress for whose result a platform waits.
     *
     * @param replica the name of the replica that carries them out
     * @return the operations
     */
    List<StoredOperation> operationsOf(String replica);
}
