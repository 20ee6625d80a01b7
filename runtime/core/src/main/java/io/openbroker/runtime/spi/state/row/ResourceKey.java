package io.openbroker.runtime.spi.state.row;

import java.util.Optional;

/** The identity of a service instance or service binding. */
public sealed interface ResourceKey permits InstanceKey, BindingKey {

    /**
     * The service instance: the one that is identified, or the one to which the service binding belongs.
     *
     * @return its identity
     */
    InstanceKey instance();

    /**
     * The id of the service binding.
     *
     * @return the id that the platform chose; empty for a service instance
     */
    Optional<String> bindingId();

    /**
     * The ids for a line of a log, without the platform.
     *
     * @return for example {@code instance "my-db", binding "my-app"}
     */
    default String described() {
        return "instance \"" + instance().instanceId() + "\""
                + bindingId().map(id -> ", binding \"" + id + "\"").orElse("");
    }

    /**
     * The identity of a service instance, or of one of its service bindings.
     *
     * @param instance the service instance
     * @param bindingId the id of the service binding; empty for the service instance itself
     * @return the identity
     */
    static ResourceKey of(InstanceKey instance, Optional<String> bindingId) {
        return bindingId.<ResourceKey>map(id -> new BindingKey(instance, id)).orElse(instance);
    }
}
