package io.openbroker.jdbc.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.jdbc.JdbcStateProvider;
import io.openbroker.runtime.internal.testing.JavaCommand;
import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.runtime.spi.state.StateSettings;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process is killed in the middle of a start that creates the tables in a file; the next start completes them. */
@Tag("slow")
class MigrationKillTest {

    private static final int KILLS = Integer.getInteger("openbroker.migration.kills", 5);
    private static final long SEED = Long.getLong("openbroker.migration.seed", System.nanoTime());

    @TempDir
    private Path directory = Path.of("");

    /** A process that opens the state, and ends. */
    static final class Start {

        private Start() {}

        public static void main(String[] args) {
            open(Path.of(args[0])).close();
            // The log would be gone with the last connection.
            Runtime.getRuntime().halt(0);
        }
    }

    @Test
    void completesTablesAfterAKill() throws Exception {
        Path undisturbed = directory.resolve("undisturbed");
        long most = killed(undisturbed, Long.MAX_VALUE);
        List<String> expected = tables(undisturbed);
        assertThat(expected).hasSizeGreaterThan(20);

        Random random = new Random(SEED);
        int early = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Path state = directory.resolve("state-" + kill);
            // What has been written tells how far a start is.
            long written = killed(state, random.nextLong(most));
            early += written < most ? 1 : 0;
            String which =
                    "kill %d after %d of %d bytes, -Dopenbroker.migration.seed=%d".formatted(kill, written, most, SEED);
            try (BrokerState next = open(state)) {
                assertThat(next.answers()).as(which).isTrue();
            } catch (RuntimeException e) {
                throw new AssertionError(which, e);
            }
            assertThat(tables(state)).as(which).isEqualTo(expected);
        }
        assertThat(early).as("kills before the end").isPositive();
    }

    /**
     * Starts a process that opens the state, and kills it once its files have that size.
     *
     * @return the largest size that was seen
     */
    private long killed(Path state, long size) throws IOException, InterruptedException {
        Process process = JavaCommand.of(Start.class, state.toString())
                .builder()
                .redirectErrorStream(true)
                .redirectOutput(new File(directory.resolve("log").toString()))
                .start();
        long seen = 0;
        try {
            while (seen <= size && !process.waitFor(1, TimeUnit.MILLISECONDS)) {
                seen = Math.max(seen, sizeOfFiles(state));
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        return seen;
    }

    private static long sizeOfFiles(Path state) throws IOException {
        if (Files.notExists(state)) {
            return 0;
        }
        try (var files = Files.list(state)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith("state."))
                    .mapToLong(MigrationKillTest::size)
                    .sum();
        } catch (UncheckedIOException listing) {
            return 0;
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException gone) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BrokerState open(Path state) {
        return new JdbcStateProvider()
                .open(StateSettings.DEFAULT.at("file:" + state))
                .orElseThrow();
    }

    private static List<String> tables(Path state) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + state.resolve("state.db"));
                Statement statement = connection.createStatement()) {
            for (String query : List.of(
                    "select type || ' ' || name || ' ' || coalesce(sql, '') from sqlite_master order by name",
                    "select version || ' ' || checksum || ' ' || success from openbroker_schema_history"
                            + " where version is not null order by installed_rank")) {
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
