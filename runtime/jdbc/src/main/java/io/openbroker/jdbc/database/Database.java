package io.openbroker.jdbc.database;

import io.openbroker.jdbc.connection.StatementExecutor;
import io.openbroker.jdbc.file.SqliteTimes;
import io.openbroker.jdbc.file.StateFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The supported databases, and their differences. */
public enum Database {
    POSTGRESQL(
            "openbroker-migrations",
            List.of(
                    "V1__state.sql",
                    "V2__operator.sql",
                    "V3__replica_keys.sql",
                    "V4__claims.sql",
                    "V5__replica_lease.sql",
                    "V6__policies.sql",
                    "V7__lists.sql"),
            Optional.of("select pg_advisory_xact_lock(8029465273640120171)"),
            20),
    /**
     * One process has the file, so no lock is needed. There is one connection: SQLite writes one transaction after the other
     * anyway, and a second connection would fail instead of waiting.
     */
    SQLITE(
            "openbroker-migrations-sqlite",
            List.of("V3__state.sql", "V4__claims.sql", "V5__replica_lease.sql", "V6__policies.sql", "V7__lists.sql"),
            Optional.empty(),
            1);

    private final String folder;
    // A list is not immutable for all that the compiler knows.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> migrations;

    private final Optional<String> lockForMigration;
    private final int connections;

    Database(String folder, List<String> migrations, Optional<String> lockForMigration, int connections) {
        this.folder = folder;
        this.migrations = migrations;
        this.lockForMigration = lockForMigration;
        this.connections = connections;
    }

    /** SQL that locks the migration until the transaction ends. */
    Optional<String> lockForMigration() {
        return lockForMigration;
    }

    /** The folder of the migrations in the class path. A version has the same tables in each database. */
    String folder() {
        return folder;
    }

    /** The names of all files in {@link #folder}, in the order of their versions. */
    List<String> migrations() {
        return migrations;
    }

    /** The maximum number of connections. */
    public int connections() {
        return connections;
    }

    /** How statements of requests are executed. */
    public StatementExecutor executor() {
        return this == POSTGRESQL ? StatementExecutor.TOGETHER : StatementExecutor.ONE_BY_ONE;
    }

    /** A time as the value of a parameter. */
    public Object time(Instant time) {
        return this == POSTGRESQL ? time.atOffset(ZoneOffset.UTC) : SqliteTimes.micros(time);
    }

    /** The time in a column. */
    public Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return this == POSTGRESQL
                ? Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)
                : SqliteTimes.time(row, column);
    }

    /** How a text in an index is compared: byte by byte, so that texts with the same beginning are together. */
    public String bytewise(String expression) {
        // SQLite compares so anyway.
        return this == POSTGRESQL ? "(" + expression + " collate \"C\")" : expression;
    }

    /** The first statement of each connection. */
    public Optional<String> firstStatement() {
        return this == SQLITE ? Optional.of(StateFile.FIRST_STATEMENT) : Optional.empty();
    }

    /**
     * The database of a JDBC URL.
     *
     * @throws IllegalArgumentException if it is not supported
     */
    public static Database of(String url) {
        if (url.startsWith("jdbc:postgresql:")) {
            return POSTGRESQL;
        }
        if (url.startsWith("jdbc:sqlite:")) {
            return SQLITE;
        }
        int colon = url.indexOf(':', "jdbc:".length());
        throw new IllegalArgumentException("State cannot be kept in \""
                + (url.startsWith("jdbc:") && colon > 0 ? url.substring(0, colon) : "that database")
                + "\"; use a URL that begins with jdbc:postgresql:, or a file");
    }
}
