package io.openbroker.runtime.spi.state;

import java.time.Duration;
import java.util.Optional;

/**
 * The settings of a broker for its state.
 *
 * @param location the location, such as a JDBC URL; empty for the default
 * @param username the user of a database
 * @param password the password of that user
 * @param keys the keys that encrypt the state, in the format of the {@link BrokerStateProvider}
 * @param startWait how long the start waits for a database that is starting, refuses connections or has none free; empty
 *     for the default
 * @param heartbeat the interval between heartbeats of a replica; empty for the default
 * @param lease how long a replica counts as alive after a heartbeat; empty for the default
 * @param service the bound service to use where no location is set; empty if there is one at most
 * @param bound the services that the process is bound to, as on Cloud Foundry
 * @param adopt whether to use state with service instances of other service offerings only
 */
public record StateSettings(
        Optional<String> location,
        Optional<String> username,
        Optional<String> password,
        Optional<String> keys,
        Optional<Duration> startWait,
        Optional<Duration> heartbeat,
        Optional<Duration> lease,
        Optional<String> service,
        BoundServices bound,
        boolean adopt) {

    /** The default location. */
    public static final StateSettings DEFAULT = new StateSettings(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            BoundServices.NONE,
            false);

    /**
     * Sets the location.
     *
     * @param value the location, such as a JDBC URL
     * @return the changed settings
     */
    public StateSettings at(String value) {
        return new StateSettings(
                Optional.of(value), username, password, keys, startWait, heartbeat, lease, service, bound, adopt);
    }

    /**
     * Sets the keys.
     *
     * @param value the keys, in the format of the {@link BrokerStateProvider}
     * @return the changed settings
     */
    public StateSettings withKeys(String value) {
        return new StateSettings(
                location, username, password, Optional.of(value), startWait, heartbeat, lease, service, bound, adopt);
    }

    /** Leaves everything out, since even the URL may contain a secret. */
    @Override
    public String toString() {
        return "StateSettings";
    }
}
