package io.openbroker.jdbc.outage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A primary PostgreSQL server, and a standby that has every commit before the client hears of it. */
final class ReplicatedPostgres implements AutoCloseable {

    private final Path primaryFiles;
    private final int primaryPort = FreePort.next();
    private final int standbyPort = FreePort.next();
    private final EmbeddedPostgres primary;
    private final EmbeddedPostgres standby;
    private boolean lost;

    ReplicatedPostgres(Path directory) throws IOException, SQLException {
        primaryFiles = directory.resolve("primary");
        Path standbyFiles = directory.resolve("standby");
        start(primaryFiles, primaryPort).close();
        copy(primaryFiles, standbyFiles);
        Files.createFile(standbyFiles.resolve("standby.signal"));
        Files.writeString(
                standbyFiles.resolve("postgresql.conf"),
                "\nprimary_conninfo = 'host=127.0.0.1 port=" + primaryPort + " user=postgres'\n",
                StandardOpenOption.APPEND);
        primary = start(primaryFiles, primaryPort);
        standby = start(standbyFiles, standbyPort);
        execute(primaryPort, "alter system set synchronous_standby_names = '*'");
        execute(primaryPort, "select pg_reload_conf()");
    }

    void create(String database) throws SQLException {
        execute(primaryPort, "create database " + database);
    }

    /** The JDBC URL of a database that names both servers, the primary one first. */
    String url(String database, String options) {
        return "jdbc:postgresql://localhost:" + primaryPort + ",localhost:" + standbyPort + "/" + database
                + "?user=postgres" + options;
    }

    /** Ends the primary server without a checkpoint. */
    void loseThePrimary() throws IOException {
        ProcessHandle postmaster = ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(primaryFiles.resolve("postmaster.pid"))
                                .get(0)))
                .orElseThrow();
        new ProcessBuilder("kill", "-QUIT", Long.toString(postmaster.pid())).start();
        postmaster.onExit().join();
        lost = true;
    }

    /** Makes the standby the primary server. */
    void promote() throws SQLException {
        execute(standbyPort, "select pg_promote()");
    }

    @Override
    public void close() throws IOException {
        standby.close();
        if (!lost) {
            primary.close();
        }
    }

    private static void execute(int port, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:postgresql://localhost:" + port + "/postgres?user=postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static EmbeddedPostgres start(Path files, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(files)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setPGStartupWait(Duration.ofMinutes(1))
                .setServerConfig("max_connections", "100")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(from)) {
            all = files.toList();
        }
        for (Path file : all) {
            Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
        }
        // Which PostgreSQL demands; copies have what the process gives new files.
        Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwx------"));
    }
}
