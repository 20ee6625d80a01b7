package io.openbroker.runtime.spi.state;

/**
 * The identity of a service binding.
 *
 * @param instance the service instance to which it belongs
 * @param bindingId the id that the platform chose
 */
public record BindingKey(InstanceKey instance, String bindingId) implements ResourceKey {}
