package io.openbroker.runtime.spi.state.list;

import io.openbroker.runtime.spi.state.row.InstanceKey;

/**
 * How many service instances there were.
 *
 * @param filter which were counted
 * @param except the service instance that was not counted
 * @param number how many there were
 */
public record InstanceCount(InstanceFilter filter, InstanceKey except, long number) {}
