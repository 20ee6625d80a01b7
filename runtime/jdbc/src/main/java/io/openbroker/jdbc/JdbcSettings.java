package io.openbroker.jdbc;

import io.openbroker.jdbc.connection.ConnectionSettings;
import io.openbroker.jdbc.database.Database;
import io.openbroker.jdbc.file.StateFile;
import java.math.BigDecimal;
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
 * @param heartbeat the interval between heartbeats of a replica
 * @param lease how long a replica counts as alive after a heartbeat; then others take over
 * @param startWait how long {@link JdbcState#open} waits for a server that is starting, refuses connections or has none free
 * @param adopt whether to use state with service instances of other service offerings only
 */
public record JdbcSettings(
        String url,
        Optional<String> user,
        Optional<String> password,
        StateKeys keys,
        Duration heartbeat,
        Duration lease,
        Duration startWait,
        boolean adopt) {

    /** A lease survives that some heartbeats in a row are late or lost. */
    private static final int HEARTBEATS_OF_A_LEASE = 4;

    private static final Duration LEAST_HEARTBEAT = Duration.ofMillis(100);
    static final Duration DEFAULT_START_WAIT = Duration.ofMinutes(1);
    private static final Duration DEFAULT_HEARTBEAT = Duration.ofSeconds(5);
    /** One process at a time uses a file, so it need not wait long to find abandoned operations. */
    private static final Duration FILE_HEARTBEAT = Duration.ofSeconds(1);

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if the database is not supported, the heartbeat is shorter than a tenth of a second or
     *     the lease is shorter than four heartbeats
     */
    public JdbcSettings {
        if (Database.of(url) == Database.SQLITE && !StateFile.of(url).url().equals(url)) {
            throw new IllegalArgumentException(
                    "The URL of SQLite in JdbcSettings lacks the options that make commits durable;"
                            + " use JdbcSettings.file, or OPENBROKER_STATE=file:<directory>");
        }
        if (heartbeat.compareTo(LEAST_HEARTBEAT) < 0) {
            throw new IllegalArgumentException("JdbcSettings has the heartbeat " + heartbeat + "; it must be at least "
                    + LEAST_HEARTBEAT + ", since each one is a transaction");
        }
        if (lease.compareTo(heartbeat.multipliedBy(HEARTBEATS_OF_A_LEASE)) < 0) {
            throw new IllegalArgumentException("The lease of a replica, " + seconds(lease)
                    + " s, is shorter than four heartbeats of " + seconds(heartbeat)
                    + " s, so that one slow heartbeat could make others take a live replica for dead. Set"
                    + " OPENBROKER_STATE_LEASE_SECONDS to at least "
                    + seconds(heartbeat.multipliedBy(HEARTBEATS_OF_A_LEASE))
                    + ", or lower OPENBROKER_STATE_HEARTBEAT_SECONDS.");
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
                url,
                Optional.empty(),
                Optional.empty(),
                keys,
                DEFAULT_HEARTBEAT,
                DEFAULT_HEARTBEAT.multipliedBy(HEARTBEATS_OF_A_LEASE),
                DEFAULT_START_WAIT,
                false);
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
                FILE_HEARTBEAT.multipliedBy(HEARTBEATS_OF_A_LEASE),
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
        return new JdbcSettings(url, Optional.of(name), Optional.of(secret), keys, heartbeat, lease, startWait, adopt);
    }

    /**
     * Sets the interval between heartbeats of a replica, and its lease to four times as long.
     *
     * @param interval the interval; by default five seconds in PostgreSQL and one in a file
     * @return the changed settings
     */
    public JdbcSettings withHeartbeat(Duration interval) {
        return new JdbcSettings(
                url, user, password, keys, interval, interval.multipliedBy(HEARTBEATS_OF_A_LEASE), startWait, adopt);
    }

    /**
     * Sets how long a replica counts as alive after a heartbeat. Replicas that share a database may differ.
     *
     * @param time the lease; at least four times the heartbeat
     * @return the changed settings
     */
    public JdbcSettings withLease(Duration time) {
        return new JdbcSettings(url, user, password, keys, heartbeat, time, startWait, adopt);
    }

    /**
     * Sets how long the start waits for a server.
     *
     * @param time the time; by default a minute
     * @return the changed settings
     */
    public JdbcSettings withStartWait(Duration time) {
        return new JdbcSettings(url, user, password, keys, heartbeat, lease, time, adopt);
    }

    /**
     * Allows state with service instances of other service offerings only, which otherwise is taken for another broker's.
     *
     * @return the changed settings
     */
    public JdbcSettings withAdoption() {
        return new JdbcSettings(url, user, password, keys, heartbeat, lease, startWait, true);
    }

    ConnectionSettings connection() {
        return connections(Database.of(url).connections());
    }

    /** A broken connection may still be closing while its successor opens. */
    ConnectionSettings heartbeatConnection() {
        return connections(2);
    }

    private ConnectionSettings connections(int most) {
        Database database = Database.of(url);
        return new ConnectionSettings(
                url, user, password, location(), Map.of(), database.firstStatement(), most, startWait);
    }

    JdbcSettings at(String otherUrl) {
        return new JdbcSettings(otherUrl, user, password, keys, heartbeat, lease, startWait, adopt);
    }

    /** The place without what may be secret: the options of a URL, and the user in it. */
    String location() {
        if (Database.of(url) == Database.SQLITE) {
            return "sqlite:" + StateFile.of(url).path();
        }
        String place = url.replaceFirst("^jdbc:", "").replaceFirst("[?;].*", "");
        return place.replaceFirst("//[^/]*@", "//");
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
    }

    /** Leaves the URL, the password and the keys out: they are secret, or may hold secrets. */
    @Override
    public String toString() {
        return "JdbcSettings[" + Database.of(url) + ", heartbeat=" + heartbeat + ", lease=" + lease + "]";
    }
}
