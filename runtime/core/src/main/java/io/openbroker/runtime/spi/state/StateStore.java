package io.openbroker.runtime.spi.state;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the runtime remembers. Everything that changes state is one {@link #commit}: all of its changes together or none,
 * and only on top of the revisions that the caller has seen. So a claim that two requests try at once is won by one.
 *
 * <p>Several replicas of a broker may share what a store keeps. Each {@linkplain #heartbeat tells} that it lives, so that
 * the others find what one has left behind.
 *
 * <p>Every method throws {@link StateUnavailableException}, after a bounded time, if the store cannot be read or written at
 * the moment.
 *
 * <p>Safe for use by many threads. What {@link #commit} has taken, every later read sees, in every replica.
 */
public interface StateStore {

    /**
     * Finds a service instance.
     *
     * @param key its identity
     * @return the service instance, if there is one
     */
    Optional<StoredInstance> instance(InstanceKey key);

    /**
     * Finds a service binding.
     *
     * @param key its identity
     * @return the service binding, if there is one
     */
    Optional<StoredBinding> binding(BindingKey key);

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
     * @param resource what it works on
     * @param operationId its identity
     * @return the operation, if it is remembered
     */
    Optional<StoredOperation> operation(ResourceKey resource, String operationId);

    /**
     * Finds the last operation.
     *
     * @param resource what it works on
     * @return of the operations that are remembered, the one that began last
     */
    Optional<StoredOperation> latestOperation(ResourceKey resource);

    /**
     * Finds an operation, whatever it works on.
     *
     * @param operationId its identity
     * @return the operation, if it is remembered
     */
    Optional<StoredOperation> operation(String operationId);

    /**
     * Lists service instances, in an order of the store's own that never changes.
     *
     * @param query which
     * @param page which part of the list
     * @return that part
     * @throws IllegalArgumentException if the part begins where no page of this list has ended
     */
    Page<DatedResource<StoredInstance>> listInstances(ResourceQuery query, PageRequest page);

    /**
     * Lists service bindings, in an order of the store's own that never changes.
     *
     * @param query which
     * @param page which part of the list
     * @return that part
     * @throws IllegalArgumentException if the part begins where no page of this list has ended
     */
    Page<DatedResource<StoredBinding>> listBindings(ResourceQuery query, PageRequest page);

    /**
     * Lists operations, those first that began last.
     *
     * @param query which
     * @param page which part of the list
     * @return that part
     * @throws IllegalArgumentException if the part begins at no {@link OperationPosition}
     */
    Page<StoredOperation> listOperations(OperationQuery query, PageRequest page);

    /**
     * Makes changes together.
     *
     * @param changes the changes, of a row each
     * @return whether they were made; {@code false}, and nothing is changed, if a row to insert is there, or a row to
     *     replace or remove has another revision than the caller has seen
     */
    boolean commit(List<RowChange> changes);

    /**
     * Tells whether all rows are as these changes make them. After a {@link #commit} whose outcome is unknown this decides
     * whether it took effect: each commit has an operation, whose identity nobody else uses.
     *
     * @param changes the changes of that commit
     * @return whether all of them are there
     */
    default boolean holds(List<RowChange> changes) {
        return changes.stream().allMatch(change -> RowComparison.made(this, change));
    }

    /**
     * Finds out whether the service instances are those of another broker.
     *
     * @param offerings the ids of the service offerings of this broker
     * @return the id of a service offering with service instances, if there are service instances, but none of a known
     *     service offering
     */
    Optional<String> foreignOffering(Set<String> offerings);

    /**
     * Forgets operations that ended long ago.
     *
     * @param finishedBefore when they must have ended
     * @return how many were forgotten
     */
    int forgetOperations(Instant finishedBefore);

    /**
     * Tells that a replica lives.
     *
     * @param replica its name, which no other process has or had
     */
    void heartbeat(String replica);

    /**
     * Finds replicas that have ended without a word.
     *
     * @param silence how long they must not have told that they live
     * @return their names
     */
    List<String> silentReplicas(Duration silence);

    /**
     * Forgets a replica.
     *
     * @param replica its name
     */
    void forgetReplica(String replica);

    /**
     * Finds operations for whose end a platform waits.
     *
     * @param replica the name of the replica that carries them out
     * @return those that go on
     */
    List<StoredOperation> operationsOf(String replica);
}
