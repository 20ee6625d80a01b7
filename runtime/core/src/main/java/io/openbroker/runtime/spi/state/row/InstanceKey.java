package io.openbroker.runtime.spi.state.row;

import java.util.Optional;

/**
 * The identity of a service instance. Platforms are separate: the same id from two platforms names two service instances.
 *
 * @param platform the name of the platform
 * @param instanceId the id that the platform chose
 */
public record InstanceKey(String platform, String instanceId) implements ResourceKey {

    @Override
    public InstanceKey instance() {
        return this;
    }

    @Override
    public Optional<String> bindingId() {
        return Optional.empty();
    }
}
