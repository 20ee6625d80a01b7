package io.openbroker.runtime.spi.state;

/** The identity of what an operation works on. */
public sealed interface ResourceKey permits InstanceKey, BindingKey {}
