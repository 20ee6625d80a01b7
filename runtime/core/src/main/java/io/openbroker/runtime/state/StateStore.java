package io.openbroker.runtime.state;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the runtime remembers. Everything that changes state is one {@link #commit}: all of its changes together or none,
 * and only on top of the revisions that the caller has seen. So a claim that two requests try at once is won by one.
 *
 * <p>Safe for use by many threads. What {@link #commit} has taken, every later read sees.
 */
public interface StateStore extends AutoCloseable {

    /** The service instance with that identity. */
    Optional<StoredInstance> instance(InstanceKey key);

    /** The service binding with that identity. */
    Optional<StoredBinding> binding(BindingKey key);

    /** All service bindings of a service instance. */
    List<StoredBinding> bindings(InstanceKey instance);

    /** An operation on a service instance or service binding. */
    Optional<StoredOperation> operation(ResourceKey resource, String operationId);

    /** The operation on a service instance or service binding that began last, of those that are remembered. */
    Optional<StoredOperation> latestOperation(ResourceKey resource);

    /**
     * Makes changes together.
     *
     * @return whether they were made; {@code false}, and nothing is changed, if a row to insert is there, or a row to
     *     replace or remove has another revision than the caller has seen
     */
    boolean commit(List<RowChange> changes);

    /**
     * Forgets operations that ended long ago.
     *
     * @return how many were forgotten
     */
    int forgetOperations(Instant finishedBefore);

    /** Ends the use of the store. */
    @Override
    void close();
}
