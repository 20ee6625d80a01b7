package io.openbroker.jdbc.kill;

import io.openbroker.jdbc.PostgresServer;
import io.openbroker.jdbc.StateKeys;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The broker keeps its state in PostgreSQL, which is killed now and then as well, and continued from a copy of its files. */
@Tag("slow")
class PostgresKillTest {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresKillTest.class);
    private static final int KILLS = Integer.getInteger("openbroker.kill.postgres", 4);
    private static final long SEED = Long.getLong("openbroker.kill.seed", System.nanoTime());

    @TempDir
    private Path directory = Path.of("");

    @Test
    void keepsWhatItHasAnswered() throws Exception {
        try (PostgresServer database = PostgresServer.durable(directory.resolve("data"))) {
            Map<String, String> environment = Map.of(
                    "OPENBROKER_STATE", database.create("state"),
                    "OPENBROKER_STATE_KEYS", StateKeys.generate().toJson());
            KillRounds rounds = new KillRounds(directory, environment, SEED);
            LOG.warn("State in PostgreSQL: {}", rounds.run(KILLS, kill -> {
                if (kill % 3 == 0) {
                    database.crash(directory.resolve("data-" + kill));
                }
            }));
        } catch (AssertionError e) {
            throw new AssertionError("-Dopenbroker.kill.seed=" + SEED, e);
        }
    }
}
