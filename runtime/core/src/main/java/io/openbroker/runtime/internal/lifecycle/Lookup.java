package io.openbroker.runtime.internal.lifecycle;

import io.openbroker.runtime.internal.answer.Outcome;
import io.openbroker.runtime.internal.answer.Refusal;
import io.openbroker.runtime.spi.state.InstanceKey;
import io.openbroker.runtime.spi.state.LifecycleEvent;
import io.openbroker.runtime.spi.state.LifecycleTable;
import io.openbroker.runtime.spi.state.Phase;
import io.openbroker.runtime.spi.state.Reaction;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.StoredInstance;
import io.openbroker.runtime.spi.state.StoredResource;
import java.util.Optional;

/** Finds what a request names. */
final class Lookup {

    private Lookup() {}

    /**
     * The service instance, unless there is none that could be asked for this.
     *
     * @throws Refusal with {@link Outcome#NOT_FOUND}
     */
    static StoredInstance existing(StateStore store, InstanceKey key, LifecycleEvent event) {
        Optional<StoredInstance> found = store.instance(key);
        Reaction reaction = LifecycleTable.reaction(Phase.of(found), event);
        if (reaction == Reaction.NOT_FOUND) {
            throw Claims.refusal(reaction, key);
        }
        return found.orElseThrow();
    }

    /** Holds a request to the offering of what it names. */
    static void checkService(StoredResource present, String serviceId) {
        if (!present.serviceId().equals(serviceId)) {
            throw Refusal.of(
                    Outcome.TARGET_MISMATCH,
                    "service_id \"" + serviceId + "\" is not the service of what the request names; expected \""
                            + present.serviceId() + "\"");
        }
    }

    /** The service instance, if it can be bound now. */
    static StoredInstance usable(StateStore store, InstanceKey key) {
        StoredInstance instance = existing(store, key, LifecycleEvent.BIND);
        Reaction reaction = LifecycleTable.reaction(instance.phase(), LifecycleEvent.BIND);
        if (reaction != Reaction.PROCEEDS) {
            throw Claims.refusal(reaction, key);
        }
        return instance;
    }

    static void refuseWhileBindingsChange(StateStore store, InstanceKey key) {
        if (store.bindings(key).stream()
                .anyMatch(binding -> binding.operationId().isPresent())) {
            throw Claims.busy("An operation for a service binding of this service instance is in progress.");
        }
    }

    static void refuseWhileInstanceChanges(StateStore store, InstanceKey key) {
        if (LifecycleTable.reaction(Phase.of(store.instance(key)), LifecycleEvent.UNBIND) != Reaction.PROCEEDS) {
            throw Claims.busy("Another operation for the service instance of this service binding is in progress.");
        }
    }
}
