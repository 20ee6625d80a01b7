package io.openbroker.runtime;

import io.openbroker.runtime.spi.state.BindingKey;
import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.runtime.spi.state.InstanceKey;
import io.openbroker.runtime.spi.state.OperationQuery;
import io.openbroker.runtime.spi.state.OperationQueue;
import io.openbroker.runtime.spi.state.Page;
import io.openbroker.runtime.spi.state.PageRequest;
import io.openbroker.runtime.spi.state.ResourceQuery;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.StoredOperation;
import io.openbroker.runtime.spi.state.StoredResource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What operators see of a broker, whichever replica they ask, and how they mend operations that are stuck. Nothing here tells
 * parameters, credentials or users. Safe for use by many threads.
 */
public final class BrokerOperator {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerOperator.class);

    private final StateStore store;
    private final OperationQueue queue;
    private final List<String> externalOfferings;

    /**
     * Looks at a broker's state.
     *
     * @param state the state
     */
    public BrokerOperator(BrokerState state) {
        this(state, List.of());
    }

    /**
     * Looks at a broker's state, which does not have all that the broker offers.
     *
     * @param state the state
     * @param externalOfferings the names of the offerings of which only the broker's handlers know anything
     */
    public BrokerOperator(BrokerState state, List<String> externalOfferings) {
        this.store = state.store();
        this.queue = state.queue();
        this.externalOfferings = List.copyOf(externalOfferings);
    }

    /**
     * The offerings of which nothing is listed here, because only the broker's handlers know anything of them.
     *
     * @return their names, in the order of the catalog
     */
    public List<String> externalOfferings() {
        return externalOfferings;
    }

    /**
     * Lists service instances.
     *
     * @param query which
     * @param page which part of the list
     * @return that part
     * @throws IllegalArgumentException if the part begins where no page of this list has ended
     */
    public Page<ListedInstance> instances(ResourceQuery query, PageRequest page) {
        return store.listInstances(query, page).map(ListedInstance::of);
    }

    /**
     * Lists service bindings.
     *
     * @param query which
     * @param page which part of the list
     * @return that part
     * @throws IllegalArgumentException if the part begins where no page of this list has ended
     */
    public Page<ListedBinding> bindings(ResourceQuery query, PageRequest page) {
        return store.listBindings(query, page).map(ListedBinding::of);
    }

    /**
     * Lists operations, those first that began last.
     *
     * @param query which
     * @param page which part of the list
     * @return that part
     * @throws IllegalArgumentException if the part begins where no page of this list has ended
     */
    public Page<ListedOperation> operations(OperationQuery query, PageRequest page) {
        return store.listOperations(query, page).map(this::listed);
    }

    /**
     * Finds an operation.
     *
     * @param id its id
     * @return the operation, if it is remembered
     */
    public Optional<ListedOperation> operation(String id) {
        return store.operation(id).map(this::listed);
    }

    /**
     * Has an operation tried now that waits to be tried again, or its polling handler asked now; its attempts begin at zero.
     *
     * @param id its id
     * @return what came of it
     */
    public Mending retry(String id) {
        while (true) {
            Optional<StoredOperation> found = store.operation(id);
            if (found.isEmpty()) {
                return new Mending.Unknown();
            }
            StoredOperation operation = found.get();
            Optional<String> objection = objectionToRetry(operation);
            if (objection.isPresent()) {
                return new Mending.Refused(objection.get());
            }
            StoredOperation anew = operation.tryAnew();
            if (store.commit(List.of(RowChange.replace(anew)))) {
                queue.hurry(anew);
                LOG.info("{} of {} is tried now, as an operator wants it", anew.kind(), anew.resource());
                return new Mending.Recorded(listed(anew));
            }
        }
    }

    /**
     * Has an operation fail. Nobody works on what waits: it ends at once. A handler that runs, in whatever replica, is asked
     * to stop within seconds, then interrupted, and only when it has ended the operation has; if it succeeds nevertheless,
     * that counts. So nothing else is done to the service instance or binding before its handler has ended.
     *
     * @param id its id
     * @param text what platforms are told; not blank, without secrets
     * @return what came of it
     */
    public Mending fail(String id, String text) {
        while (true) {
            Optional<StoredOperation> found = store.operation(id);
            if (found.isEmpty()) {
                return new Mending.Unknown();
            }
            StoredOperation operation = found.get();
            if (!operation.running()) {
                return new Mending.Refused("The operation has ended; there is nothing to mend");
            }
            StoredOperation failing = operation.failing(text);
            if (store.commit(List.of(RowChange.replace(failing)))) {
                if (failing.inBackground()) {
                    queue.hurry(failing);
                }
                LOG.info("{} of {} is to fail, as an operator wants it", failing.kind(), failing.resource());
                return new Mending.Recorded(listed(failing));
            }
        }
    }

    private static Optional<String> objectionToRetry(StoredOperation operation) {
        return switch (Activity.of(operation)) {
            case NONE -> Optional.of("The operation has ended; what has failed is tried again by its platform");
            case AWAITED ->
                Optional.of("A platform waits for the operation, so it runs already; if it hangs, have it fail");
            case WORKING ->
                Optional.of(
                        "A replica works on the operation, or will as soon as a thread is free; if it hangs, have it"
                                + " fail");
            case RESTING, DELEGATED -> Optional.empty();
        };
    }

    private ListedOperation listed(StoredOperation operation) {
        Optional<? extends StoredResource> resource = operation.resource() instanceof BindingKey binding
                ? store.binding(binding)
                : store.instance((InstanceKey) operation.resource());
        return ListedOperation.of(operation, resource);
    }
}
