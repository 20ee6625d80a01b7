package io.openbroker.jdbc.connection;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How connections to a database are opened.
 *
 * @param url the JDBC URL, which may hold a password
 * @param user the user, if the URL does not name one
 * @param password the password of that user
 * @param location the place without secrets
 * @param properties properties of the driver, which those in the URL override
 * @param firstStatement the first statement of each connection
 * @param connections the maximum; a single connection is never replaced while it works
 * @param startWait the maximum wait at start for a server that does not accept connections yet
 */
public record ConnectionSettings(
        String url,
        Optional<String> user,
        Optional<String> password,
        String location,
        Map<String, String> properties,
        Optional<String> firstStatement,
        int connections,
        Duration startWait) {

    private static final String CONNECT_TIMEOUT_SECONDS = "5";
    /** For a server that accepts connections but does not respond. */
    private static final String LOGIN_TIMEOUT_SECONDS = "8";
    /** Longer than the statement timeout, so that the statement ends first and the connection survives. */
    private static final String SOCKET_TIMEOUT_SECONDS = "15";

    private static final String LIMITS = "set statement_timeout = '10s'; set lock_timeout = '5s';"
            + " set idle_in_transaction_session_timeout = '30s'";

    /** Whether the database is a file, which only this process uses. */
    boolean ofOneProcess() {
        return connections == 1;
    }

    /** For requests to PostgreSQL: a locked table or a silent network fails well before platforms give up after a minute. */
    public ConnectionSettings forPostgresqlRequests() {
        return forPostgresql(Map.of("socketTimeout", SOCKET_TIMEOUT_SECONDS), Optional.of(LIMITS));
    }

    /** For migrations of PostgreSQL, which have no time limit. */
    public ConnectionSettings forPostgresqlMigration() {
        return forPostgresql(Map.of(), Optional.empty());
    }

    private ConnectionSettings forPostgresql(Map<String, String> more, Optional<String> first) {
        Map<String, String> all = new HashMap<>(more);
        all.put("connectTimeout", CONNECT_TIMEOUT_SECONDS);
        all.put("loginTimeout", LOGIN_TIMEOUT_SECONDS);
        all.put("tcpKeepAlive", "true");
        return new ConnectionSettings(url, user, password, location, Map.copyOf(all), first, connections, startWait);
    }

    /** Leaves out what is secret, or may hold secrets. */
    @Override
    public String toString() {
        return "ConnectionSettings[" + location + "]";
    }
}
