package io.openbroker.jdbc.kill.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.runtime.internal.testing.JavaCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process with eight clients of a database is killed while they work, in the quiet, and while the database opens. After each start
 * every row is compared with what was acknowledged. Another store than ours is chosen with {@code -Dopenbroker.store=H2}.
 */
@Tag("slow")
class StoreKillTest {

    private static final Logger LOG = LoggerFactory.getLogger(StoreKillTest.class);
    private static final Store STORE = Store.valueOf(System.getProperty("openbroker.store", "SQLITE"));
    private static final int KILLS = Integer.getInteger("openbroker.store.kills", 5);
    private static final long SEED = Long.getLong("openbroker.kill.seed", System.nanoTime());

    @TempDir
    private Path directory = Path.of("");

    private final Random random = new Random(SEED);
    private final Acknowledged acknowledged = new Acknowledged();

    @Test
    void losesNothingThatItHasCommitted() throws Exception {
        for (int kill = 1; kill <= KILLS; kill++) {
            List<String> said = live();
            removeLibraries();
            check(kill, said);
            said.forEach(acknowledged::hear);
            if (kill % 50 == 0 || kill == KILLS) {
                LOG.warn(
                        "{}: {} kills, {} commits, {} rows compared, lost: 0",
                        STORE,
                        kill,
                        acknowledged.commits(),
                        acknowledged.compared());
            }
        }
    }

    private void check(int kill, List<String> said) {
        assertThat(said).as("kill %d, seed %d", kill, SEED).noneMatch(line -> line.startsWith("broken"));
        if (said.contains(StoreProcess.READY)) {
            Map<String, Long> found = new HashMap<>();
            said.stream()
                    .filter(line -> line.startsWith("found"))
                    .map(Acknowledged::words)
                    .forEach(words -> found.put(words.get(1), Long.parseLong(words.get(2))));
            assertThat(acknowledged.lost(found))
                    .as("rows lost after kill %d, seed %d", kill, SEED)
                    .isZero();
            acknowledged.restart(found);
        }
    }

    /** Each killed process leaves a copy of SQLite's library, because it is not opened as the broker does. */
    private void removeLibraries() throws IOException {
        try (DirectoryStream<Path> libraries = Files.newDirectoryStream(directory, "sqlite-*")) {
            for (Path library : libraries) {
                Files.delete(library);
            }
        }
    }

    private List<String> live() throws IOException, InterruptedException {
        boolean early = random.nextInt(5) == 0;
        boolean quiet = random.nextBoolean();
        Process process = start(quiet ? 1 + random.nextInt(6) : Integer.MAX_VALUE);
        List<String> said = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch ready = new CountDownLatch(1);
        CountDownLatch idle = new CountDownLatch(StoreProcess.CLIENTS);
        Thread reader = new Thread(() -> read(process, said, ready, idle));
        reader.start();
        if (early) {
            ready.await(random.nextInt(700), TimeUnit.MILLISECONDS);
        } else {
            assertThat(ready.await(60, TimeUnit.SECONDS)).isTrue();
            if (quiet) {
                idle.await(20, TimeUnit.SECONDS);
            }
            Thread.sleep(random.nextInt(1_000));
        }
        // Process.destroyForcibly would close the pipe, and lose what was said last.
        process.toHandle().destroyForcibly();
        process.waitFor();
        reader.join();
        return said;
    }

    private static void read(Process process, List<String> said, CountDownLatch ready, CountDownLatch idle) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(line -> {
                said.add(line);
                if (line.equals(StoreProcess.READY)) {
                    ready.countDown();
                } else if (line.equals(StoreProcess.IDLE)) {
                    idle.countDown();
                }
            });
        } catch (IOException e) {
            said.add("broken pipe: " + e);
        } finally {
            ready.countDown();
        }
    }

    private Process start(int changes) throws IOException {
        return JavaCommand.of(
                        StoreProcess.class,
                        STORE.name(),
                        directory.toString(),
                        Long.toString(random.nextLong()),
                        Integer.toString(changes))
                .withOptions("-Dorg.sqlite.tmpdir=" + directory, "-Dderby.system.home=" + directory)
                .builder()
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
