package io.openbroker.runtime.internal.lifecycle.resource;

import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.row.BindingKey;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.Phase;
import io.openbroker.runtime.spi.state.row.ResourceKey;
import io.openbroker.runtime.spi.state.row.ResourceStatus;
import io.openbroker.runtime.spi.state.row.StoredBinding;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import io.openbroker.runtime.spi.state.row.StoredResource;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the service instance or binding of a request, or rejects the request. Safe for use by many threads. */
public final class Lookup {

    private static final Logger LOG = LoggerFactory.getLogger(Lookup.class);

    /** The words of the specification, by which clients in Go recognize the error (OSB v2.17, "Error Codes"). */
    private static final String CONCURRENCY =
            "The Service Broker does not support concurrent requests that mutate the same resource.";

    private final StateStore store;
    private final Clock clock;

    public Lookup(StateStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The service instance, or the service binding as {@link #binding} finds it. */
    public Optional<? extends StoredResource> resource(ResourceKey key) {
        return store.resource(key).map(row -> row instanceof StoredBinding binding ? withExpiry(binding) : row);
    }

    /** The service binding. One that has expired is gone for platforms, but must be deleted: it is like a failed creation. */
    public Optional<StoredBinding> binding(BindingKey key) {
        return store.binding(key).map(this::withExpiry);
    }

    private StoredBinding withExpiry(StoredBinding row) {
        return row.phase() == Phase.READY && row.expired(clock.instant())
                ? row.with(new ResourceStatus(row.revision(), Phase.FAILED, Phase.FAILED, row.operationId()))
                : row;
    }

    /**
     * The service instance.
     *
     * @param event what is requested of it
     * @throws Rejection with {@link Outcome#NOT_FOUND}
     */
    public StoredInstance existing(InstanceKey key, LifecycleEvent event) {
        Optional<StoredInstance> found = store.instance(key);
        if (reaction(found, event) == Reaction.NOT_FOUND) {
            throw rejection(Reaction.NOT_FOUND, key);
        }
        return found.orElseThrow();
    }

    /**
     * The service instance, if it can be bound now.
     *
     * @throws Rejection if it does not exist, or another operation holds it
     */
    public StoredInstance bindable(InstanceKey key) {
        StoredInstance instance = existing(key, LifecycleEvent.BIND);
        demandProceeding(instance, LifecycleEvent.BIND);
        return instance;
    }

    /**
     * Rejects the deletion of a service instance whose service bindings change, and of a service binding whose service
     * instance changes.
     *
     * @return the service bindings that are deleted with it
     */
    public List<StoredBinding> rejectWhileRelatedChange(ResourceKey key) {
        if (key.bindingId().isPresent()) {
            if (reaction(store.instance(key.instance()), LifecycleEvent.UNBIND) != Reaction.PROCEEDS) {
                throw busy("another operation for the service instance of this service binding is in progress");
            }
            return List.of();
        }
        List<StoredBinding> bindings = store.bindings(key.instance());
        if (bindings.stream().anyMatch(this::changes)) {
            throw busy("an operation for a service binding of this service instance is in progress");
        }
        return bindings;
    }

    /** Whether an operation is in progress, other than one that an earlier deprovision has begun. */
    private boolean changes(StoredBinding binding) {
        return binding.operationId()
                .flatMap(id -> store.operation(binding.key(), id))
                .filter(operation -> operation.request().partOf().isEmpty())
                .isPresent();
    }

    /** Whether a deprovision holds the service instance. */
    public boolean deprovisioning(InstanceKey key) {
        return Phase.of(store.instance(key)) == Phase.DELETING;
    }

    /** Rejects a request for a service binding that is deleted with its service instance. */
    public void rejectWhileDeprovisioning(InstanceKey key) {
        if (deprovisioning(key)) {
            throw busy("the service instance of this service binding is being deleted");
        }
    }

    /** Rejects a request unless its event leaves the row as it is. */
    public static void demandProceeding(StoredResource present, LifecycleEvent event) {
        Reaction reaction = LifecycleTable.reaction(present.phase(), event);
        if (reaction != Reaction.PROCEEDS) {
            throw rejection(reaction, present.key());
        }
    }

    /** Rejects a request that names another service offering than the resource has. */
    public static void checkService(StoredResource present, String serviceId) {
        checkService(present.serviceId(), serviceId);
    }

    /** Rejects a request that names another service offering than the one of its resource. */
    public static void checkService(String expected, String serviceId) {
        if (!expected.equals(serviceId)) {
            throw Rejection.of(
                    Outcome.TARGET_MISMATCH,
                    "service_id \"" + serviceId + "\" is not the service of what the request names; expected \""
                            + expected + "\"");
        }
    }

    /** The reaction to an event. */
    public static Reaction reaction(Optional<? extends StoredResource> found, LifecycleEvent event) {
        return LifecycleTable.reaction(Phase.of(found), event);
    }

    /** The rejection of a request to which the broker reacts so. */
    public static Rejection rejection(Reaction reaction, ResourceKey resource) {
        String what = resource.bindingId().isPresent() ? "service binding" : "service instance";
        return switch (reaction) {
            case BUSY -> busy("another operation for this " + what + " is in progress");
            case NOT_FOUND -> Rejection.of(Outcome.NOT_FOUND, "There is no " + what + " with this id");
            default -> throw new IllegalStateException(reaction + " is not a rejection");
        };
    }

    /**
     * The rejection of a request while another operation is in progress.
     *
     * @param why the operation, for the log only: clients compare the description with the specification's words
     */
    public static Rejection busy(String why) {
        LOG.info("Request rejected with ConcurrencyError: {}", why);
        return Rejection.of(Outcome.CONCURRENCY, CONCURRENCY);
    }
}
