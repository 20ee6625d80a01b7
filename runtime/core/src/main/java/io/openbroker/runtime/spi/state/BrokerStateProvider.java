package io.openbroker.runtime.spi.state;

import java.util.Optional;

/** Opens state that outlives the process; found with {@link java.util.ServiceLoader}. */
public interface BrokerStateProvider {

    /**
     * Opens the state at a location.
     *
     * @param settings the location, and the other settings
     * @return the state, or empty if this provider does not support the location
     * @throws IllegalArgumentException if settings are wrong
     * @throws IllegalStateException if the state cannot be used
     */
    Optional<BrokerState> open(StateSettings settings);
}
