package io.openbroker.jdbc;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the tables of a database to the version that this program needs; several replicas may do so at once. */
final class Schema {

    private Schema() {}

    static void migrate(DataSource dataSource, Database database) {
        try {
            Flyway.configure(Schema.class.getClassLoader())
                    .dataSource(dataSource)
                    .locations("classpath:openbroker-migrations")
                    .table("openbroker_schema_history")
                    // Other programs may have tables in the same database.
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .placeholders(Map.of("bytes", database.bytesType()))
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new IllegalStateException(
                    "The tables of the broker's state cannot be brought to the version of this program ("
                            + e.getMessage()
                            + "); check that the database is reached and the user may create tables, and do not run an"
                            + " older program on newer tables",
                    e);
        }
    }
}
