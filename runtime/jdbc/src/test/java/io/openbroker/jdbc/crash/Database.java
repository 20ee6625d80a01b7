package io.openbroker.jdbc.crash;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A PostgreSQL server that can be restarted, always on the same port and with the same data. */
public final class Database implements AutoCloseable {

    private final int port;
    private Path directory;
    private EmbeddedPostgres server;

    /**
     * Starts a server.
     *
     * @param directory where it keeps its data
     * @param port its port
     */
    public Database(Path directory, int port) throws IOException {
        this.directory = directory;
        this.port = port;
        this.server = start();
    }

    /** Makes a database, and returns its URL. */
    public String create(String name) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return "jdbc:postgresql://localhost:" + port + "/" + name + "?user=postgres";
    }

    /** Stops the server as {@code pg_ctl stop -m fast} does, and starts it. */
    public void restart() throws IOException {
        ProcessHandle postmaster = postmaster();
        server.close();
        // On a busy machine that takes longer than is waited for.
        postmaster.onExit().join();
        server = start();
    }

    /**
     * Ends the server as {@code pg_ctl stop -m immediate} does, without a checkpoint, and starts it on a copy of its files.
     *
     * @param copy a new directory, which has the data from then on
     */
    public void crash(Path copy) throws IOException, InterruptedException {
        end();
        execute("cp", "-a", directory.toString(), copy.toString());
        server.close();
        directory = copy;
        server = start();
    }

    /** Ends the server as {@code pg_ctl stop -m immediate} does, without a checkpoint, and starts it. */
    public void crash() throws IOException, InterruptedException {
        end();
        // Gives its own lock on the files back.
        server.close();
        server = start();
    }

    private void end() throws IOException, InterruptedException {
        ProcessHandle postmaster = postmaster();
        execute("kill", "-QUIT", Long.toString(postmaster.pid()));
        postmaster.onExit().join();
    }

    private ProcessHandle postmaster() throws IOException {
        return ProcessHandle.of(Long.parseLong(
                        Files.readAllLines(directory.resolve("postmaster.pid")).get(0)))
                .orElseThrow();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private static void execute(String... command) throws IOException, InterruptedException {
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IOException(String.join(" ", command) + " ended with status " + status);
        }
    }

    private EmbeddedPostgres start() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setPGStartupWait(Duration.ofMinutes(1))
                .setServerConfig("max_connections", "200")
                // As servers are that keep what they have committed; the tests' default is faster.
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("fsync", "on")
                .start();
    }
}
