package io.openbroker.sample.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL server, to which the broker connects as a superuser. */
final class DatabaseServer {

    private final String url;
    private final String user;
    private final String password;

    private DatabaseServer(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /**
     * Returns the server at an address.
     *
     * @param url a JDBC URL of its maintenance database, such as {@code jdbc:postgresql://localhost:5432/postgres}
     */
    static DatabaseServer at(String url, String user, String password) {
        // The message omits the URL, which may contain a password.
        if (Driver.parseURL(url, null) == null) {
            throw new IllegalArgumentException("POSTGRES_URL is not a JDBC URL of PostgreSQL;"
                    + " use one such as jdbc:postgresql://localhost:5432/postgres");
        }
        return new DatabaseServer(url, user, password);
    }

    /** Returns the server at {@code POSTGRES_URL}, if the environment has that variable. */
    static Optional<DatabaseServer> fromEnvironment(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("POSTGRES_URL"))
                .map(url ->
                        at(url, required(environment, "POSTGRES_USER"), required(environment, "POSTGRES_PASSWORD")));
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "POSTGRES_URL is set, but " + name + " is not; set both POSTGRES_USER and POSTGRES_PASSWORD");
        }
        return value;
    }

    /** Connects to the maintenance database. */
    Connection connect() throws SQLException {
        return source().getConnection();
    }

    /** Connects to a database. */
    Connection connect(String database) throws SQLException {
        PGSimpleDataSource source = source();
        source.setDatabaseName(database);
        return source.getConnection();
    }

    String host() {
        return source().getServerNames()[0];
    }

    int port() {
        return source().getPortNumbers()[0];
    }

    private PGSimpleDataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url);
        source.setUser(user);
        source.setPassword(password);
        return source;
    }
}
