package io.openbroker.runtime.lifecycle;

import io.openbroker.runtime.answer.Outcome;
import io.openbroker.runtime.answer.Refusal;
import io.openbroker.runtime.state.InstanceKey;
import io.openbroker.runtime.state.Phase;
import io.openbroker.runtime.state.StateStore;
import io.openbroker.runtime.state.StoredInstance;
import io.openbroker.runtime.state.StoredResource;

/** Finds what a request names. */
final class Lookup {

    private Lookup() {}

    /** The service instance, unless its creation has failed. */
    static StoredInstance existing(StateStore store, InstanceKey key) {
        return store.instance(key)
                .filter(instance -> instance.phase() != Phase.FAILED)
                .orElseThrow(() -> Refusal.of(Outcome.NOT_FOUND, "There is no service instance with this id"));
    }

    /** Holds a request to the offering of what it names. */
    static void checkService(StoredResource present, String serviceId) {
        if (!present.serviceId().equals(serviceId)) {
            throw Refusal.of(
                    Outcome.CATALOG_MISMATCH,
                    "service_id \"" + serviceId + "\" is not the service of what the request names; expected \""
                            + present.serviceId() + "\"");
        }
    }

    /** The service instance, if it can be bound now. */
    static StoredInstance usable(StateStore store, InstanceKey key) {
        StoredInstance instance = existing(store, key);
        if (instance.phase() != Phase.READY) {
            throw Claims.busy("Another operation for this service instance is in progress.");
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
        if (store.instance(key)
                .filter(instance -> instance.operationId().isPresent())
                .isPresent()) {
            throw Claims.busy("Another operation for the service instance of this service binding is in progress.");
        }
    }
}
