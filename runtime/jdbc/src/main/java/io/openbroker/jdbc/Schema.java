package io.openbroker.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the tables of a database to the version that this program needs; several replicas may do so at once. */
final class Schema {

    private Schema() {}

    static void migrate(DataSource dataSource, Database database) {
        try {
            migrateAlone(dataSource, database);
        } catch (FlywayException | SQLException e) {
            throw new IllegalStateException(
                    "The tables of the broker's state cannot be brought to the version of this program ("
                            + e.getMessage()
                            + "); check that the database is reached and the user may create tables, and do not run an"
                            + " older program on newer tables",
                    e);
        }
    }

    /** Flyway's own lock comes too late: replicas that start together may find each other's history before it has its first row. */
    private static void migrateAlone(DataSource dataSource, Database database) throws SQLException {
        Optional<String> lock = database.lockForMigration();
        if (lock.isEmpty()) {
            flyway(dataSource, database).migrate();
            return;
        }
        try (Connection guard = dataSource.getConnection();
                Statement statement = guard.createStatement()) {
            guard.setAutoCommit(false);
            statement.execute(lock.get());
            flyway(dataSource, database).migrate();
            guard.commit();
        }
    }

    private static Flyway flyway(DataSource dataSource, Database database) {
        return Flyway.configure(Schema.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:" + database.migrations())
                .table("openbroker_schema_history")
                // Other programs may have tables in the same database.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                // The first migration has it, and what was carried out must not change.
                .placeholders(Map.of("bytes", "bytea"))
                .load();
    }
}
