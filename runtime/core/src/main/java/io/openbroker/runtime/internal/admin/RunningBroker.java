package io.openbroker.runtime.internal.admin;

import io.openbroker.runtime.server.HealthStatus;
import io.openbroker.runtime.spi.observation.BrokerLoad;
import io.openbroker.runtime.spi.state.BrokerState;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * This replica of a broker.
 *
 * @param name its name in the state
 * @param startedAt when it started, by the clock of the state
 * @param health its health, which may take two seconds
 */
public record RunningBroker(
        String name, Instant startedAt, BrokerState state, BrokerLoad load, Supplier<HealthStatus> health) {}
