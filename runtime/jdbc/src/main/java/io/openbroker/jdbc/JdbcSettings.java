package io.openbroker.jdbc;

import io.openbroker.jdbc.connection.ConnectionSettings;
import io.openbroker.jdbc.database.Database;
import io.openbroker.jdbc.file.StateFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of a {@link JdbcState}.
 *
 * @param url the JDBC URL of the database
 * @param user the user of the database, if the URL does not name one
 * @param password the password of that user
 * @param keys the keys that encrypt parameters and credentials
 * @param heartbeat the interval between heartbeats of a replica; after four missed heartbeats, others take over
 * @param startWait how long {@link JdbcState#open} waits for a server that is starting, refuses connections or has none free
 * @param adopt whether to use state with service instances of other service offerings only
 */
public record JdbcSettings(
        String url,
        Optional<String> user,
        Optional<String> password,
        StateKeys keys,
        Duration heartbeat,
        Duration startWait,
        boolean adopt) {

    private static final Duration DEFAULT_START_WAIT = Duration.ofMinutes(1);
    private static final Duration DEFAULT_HEARTBEAT = Duration.ofSeconds(5);
    /** One process at a time uses a file, so it need not wait long to find abandoned operations. */
    private static final Duration FILE_HEARTBEAT = Duration.ofSeconds(1);

    /**
     * Checks the settings.
     *
     * @param url the JDBC URL of the database
     * @param user the user of the database, if the URL does not name one
     * @param password the password of that user
     * @param keys the keys that encrypt parameters and credentials
     * @param heartbeat the interval between heartbeats of a replica; after four missed heartbeats, others take over
     * @param startWait how long {@link JdbcState#open} waits for a server that is starting, refuses connections or has none
     *     free
     * @param adopt whether to use state with service instances of other service offerings only
     * @throws IllegalArgumentException if the database is not supported, or the heartbeat is not positive
     */
    public JdbcSettings {
        if (Database.of(url) == Database.SQLITE && !StateFile.of(url).url().equals(url)) {
            throw new IllegalArgumentException(
                    "The URL of SQLite in JdbcSettings lacks the options that make commits durable;"
                            + " use JdbcSettings.file, or OPENBROKER_STATE=file:<directory>");
        }
        if (heartbeat.isNegative() || heartbeat.isZero()) {
            throw new IllegalArgumentException("JdbcSettings has the heartbeat " + heartbeat + "; it must be positive");
        }
    }

    /**
     * State in PostgreSQL, which many replicas may share.
     *
     * @param url the JDBC URL
     * @param keys the keys that encrypt parameters and credentials
     * @return the settings
     */
    public static JdbcSettings postgresql(String url, StateKeys keys) {
        return new JdbcSettings(
                url, Optional.empty(), Optional.empty(), keys, DEFAULT_HEARTBEAT, DEFAULT_START_WAIT, false);
    }

    /**
     * State in a file, for one process. A file of H2 of an earlier version, with the suffix {@code .mv.db}, is imported, which needs
     * H2's driver.
     *
     * @param file the file, to which the suffix {@code .db} is added
     * @param keys the keys that encrypt parameters and credentials
     * @return the settings
     */
    public static JdbcSettings file(Path file, StateKeys keys) {
        return new JdbcSettings(
                StateFile.named(file).url(),
                Optional.empty(),
                Optional.empty(),
                keys,
                FILE_HEARTBEAT,
                // There is no server to wait for.
                Duration.ZERO,
                false);
    }

    /**
     * Sets the login to the database.
     *
     * @param name the user
     * @param secret the password
     * @return the changed settings
     */
    public JdbcSettings withUser(String name, String secret) {
        return new JdbcSettings(url, Optional.of(name), Optional.of(secret), keys, heartbeat, startWait, adopt);
    }

    /**
     * Sets the interval between heartbeats of a replica.
     *
     * @param interval the interval; by default five seconds in PostgreSQL and one in a file
     * @return the changed settings
     */
    public JdbcSettings withHeartbeat(Duration interval) {
        return new JdbcSettings(url, user, password, keys, interval, startWait, adopt);
    }

    /**
     * Sets how long the start waits for a server.
     *
     * @param time the time; by default a minute
     * @return the changed settings
     */
    public JdbcSettings withStartWait(Duration time) {
        return new JdbcSettings(url, user, password, keys, heartbeat, time, adopt);
    }

    /**
     * Allows state with service instances of other service offerings only, which otherwise is taken for another broker's.
     *
     * @return the changed settings
     */
    public JdbcSettings withAdoption() {
        return new JdbcSettings(url, user, password, keys, heartbeat, startWait, true);
    }

    ConnectionSettings connection() {
        Database database = Database.of(url);
        return new ConnectionSettings(
                url,
                user,
                password,
                location(),
                Map.of(),
                database.firstStatement(),
                database.connections(),
                startWait);
    }

    JdbcSettings at(String otherUrl) {
        return new JdbcSettings(otherUrl, user, password, keys, heartbeat, startWait, adopt);
    }

    /** The place without what may be secret: the options of a URL, and the user in it. */
    String location() {
        if (Database.of(url) == Database.SQLITE) {
            return "sqlite:" + StateFile.of(url).path();
        }
        String place = url.replaceFirst("^jdbc:", "").replaceFirst("[?;].*", "");
        return place.replaceFirst("//[^/]*@", "//");
    }

    /** Leaves the URL, the password and the keys out: they are secret, or may hold secrets. */
    @Override
    public String toString() {
        return "JdbcSettings[" + Database.of(url) + ", heartbeat=" + heartbeat + "]";
    }
}
