package io.openbroker.jdbc;

import io.openbroker.jdbc.database.Database;
import io.openbroker.jdbc.database.Schema;
import io.openbroker.jdbc.outage.FreePort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A PostgreSQL server with many databases: one for all tests of a process, or one of a test's own, which it may stop and start, always
 * on the same port and with the same data. Its databases are safe for use by many threads; stops and starts are for one.
 */
public final class PostgresServer implements AutoCloseable {

    /** As servers are that keep what they have committed; the tests' default is faster. */
    private static final Map<String, String> DURABLE = Map.of("synchronous_commit", "on", "fsync", "on");

    private static final Duration START_WAIT = Duration.ofMinutes(1);
    private static final String TEMPLATE = "template_of_tests";

    private final AtomicInteger databases = new AtomicInteger();
    private final int port = FreePort.next();
    private final Map<String, String> configuration;
    private Path files;
    private EmbeddedPostgres process;
    private boolean hasTemplate;

    private PostgresServer(Path files, Map<String, String> configuration) throws IOException {
        this.files = files;
        this.configuration = configuration;
        PostgresFiles.create(files);
        this.process = started();
    }

    // Started when it is first needed; zonky stops it with the process.
    private static final class Shared {

        static final PostgresServer SERVER = start();

        private static PostgresServer start() {
            try {
                return new PostgresServer(PostgresFiles.ofThisProcess(), Map.of());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The server that all tests of a process share; none of them stops it. */
    public static PostgresServer shared() {
        return Shared.SERVER;
    }

    /**
     * Starts a server of a test's own.
     *
     * @param files where it keeps its data
     */
    public static PostgresServer in(Path files) throws IOException {
        return new PostgresServer(files, Map.of());
    }

    /**
     * Starts a server of a test's own whose commits survive a crash.
     *
     * @param files where it keeps its data
     */
    public static PostgresServer durable(Path files) throws IOException {
        return new PostgresServer(files, DURABLE);
    }

    public int port() {
        return port;
    }

    /** The JDBC URL of a new database on the server that all share, with the tables of a broker that has stored nothing. */
    public static String newDatabase() {
        return shared().urlOf(shared().createWithTables());
    }

    /** The JDBC URL of a new database on the server that all share, without any table. */
    public static String emptyDatabase() {
        return shared().urlOf(shared().createEmpty());
    }

    /** Creates a database with the tables of a broker that has stored nothing, and returns its name. */
    public String createWithTables() {
        return create("test" + databases.incrementAndGet(), " template " + template());
    }

    /** Creates a database without any table, and returns its name. */
    public String createEmpty() {
        return create("test" + databases.incrementAndGet(), "");
    }

    /** Creates a database without any table, and returns its URL. */
    public String create(String name) {
        return urlOf(create(name, ""));
    }

    private String create(String name, String how) {
        execute("create database " + name + how);
        return name;
    }

    /** Copies of this database are made faster than its tables. */
    private synchronized String template() {
        if (!hasTemplate) {
            create(TEMPLATE, "");
            Schema.migrate(process.getDatabase("postgres", TEMPLATE), Database.POSTGRESQL);
            hasTemplate = true;
        }
        return TEMPLATE;
    }

    /** The JDBC URL of a database, for the superuser. */
    public String urlOf(String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database + "?user=postgres";
    }

    /** A connection of the superuser. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(urlOf(database));
    }

    /** Executes a statement as the superuser. */
    public void execute(String sql) {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Ends all sessions of a database but this one. */
    public void terminateSessions(String database) {
        execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database + "'");
    }

    /** Has the server ask one role for its password. */
    public void demandPassword(String role, String password) throws IOException {
        execute("create role " + role + " login password '" + password + "'");
        Path rules = files.resolve("pg_hba.conf");
        Files.writeString(rules, "host all " + role + " all scram-sha-256\n" + Files.readString(rules));
        execute("select pg_reload_conf()");
    }

    /** Stops the server as {@code pg_ctl stop -m fast} does. */
    public void stop() throws IOException {
        ProcessHandle postmaster = postmaster();
        process.close();
        // On a busy machine that takes longer than is waited for.
        postmaster.onExit().join();
    }

    public void start() throws IOException {
        process = started();
    }

    /** Stops the server, and starts it. */
    public void restart() throws IOException {
        stop();
        start();
    }

    /** Ends the server as {@code pg_ctl stop -m immediate} does, without a checkpoint, and starts it. */
    public void crash() throws IOException, InterruptedException {
        end();
        // Gives its own lock on the files back.
        process.close();
        start();
    }

    /**
     * Ends the server without a checkpoint, and starts it on a copy of its files.
     *
     * @param copy a new directory, which has the data from then on
     */
    public void crash(Path copy) throws IOException, InterruptedException {
        end();
        PostgresFiles.copy(files, copy);
        process.close();
        files = copy;
        start();
    }

    /** Ends the server without a checkpoint. */
    public void end() throws IOException, InterruptedException {
        ProcessHandle postmaster = postmaster();
        int status = new ProcessBuilder("kill", "-QUIT", Long.toString(postmaster.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("kill -QUIT ended with status " + status);
        }
        postmaster.onExit().join();
    }

    private ProcessHandle postmaster() throws IOException {
        return ProcessHandle.of(Long.parseLong(
                        Files.readAllLines(files.resolve("postmaster.pid")).get(0)))
                .orElseThrow();
    }

    @Override
    public void close() throws IOException {
        process.close();
    }

    private EmbeddedPostgres started() throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(files)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setPGStartupWait(START_WAIT);
        configuration.forEach(builder::setServerConfig);
        return builder.start();
    }
}
