package io.openbroker.runtime.state;

import java.util.Map;
import java.util.Optional;

/** Opens state that outlives the process; found with {@link java.util.ServiceLoader}. */
public interface BrokerStateProvider {

    /**
     * Opens the state at a location.
     *
     * @param location what the setting names, such as a JDBC URL; empty for the default
     * @param environment the settings of the process, for what else is needed
     * @return the state, or empty if this provider does not know such locations
     * @throws IllegalArgumentException if settings are wrong
     * @throws IllegalStateException if the state cannot be used
     */
    Optional<BrokerState> open(Optional<String> location, Map<String, String> environment);
}
