package io.openbroker.jdbc.connection;

import java.time.Duration;
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
 * @param firstStatement what each connection executes first
 * @param connections how many there are at most; a single one is never replaced while it works
 * @param startWait how long the start waits for a server that does not accept connections yet
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
    /** For a server that accepts connections and says nothing. */
    private static final String LOGIN_TIMEOUT_SECONDS = "8";
    /** Longer than a statement may take, so that it ends first and the connection stays. */
    private static final String SOCKET_TIMEOUT_SECONDS = "15";

    private static final String LIMITS = "set statement_timeout = '10s'; set lock_timeout = '5s';"
            + " set idle_in_transaction_session_timeout = '30s'";

    /** Whether the database is a file, which this process alone uses. */
    boolean ofOneProcess() {
        return connections == 1;
    }

    /** For requests to PostgreSQL: a locked table or a silent network ends well before platforms give up after a minute. */
    public ConnectionSettings forPostgresqlRequests() {
        return new ConnectionSettings(
                url,
                user,
                password,
                location,
                Map.of(
                        "connectTimeout",
                        CONNECT_TIMEOUT_SECONDS,
                        "loginTimeout",
                        LOGIN_TIMEOUT_SECONDS,
                        "socketTimeout",
                        SOCKET_TIMEOUT_SECONDS,
                        "tcpKeepAlive",
                        "true"),
                Optional.of(LIMITS),
                connections,
                startWait);
    }

    /** For changing the tables of PostgreSQL, which may take as long as it takes. */
    public ConnectionSettings forPostgresqlMigration() {
        return new ConnectionSettings(
                url,
                user,
                password,
                location,
                Map.of(
                        "connectTimeout",
                        CONNECT_TIMEOUT_SECONDS,
                        "loginTimeout",
                        LOGIN_TIMEOUT_SECONDS,
                        "tcpKeepAlive",
                        "true"),
                Optional.empty(),
                connections,
                startWait);
    }

    /** Leaves out what is secret, or may hold secrets. */
    @Override
    public String toString() {
        return "ConnectionSettings[" + location + "]";
    }
}
