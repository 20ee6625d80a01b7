package io.openbroker.runtime;

import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.runtime.spi.state.OperationQueue;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.list.OperationQuery;
import io.openbroker.runtime.spi.state.list.Page;
import io.openbroker.runtime.spi.state.list.PageRequest;
import io.openbroker.runtime.spi.state.list.ResourceQuery;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists what a broker knows, whichever replica is asked, and changes operations that are stuck. Shows no parameters, no
 * credentials and no users. Safe for use by many threads.
 */
public final class BrokerAdmin {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerAdmin.class);

    private final StateStore store;
    private final OperationQueue queue;
    private final List<String> externalOfferings;

    /**
     * For a broker that keeps all of its offerings in its state.
     *
     * @param state the state
     */
    public BrokerAdmin(BrokerState state) {
        this(state, List.of());
    }

    /**
     * For a broker that has offerings with {@link io.openbroker.annotation.State#EXTERNAL}.
     *
     * @param state the state
     * @param externalOfferings the names of these offerings
     */
    public BrokerAdmin(BrokerState state, List<String> externalOfferings) {
        this.store = state.store();
        this.queue = state.queue();
        this.externalOfferings = List.copyOf(externalOfferings);
    }

    /**
     * The offerings of which nothing is listed, because only the broker's handlers know their instances.
     *
     * @return their names, in the order of the catalog
     */
    public List<String> externalOfferings() {
        return externalOfferings;
    }

    /**
     * Lists service instances.
     *
     * @param query which of them
     * @param page which part of the list
     * @return the page
     * @throws IllegalArgumentException if the position is not the end of a page of this list
     */
    public Page<ListedInstance> instances(ResourceQuery query, PageRequest page) {
        return store.listInstances(query, page).map(ListedInstance::of);
    }

    /**
     * Lists service bindings.
     *
     * @param query which of them
     * @param page which part of the list
     * @return the page
     * @throws IllegalArgumentException if the position is not the end of a page of this list
     */
    public Page<ListedBinding> bindings(ResourceQuery query, PageRequest page) {
        return store.listBindings(query, page).map(ListedBinding::of);
    }

    /**
     * Lists operations, the latest first.
     *
     * @param query which of them
     * @param page which part of the list
     * @return the page
     * @throws IllegalArgumentException if the position is not the end of a page of this list
     */
    public Page<ListedOperation> operations(OperationQuery query, PageRequest page) {
        return store.listOperations(query, page).map(this::listed);
    }

    /**
     * Finds an operation.
     *
     * @param id the id of the operation
     * @return the operation, unless it does not exist or was forgotten
     */
    public Optional<ListedOperation> operation(String id) {
        return store.operation(id).map(this::listed);
    }

    /**
     * Retries an operation now that waits for its next attempt, or polls its handler now. Attempts are counted from zero again.
     *
     * @param id the id of the operation
     * @return the result
     */
    public ChangeResult retry(String id) {
        while (true) {
            Optional<StoredOperation> found = store.operation(id);
            if (found.isEmpty()) {
                return new ChangeResult.Unknown();
            }
            StoredOperation operation = found.get();
            Optional<String> reason = reasonAgainstRetry(operation);
            if (reason.isPresent()) {
                return new ChangeResult.Rejected(reason.get());
            }
            StoredOperation retried = operation.tryAnew();
            if (store.commit(List.of(RowChange.replace(retried)))) {
                queue.hurry(retried);
                LOG.info("{} of {} is retried at the request of an admin", retried.kind(), retried.resource());
                return new ChangeResult.Recorded(listed(retried));
            }
        }
    }

    /**
     * Fails an operation. One that waits ends at once. A handler that runs, in any replica, is asked to stop within seconds, then
     * interrupted; the operation ends when its handler has ended, so nothing else is done to the service instance or binding
     * before. If the handler succeeds nevertheless, the operation succeeds.
     *
     * @param id the id of the operation
     * @param text the description for platforms; not blank, without secrets
     * @return the result
     */
    public ChangeResult fail(String id, String text) {
        while (true) {
            Optional<StoredOperation> found = store.operation(id);
            if (found.isEmpty()) {
                return new ChangeResult.Unknown();
            }
            StoredOperation operation = found.get();
            if (!operation.running()) {
                return new ChangeResult.Rejected("The operation has ended, so it cannot fail.");
            }
            StoredOperation failing = operation.failing(text);
            if (store.commit(List.of(RowChange.replace(failing)))) {
                if (failing.inBackground()) {
                    queue.hurry(failing);
                }
                LOG.info("{} of {} fails at the request of an admin", failing.kind(), failing.resource());
                return new ChangeResult.Recorded(listed(failing));
            }
        }
    }

    private static Optional<String> reasonAgainstRetry(StoredOperation operation) {
        return switch (Activity.of(operation)) {
            case NONE -> Optional.of("The operation has ended. Let the platform send its request again.");
            case AWAITED -> Optional.of("A platform waits for the operation, so it is running. If it hangs, fail it.");
            case WORKING ->
                Optional.of(
                        "A replica works on the operation, or will as soon as a thread is free. If it hangs, fail it.");
            case RESTING, DELEGATED -> Optional.empty();
        };
    }

    private ListedOperation listed(StoredOperation operation) {
        return ListedOperation.of(operation, store.resource(operation.resource()));
    }
}
