package io.openbroker.runtime;

import io.openbroker.model.RequestIdentity;
import io.openbroker.runtime.internal.lifecycle.OperatorChanges;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.runtime.spi.state.OperationQueue;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.list.Attention;
import io.openbroker.runtime.spi.state.list.OperationQuery;
import io.openbroker.runtime.spi.state.list.Page;
import io.openbroker.runtime.spi.state.list.PageRequest;
import io.openbroker.runtime.spi.state.list.ResourceQuery;
import io.openbroker.runtime.spi.state.row.BindingKey;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.ResourceKey;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists the service instances, service bindings and operations of a broker, of all its replicas, and changes operations
 * that are stuck. Never shows parameters, credentials or users. Safe for use by many threads.
 */
public final class BrokerAdmin {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerAdmin.class);
    private static final String ELSEWHERE =
            "The broker runs elsewhere, and only its own administration can do this. Use BrokerEngine.admin().";

    private final StateStore store;
    private final OperationQueue queue;
    private final List<String> externalOfferings;
    private final Optional<OperatorChanges> changes;

    /**
     * Creates the administration of a state whose broker runs elsewhere, and whose offerings all keep their state in the runtime.
     * {@link #succeed} and {@link #delete} need the broker itself: {@link BrokerEngine#admin()}.
     */
    public BrokerAdmin(BrokerState state) {
        this(state, List.of());
    }

    /**
     * Creates the administration of a state whose broker runs elsewhere, and also has offerings with {@link
     * io.openbroker.annotation.State#EXTERNAL}.
     *
     * @param externalOfferings the names of these offerings
     */
    public BrokerAdmin(BrokerState state, List<String> externalOfferings) {
        this(state, externalOfferings, Optional.empty());
    }

    BrokerAdmin(BrokerState state, List<String> externalOfferings, Optional<OperatorChanges> changes) {
        this.store = state.store();
        this.queue = state.queue();
        this.externalOfferings = List.copyOf(externalOfferings);
        this.changes = changes;
    }

    /**
     * The offerings that are not listed, because only the broker's handlers know their service instances.
     *
     * @return their names, in the order of the catalog
     */
    public List<String> externalOfferings() {
        return externalOfferings;
    }

    /**
     * Lists service instances.
     *
     * @param query the criteria
     * @param page the part of the list
     * @return the page
     * @throws IllegalArgumentException if the position is not from a page of this list
     */
    public Page<ListedInstance> instances(ResourceQuery query, PageRequest page) {
        return store.listInstances(query, page).map(ListedInstance::of);
    }

    /**
     * Lists service bindings.
     *
     * @param query the criteria
     * @param page the part of the list
     * @return the page
     * @throws IllegalArgumentException if the position is not from a page of this list
     */
    public Page<ListedBinding> bindings(ResourceQuery query, PageRequest page) {
        return store.listBindings(query, page).map(ListedBinding::of);
    }

    /**
     * Finds a service instance.
     *
     * @param key the service instance
     * @return the service instance, if it exists
     */
    public Optional<ListedInstance> instance(InstanceKey key) {
        return instances(ResourceQuery.of(key), PageRequest.first(1)).rows().stream()
                .findFirst();
    }

    /**
     * Finds a service binding.
     *
     * @param key the service binding
     * @return the service binding, if it exists
     */
    public Optional<ListedBinding> binding(BindingKey key) {
        return bindings(ResourceQuery.of(key), PageRequest.first(1)).rows().stream()
                .findFirst();
    }

    /**
     * Lists operations, newest first.
     *
     * @param query the criteria
     * @param page the part of the list
     * @return the page
     * @throws IllegalArgumentException if the position is not from a page of this list
     */
    public Page<ListedOperation> operations(OperationQuery query, PageRequest page) {
        return store.listOperationsWithPlans(query, page).map(ListedOperation::of);
    }

    /**
     * Finds an operation.
     *
     * @param id the id of the operation
     * @return the operation; empty if it does not exist or was deleted after its end
     */
    public Optional<ListedOperation> operation(String id) {
        return store.operation(id).map(this::listed);
    }

    /**
     * Lists operations in progress that an admin should look at, the most urgent first.
     *
     * @param slowBefore operations that started before this time, by the clock of the state, are slow
     * @param most the maximum number
     * @return the operations
     */
    public List<OperationAttention> attention(Instant slowBefore, int most) {
        return store.listAttention(slowBefore, most).stream()
                .flatMap(operation -> Attention.of(operation, slowBefore).stream()
                        .map(reason -> new OperationAttention(listed(operation), reason)))
                .toList();
    }

    /**
     * Counts operations in progress.
     *
     * @param most the limit of the count
     * @return the number, at most the limit
     */
    public int inProgress(int most) {
        return store.countInProgress(most);
    }

    /**
     * Retries or polls now an operation that waits for its next attempt or poll, and resets its count of attempts.
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
     * Fails an operation. A waiting operation ends at once. A running handler, in any replica, is cancelled within
     * seconds, then interrupted; the operation holds the service instance or binding until its handler has ended. If
     * the handler succeeds nevertheless, the operation succeeds.
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

    /**
     * Succeeds an operation on which the broker does not work: people, or an operator in their place, have carried it out. Its result
     * is recorded in the same transaction.
     *
     * @param id the id of the operation
     * @param result the JSON object that a platform receives as the result (OSB v2.17): {@code dashboard_url} and {@code metadata} of
     *     a provision or an update, {@code credentials} and the other fields of a bind, nothing of a deletion
     * @param description a description for platforms; without secrets
     * @return the result
     * @throws IllegalArgumentException if the result is not one of the operation
     */
    public ChangeResult succeed(String id, Map<String, Object> result, Optional<String> description) {
        if (changes.isEmpty()) {
            return new ChangeResult.Rejected(ELSEWHERE);
        }
        while (true) {
            Optional<StoredOperation> found = store.operation(id);
            if (found.isEmpty()) {
                return new ChangeResult.Unknown();
            }
            StoredOperation operation = found.get();
            Optional<String> reason = reasonAgainstSuccess(operation);
            if (reason.isPresent()) {
                return new ChangeResult.Rejected(reason.get());
            }
            if (succeeded(changes.get(), operation, result, description)) {
                // The queue would keep an operation of people for days.
                queue.hurry(operation);
                LOG.info("{} of {} succeeds at the request of an admin", operation.kind(), operation.resource());
                return new ChangeResult.Recorded(listed(store.operation(id).orElse(operation)));
            }
        }
    }

    private static boolean succeeded(
            OperatorChanges changes,
            StoredOperation operation,
            Map<String, Object> result,
            Optional<String> description) {
        try {
            return changes.successes().record(operation, result, description);
        } catch (Rejection wrong) {
            throw new IllegalArgumentException(wrong.description(), wrong);
        }
    }

    /**
     * Deletes a service instance with its service bindings, or a service binding, that no platform deletes any more. The broker's
     * handlers do so in the background.
     *
     * @param key the service instance or binding
     * @param identity the identity of the request, for the log
     * @return the operation that deletes it
     */
    public ChangeResult delete(ResourceKey key, RequestIdentity identity) {
        if (changes.isEmpty()) {
            return new ChangeResult.Rejected(ELSEWHERE);
        }
        try {
            Optional<StoredOperation> deletion = changes.get().deletions().begin(key, identity);
            deletion.ifPresent(
                    begun -> LOG.info("{} of {} begins at the request of an admin", begun.kind(), begun.resource()));
            return deletion.<ChangeResult>map(begun -> new ChangeResult.Recorded(listed(begun)))
                    .orElseGet(ChangeResult.Unknown::new);
        } catch (Rejection rejection) {
            return new ChangeResult.Rejected(rejection.description());
        }
    }

    private static Optional<String> reasonAgainstSuccess(StoredOperation operation) {
        return switch (Activity.of(operation)) {
            case NONE -> Optional.of("The operation has ended, so it cannot succeed.");
            case AWAITED, WORKING ->
                Optional.of("A replica works on the operation, and records its result. If it hangs, fail it.");
            case RESTING, DELEGATED, MANUAL ->
                operation
                        .execution()
                        .failing()
                        .map(text -> "An admin has failed the operation already; it ends in a moment.");
        };
    }

    private static Optional<String> reasonAgainstRetry(StoredOperation operation) {
        return switch (Activity.of(operation)) {
            case NONE -> Optional.of("The operation has ended. Let the platform send its request again.");
            case AWAITED -> Optional.of("A platform waits for the operation, so it is running. If it hangs, fail it.");
            case WORKING ->
                Optional.of(
                        "A replica works on the operation, or will as soon as a thread is free. If it hangs, fail it.");
            case MANUAL ->
                Optional.of("People carry out the operation. When they have, succeed it; if they cannot, fail it.");
            case RESTING, DELEGATED -> Optional.empty();
        };
    }

    private ListedOperation listed(StoredOperation operation) {
        return ListedOperation.of(operation, store.resource(operation.resource()));
    }
}
