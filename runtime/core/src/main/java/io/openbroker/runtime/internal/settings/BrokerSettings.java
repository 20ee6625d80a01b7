package io.openbroker.runtime.internal.settings;

import io.openbroker.runtime.AuthenticationSettings;
import io.openbroker.runtime.Limits;
import io.openbroker.runtime.OperationSettings;
import io.openbroker.runtime.spi.state.StateSettings;
import java.time.Duration;

/**
 * The settings of a broker that every server has.
 *
 * @param authentication how platforms authenticate
 * @param limits limits of JSON in requests
 * @param operations limits of operations
 * @param state where state is stored
 * @param shutdownGrace grace period for running requests and handlers at shutdown
 */
public record BrokerSettings(
        AuthenticationSettings authentication,
        Limits limits,
        OperationSettings operations,
        StateSettings state,
        Duration shutdownGrace) {}
