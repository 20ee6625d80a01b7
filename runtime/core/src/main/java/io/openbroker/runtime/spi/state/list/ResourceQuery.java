package io.openbroker.runtime.spi.state.list;

import io.openbroker.runtime.spi.state.row.Phase;
import io.openbroker.runtime.spi.state.row.ResourceKey;
import io.openbroker.runtime.spi.state.row.StoredResource;
import java.util.Optional;

/**
 * Selects service instances or service bindings; empty criteria match all.
 *
 * @param platform the name of their platform
 * @param resource the service instance itself or the one of the service bindings; or one service binding
 * @param phase their phase
 * @param serviceId the id of their service offering
 * @param planId the id of their service plan
 * @param search how their own ids begin: those of service instances, or those of service bindings
 */
public record ResourceQuery(
        Optional<String> platform,
        Optional<ResourceKey> resource,
        Optional<Phase> phase,
        Optional<String> serviceId,
        Optional<String> planId,
        Optional<String> search) {

    /** All rows. */
    public static final ResourceQuery ALL = new ResourceQuery(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Selects one service instance, the service bindings of one service instance, or one service binding.
     *
     * @param key the service instance or service binding
     * @return the query
     */
    public static ResourceQuery of(ResourceKey key) {
        return new ResourceQuery(
                Optional.empty(),
                Optional.of(key),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Whether a row matches.
     *
     * @param row the service instance or service binding
     * @return whether it matches
     */
    public boolean matches(StoredResource row) {
        ResourceKey key = row.key();
        String id = key.bindingId().orElseGet(key.instance()::instanceId);
        return platform.map(key.instance().platform()::equals).orElse(true)
                && resource.map(wanted -> wanted.equals(key) || wanted.equals(key.instance()))
                        .orElse(true)
                && phase.map(row.phase()::equals).orElse(true)
                && serviceId.map(row.serviceId()::equals).orElse(true)
                && planId.map(row.planId()::equals).orElse(true)
                && search.map(id::startsWith).orElse(true);
    }
}
