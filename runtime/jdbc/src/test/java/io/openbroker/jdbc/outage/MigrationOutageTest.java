package io.openbroker.jdbc.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.openbroker.jdbc.JdbcSettings;
import io.openbroker.jdbc.JdbcState;
import io.openbroker.jdbc.PostgresServer;
import io.openbroker.jdbc.StateKeys;
import io.openbroker.jdbc.database.Database;
import io.openbroker.jdbc.database.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database goes away in the middle of a start that creates or migrates tables; the next start completes them. */
@Tag("slow")
class MigrationOutageTest {

    private static final int SESSIONS = Integer.getInteger("openbroker.migration.sessions", 25);
    private static final int CRASHES = Integer.getInteger("openbroker.migration.crashes", 4);
    private static final long SEED = Long.getLong("openbroker.migration.seed", System.nanoTime());

    private static final String COLUMNS = "select concat_ws(' ', table_name, ordinal_position, column_name, data_type,"
            + " character_maximum_length, is_nullable, column_default, is_identity) from information_schema.columns"
            + " where table_schema = 'public' order by table_name, ordinal_position";
    private static final String INDEXES =
            "select indexdef from pg_indexes where schemaname = 'public' order by indexdef";
    private static final String HISTORY = "select concat_ws(' ', version, checksum, success)"
            + " from openbroker_schema_history order by installed_rank";

    @TempDir
    private static Path directory = Path.of("");

    private static PostgresServer postgres;

    private final StateKeys keys = StateKeys.generate();
    private String database = "";

    @BeforeAll
    static void start() throws IOException {
        postgres = PostgresServer.durable(directory.resolve("data"));
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void create() {
        database = postgres.createEmpty();
    }

    @Test
    void completesTablesAfterItsSessionsHaveEnded() throws Exception {
        survives(SESSIONS, this::endSessions);
    }

    @Test
    void completesTablesAfterTheServerHasCrashed() throws Exception {
        survives(CRASHES, MigrationOutageTest::crash);
    }

    /** Faults at that many moments, or at all if there are fewer. */
    private void survives(int most, Runnable fault) throws Exception {
        FaultyConnections undisturbed = new FaultyConnections(this::connect, FaultyConnections.NEVER, () -> {});
        Schema.migrate(undisturbed.dataSource(), Database.POSTGRESQL);
        List<String> expected = tables();
        assertThat(expected).hasSizeGreaterThan(50);

        int[] moments = new Random(SEED)
                .ints(0, undisturbed.moments())
                .distinct()
                .limit(Math.min(most, undisturbed.moments()))
                .toArray();
        for (int moment : moments) {
            String which =
                    "moment %d of %d, -Dopenbroker.migration.seed=%d".formatted(moment, undisturbed.moments(), SEED);
            clear();
            FaultyConnections faulty = new FaultyConnections(this::connect, moment, fault);
            Throwable failure = catchThrowable(() -> Schema.migrate(faulty.dataSource(), Database.POSTGRESQL));
            faulty.awaitFault();
            assertThat(catchThrowable(this::open))
                    .as(which + ", where the first start said " + failure)
                    .isNull();
            assertThat(tables()).as(which).isEqualTo(expected);
        }
    }

    private void open() {
        JdbcSettings settings = JdbcSettings.postgresql(postgres.urlOf(database), keys);
        try (JdbcState state = JdbcState.open(settings)) {
            assertThat(state.answers()).isTrue();
        }
    }

    private void endSessions() {
        // Returns when they have ended.
        postgres.execute(
                "select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = '" + database + "'");
    }

    private static void crash() {
        try {
            postgres.crash();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Connection connect() throws SQLException {
        return postgres.connect(database);
    }

    private void clear() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema public cascade");
            statement.execute("create schema public");
        }
    }

    private List<String> tables() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String query : List.of(COLUMNS, INDEXES, HISTORY)) {
                try (ResultSet row = statement.executeQuery(query)) {
                    while (row.next()) {
                        rows.add(row.getString(1));
                    }
                }
            }
        }
        return rows;
    }
}
