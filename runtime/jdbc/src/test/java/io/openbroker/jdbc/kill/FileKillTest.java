package io.openbroker.jdbc.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The broker keeps its state where it does without any setting: in a file. */
@Tag("slow")
class FileKillTest {

    private static final Logger LOG = LoggerFactory.getLogger(FileKillTest.class);
    private static final int KILLS = Integer.getInteger("openbroker.kill.file", 10);
    private static final long SEED = Long.getLong("openbroker.kill.seed", System.nanoTime());

    @TempDir
    private Path directory = Path.of("");

    @Test
    void keepsWhatItHasAnswered() throws Exception {
        KillRounds rounds = new KillRounds(directory, Map.of(), SEED);
        try {
            LOG.warn("State in a file: {}", rounds.run(KILLS, this::goOnWithACopy));
        } catch (AssertionError e) {
            throw new AssertionError("-Dopenbroker.kill.seed=" + SEED, e);
        }
    }

    /** Now and then the next life gets a copy of the directory instead of the directory itself. */
    private void goOnWithACopy(int kill) throws IOException {
        Path state = directory.resolve("openbroker-state");
        if (kill % 5 == 0 && Files.exists(state)) {
            Path copy = Files.createDirectory(directory.resolve("copy"));
            try (var files = Files.list(state)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, copy.resolve(String.valueOf(file.getFileName())));
                }
            }
            Files.move(state, directory.resolve("left-" + kill));
            Files.move(copy, state);
        }
    }
}
