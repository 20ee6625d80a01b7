package io.openbroker.runtime.spi.state;

import java.util.Optional;

/** Opens state that outlives the process; found with {@link java.util.ServiceLoader}. */
public interface BrokerStateProvider {

    /**
     * Opens the state at a location.
     *
     * @param settings where it is, and what else is needed for it
     * @return the state, or empty if this provider does not know such locations
     * @throws IllegalArgumentException if settings are wrong
     * @throws IllegalStateException if the state cannot be used
     */
    Optional<BrokerState> open(StateSettings settings);
}
