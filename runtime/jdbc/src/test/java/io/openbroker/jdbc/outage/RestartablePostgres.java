package io.openbroker.jdbc.outage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A PostgreSQL server that can be stopped and started, always on the same port and with the same data. */
final class RestartablePostgres implements AutoCloseable {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final Path directory;
    private final int port = FreePort.next();
    private EmbeddedPostgres server;

    RestartablePostgres(Path directory) throws IOException {
        this.directory = directory.resolve("data");
        this.server = started();
    }

    int port() {
        return port;
    }

    String newDatabase() throws SQLException {
        String name = "test" + DATABASES.incrementAndGet();
        execute("create database " + name);
        return name;
    }

    String url(String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database + "?user=postgres";
    }

    /** Executes a statement as the superuser. */
    void execute(String sql) throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A connection of the superuser. */
    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database));
    }

    /** Ends all sessions of a database but this one. */
    void terminateSessions(String database) throws SQLException {
        execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database + "'");
    }

    /** Has the server ask one role for its password. */
    void demandPassword(String role, String password) throws SQLException, IOException {
        execute("create role " + role + " login password '" + password + "'");
        Path rules = directory.resolve("pg_hba.conf");
        Files.writeString(rules, "host all " + role + " all scram-sha-256\n" + Files.readString(rules));
        execute("select pg_reload_conf()");
    }

    void stop() throws IOException {
        server.close();
    }

    void start() throws IOException {
        server = started();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private EmbeddedPostgres started() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("max_connections", "100")
                .start();
    }
}
