package io.openbroker.jdbc.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;

/** Migrates the tables of a database to the version of this program; several replicas may do so at once. */
public final class Schema {

    private static final String HISTORY = "openbroker_schema_history";

    private Schema() {}

    /**
     * Whether the tables have exactly the version of this program. Finding out takes one query, while to load Flyway takes about as
     * long as all the rest of a start.
     *
     * @return false if they have another version, or this is not known
     */
    public static boolean isCurrent(DataSource dataSource, Database database) {
        Map<String, Integer> applied = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select version, checksum, success from " + HISTORY + " where type <> 'BASELINE'")) {
            while (row.next()) {
                applied.put(
                        row.getBoolean("success") ? String.valueOf(row.getString("version")) : "failed",
                        row.getInt("checksum"));
            }
        } catch (SQLException e) {
            // The tables are missing, or cannot be read, which Flyway explains.
            return false;
        }
        return applied.equals(Migrations.checksums(database));
    }

    /**
     * Migrates the tables.
     *
     * @throws IllegalStateException if that is not possible
     */
    public static void migrate(DataSource dataSource, Database database) {
        try {
            migrateAlone(dataSource, database);
        } catch (FlywayException | SQLException e) {
            throw new IllegalStateException(
                    "Cannot migrate the tables of the broker's state (" + e.getMessage()
                            + "); check that the user may create tables",
                    e);
        }
    }

    private static void migrateKnown(Flyway flyway) {
        rejectNewer(flyway.info());
        flyway.migrate();
    }

    /** Flyway accepts tables of a later version, in which this program might break something. */
    private static void rejectNewer(MigrationInfoService history) {
        Optional<MigrationInfo> newer = Arrays.stream(history.applied())
                .filter(migration -> !migration.getState().isResolved() && migration.getVersion() != null)
                .max(Comparator.naturalOrder());
        // The baseline of a database with other tables is applied, but never resolved.
        Optional<MigrationVersion> known = Arrays.stream(history.all())
                .filter(migration -> migration.getState().isResolved())
                .flatMap(migration -> Stream.ofNullable(migration.getVersion()))
                .max(Comparator.naturalOrder());
        if (newer.isPresent()
                && known.isPresent()
                && newer.get().getVersion().isNewerThan(known.get().getVersion())) {
            throw new IllegalStateException("The tables of the broker's state have version "
                    + newer.get().getVersion() + ", but this program supports only versions up to "
                    + known.get() + "; start the program in the version that has created them, or a later one");
        }
    }

    /** Flyway's own lock comes too late: replicas that start together may see the history table before it has its first row. */
    private static void migrateAlone(DataSource dataSource, Database database) throws SQLException {
        Optional<String> lock = database.lockForMigration();
        if (lock.isEmpty()) {
            migrateAtomically(dataSource, database);
            return;
        }
        try (Connection guard = dataSource.getConnection();
                Statement statement = guard.createStatement()) {
            guard.setAutoCommit(false);
            statement.execute(lock.get());
            migrateAtomically(dataSource, database);
            guard.commit();
        }
    }

    /**
     * Flyway migrates on one connection and writes the history on another, whose transaction ends later; if either ends in between,
     * the migration is repeated at the next start, and fails. On one connection both are one transaction.
     */
    private static void migrateAtomically(DataSource dataSource, Database database) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            migrateKnown(flyway(new SharedConnection(dataSource, connection), database));
        }
    }

    private static Flyway flyway(DataSource dataSource, Database database) {
        return Flyway.configure(Schema.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:" + database.folder())
                .table(HISTORY)
                // Other programs may have tables in the same database.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                // The first migration has it, and what was carried out must not change.
                .placeholders(Map.of("bytes", "bytea"))
                .load();
    }
}
