package io.openbroker.runtime.spi.state;

/**
 * The identity of a service instance. Platforms are kept apart: the same id of two platforms names two service instances.
 *
 * @param platform the name of the platform
 * @param instanceId the id that the platform chose
 */
public record InstanceKey(String platform, String instanceId) implements ResourceKey {}
