package io.openbroker.runtime.spi.state.row;

import java.util.Optional;

/**
 * The identity of a service binding.
 *
 * @param instance the service instance to which it belongs
 * @param id the id that the platform chose
 */
public record BindingKey(InstanceKey instance, String id) implements ResourceKey {

    @Override
    public Optional<String> bindingId() {
        return Optional.of(id);
    }
}
