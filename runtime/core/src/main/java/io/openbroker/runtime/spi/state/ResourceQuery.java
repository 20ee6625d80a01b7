package io.openbroker.runtime.spi.state;

import java.util.Optional;

/**
 * Which service instances or service bindings are wanted; what is empty does not matter.
 *
 * @param platform the name of their platform
 * @param instance the service instance itself, or that of the service bindings
 * @param phase where they stand
 */
public record ResourceQuery(Optional<String> platform, Optional<InstanceKey> instance, Optional<Phase> phase) {

    /** All of them. */
    public static final ResourceQuery ALL = new ResourceQuery(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Whether a service instance or service binding is wanted.
     *
     * @param row the service instance or service binding
     * @return whether it is
     */
    public boolean matches(StoredResource row) {
        InstanceKey key = row.key() instanceof BindingKey binding ? binding.instance() : (InstanceKey) row.key();
        return platform.map(key.platform()::equals).orElse(true)
                && instance.map(key::equals).orElse(true)
                && phase.map(row.phase()::equals).orElse(true);
    }
}
