package io.openbroker.jdbc;

import io.openbroker.jdbc.file.SqliteTimes;
import io.openbroker.jdbc.file.StateFile;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** The databases that are supported, and where they differ. */
enum Database {
    POSTGRESQL(
            "openbroker-migrations",
            "current_timestamp",
            Optional.of("select pg_advisory_xact_lock(8029465273640120171)"),
            20),
    /**
     * One process has the file, so nobody else changes its tables. It has one connection: SQLite writes one transaction after
     * the other anyway, and a second connection would be told to come again instead of waiting for its turn.
     */
    SQLITE("openbroker-migrations-sqlite", SqliteTimes.NOW, Optional.empty(), 1);

    private final String migrations;
    private final String now;
    private final Optional<String> lockForMigration;
    private final int connections;

    Database(String migrations, String now, Optional<String> lockForMigration, int connections) {
        this.migrations = migrations;
        this.now = now;
        this.lockForMigration = lockForMigration;
        this.connections = connections;
    }

    /** The SQL that makes others wait, until the transaction ends, who are about to change the tables. */
    Optional<String> lockForMigration() {
        return lockForMigration;
    }

    /** The folder of the class path that has the tables. Migrations of one number lead to the same tables in each database. */
    String migrations() {
        return migrations;
    }

    /** How many connections are used at most. */
    int connections() {
        return connections;
    }

    /** What each connection executes first. */
    Optional<String> firstStatement() {
        return this == SQLITE ? Optional.of(StateFile.FIRST_STATEMENT) : Optional.empty();
    }

    /** The access to a database; {@code <now>} in SQL stands for its time. */
    Jdbi jdbi(DataSource dataSource) {
        Jdbi jdbi = Jdbi.create(dataSource).define("now", now);
        if (this == SQLITE) {
            SqliteTimes.register(jdbi);
        }
        return jdbi;
    }

    /** The database of a JDBC URL. */
    static Database of(String url) {
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
