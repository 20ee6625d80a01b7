package io.openbroker.jdbc.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.openbroker.jdbc.JdbcSettings;
import io.openbroker.jdbc.JdbcState;
import io.openbroker.jdbc.PostgresServer;
import io.openbroker.jdbc.StateKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationsTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void listsEveryFileOfTheFolder(Database database) throws Exception {
        Path folder =
                Path.of(Objects.requireNonNull(Database.class.getClassLoader().getResource(database.folder()))
                        .toURI());
        try (var files = Files.list(folder)) {
            assertThat(database.migrations())
                    .as("Add a new migration to Database, otherwise it is not carried out")
                    .containsExactlyElementsOf(files.map(file -> String.valueOf(file.getFileName()))
                            .sorted()
                            .toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void recognizesWhatFlywayHasRecorded(Database database) {
        JdbcSettings settings = settings(database);
        assertThat(isCurrent(settings)).as("before the first start").isFalse();
        JdbcState.open(settings).close();

        assertThat(isCurrent(settings)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from openbroker_schema_history where version = '3'",
                "update openbroker_schema_history set checksum = checksum + 1 where version = '2'",
                "update openbroker_schema_history set success = false where version = '1'",
                "insert into openbroker_schema_history select 99, '99', description, type, script, checksum, installed_by,"
                        + " installed_on, execution_time, success from openbroker_schema_history where version = '1'"
            })
    void leavesOtherVersionsToFlyway(String change) throws SQLException {
        JdbcSettings settings = settings(Database.POSTGRESQL);
        JdbcState.open(settings).close();
        execute(settings.url(), change);

        assertThat(isCurrent(settings)).isFalse();
    }

    @Test
    void recognizesADatabaseInWhichOtherProgramsHadTables() throws SQLException {
        JdbcSettings settings = settings(Database.POSTGRESQL);
        execute(settings.url(), "create table other (id int)");
        JdbcState.open(settings).close();

        assertThat(isCurrent(settings)).isTrue();
    }

    private static boolean isCurrent(JdbcSettings settings) {
        try (HikariDataSource dataSource = new HikariDataSource()) {
            dataSource.setJdbcUrl(settings.url());
            return Schema.isCurrent(dataSource, Database.of(settings.url()));
        }
    }

    private JdbcSettings settings(Database database) {
        return database == Database.POSTGRESQL
                ? JdbcSettings.postgresql(PostgresServer.emptyDatabase(), StateKeys.generate())
                : JdbcSettings.file(directory.resolve("state"), StateKeys.generate());
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
