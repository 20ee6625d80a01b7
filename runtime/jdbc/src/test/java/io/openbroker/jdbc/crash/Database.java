package io.openbroker.jdbc.crash;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL server that can be restarted, always on the same port and with the same data. */
final class Database implements AutoCloseable {

    private final Path directory;
    private final int port;
    private EmbeddedPostgres server;

    Database(Path directory, int port) throws IOException {
        this.directory = directory;
        this.port = port;
        this.server = start();
    }

    /** Makes a database, and tells its URL. */
    String create(String name) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return "jdbc:postgresql://localhost:" + port + "/" + name + "?user=postgres";
    }

    void restart() throws IOException {
        server.close();
        server = start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private EmbeddedPostgres start() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("max_connections", "200")
                .start();
    }
}
