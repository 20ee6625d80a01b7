package io.openbroker.runtime.state;

/** The identity of what an operation works on. */
public sealed interface ResourceKey permits InstanceKey, BindingKey {}
