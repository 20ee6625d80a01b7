package io.openbroker.runtime.spi.state.list;

import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.Phase;
import io.openbroker.runtime.spi.state.row.StoredResource;
import java.util.Optional;

/**
 * Selects service instances or service bindings; empty criteria match all.
 *
 * @param platform the name of their platform
 * @param instance the service instance itself, or the one of the service bindings
 * @param phase their phase
 */
public record ResourceQuery(Optional<String> platform, Optional<InstanceKey> instance, Optional<Phase> phase) {

    /** All rows. */
    public static final ResourceQuery ALL = new ResourceQuery(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Whether a row matches.
     *
     * @param row the service instance or service binding
     * @return whether it matches
     */
    public boolean matches(StoredResource row) {
        InstanceKey key = row.key().instance();
        return platform.map(key.platform()::equals).orElse(true)
                && instance.map(key::equals).orElse(true)
                && phase.map(row.phase()::equals).orElse(true);
    }
}
