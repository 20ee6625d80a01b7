package io.openbroker.runtime.spi.state;

import java.time.Duration;
import java.util.Optional;

/**
 * Where a broker is to keep what it knows, as the settings of the process say.
 *
 * @param location the place, such as a JDBC URL; empty for the default
 * @param username the user of a database
 * @param password the password of that user
 * @param keys the keys with which the state is encrypted, in the format of the one who encrypts
 * @param startWait how long the start waits for a database that is starting, refuses connections or has none free; empty
 *     for the default
 * @param adopt whether state is used that holds service instances of other service offerings only
 */
public record StateSettings(
        Optional<String> location,
        Optional<String> username,
        Optional<String> password,
        Optional<String> keys,
        Optional<Duration> startWait,
        boolean adopt) {

    /** The default place, and nothing else. */
    public static final StateSettings DEFAULT = new StateSettings(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);

    /**
     * Sets the place.
     *
     * @param value the place, such as a JDBC URL
     * @return the settings with it
     */
    public StateSettings at(String value) {
        return new StateSettings(Optional.of(value), username, password, keys, startWait, adopt);
    }

    /** Leaves out what is secret, or may hold secrets, as a URL does. */
    @Override
    public String toString() {
        return "StateSettings";
    }
}
