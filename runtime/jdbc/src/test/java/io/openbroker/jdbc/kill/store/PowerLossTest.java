package io.openbroker.jdbc.kill.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.openbroker.runtime.internal.testing.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a database has written and synced is cut at random moments, as a power failure cuts it: what was acknowledged before is there.
 * It needs a C compiler ({@code cc}) for the recorder, and is skipped without one.
 */
@EnabledOnOs(OS.LINUX)
@Tag("slow")
class PowerLossTest {

    private static final Logger LOG = LoggerFactory.getLogger(PowerLossTest.class);
    private static final Store STORE = Store.valueOf(System.getProperty("openbroker.store", "SQLITE"));
    private static final int CUTS = Integer.getInteger("openbroker.store.cuts", 25);
    private static final int CHANGES_PER_CLIENT = Integer.getInteger("openbroker.store.changes", 30);
    private static final long SEED = Long.getLong("openbroker.kill.seed", System.nanoTime());

    @TempDir
    private Path directory = Path.of("");

    @Test
    void losesNothingThatItHasCommitted() throws Exception {
        WriteLog log = record(recorder());
        Random random = new Random(SEED);
        long compared = 0;
        for (int i = 0; i < CUTS; i++) {
            int cut = 1 + random.nextInt(log.size());
            Path image = Files.createDirectory(directory.resolve("cut-" + i));
            log.restore(cut, image, random);
            Acknowledged acknowledged = new Acknowledged();
            log.output(cut).forEach(acknowledged::hear);
            if (acknowledged.commits() > 0) {
                assertThat(acknowledged.lost(found(image)))
                        .as("rows lost in the cut before %d of %d, seed %d", cut, log.size(), SEED)
                        .isZero();
            }
            compared += acknowledged.compared();
        }
        Acknowledged all = new Acknowledged();
        log.output(log.size()).forEach(all::hear);
        LOG.warn(
                "{}: {} commits with {} syncs, {} cuts, {} rows compared, lost: 0",
                STORE,
                all.commits(),
                log.syncs(),
                CUTS,
                compared);
    }

    private static Map<String, Long> found(Path image) throws SQLException {
        Map<String, Long> items = new HashMap<>();
        Map<String, Long> notes = new HashMap<>();
        try (Connection connection = DriverManager.getConnection(STORE.url(image));
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, Map<String, Long>> table :
                    Map.of("item", items, "note", notes).entrySet()) {
                try (ResultSet row = statement.executeQuery("select id, version from " + table.getKey())) {
                    while (row.next()) {
                        table.getValue().put(row.getString(1), row.getLong(2));
                    }
                }
            }
        }
        assertThat(items).isEqualTo(notes);
        return items;
    }

    private Path recorder() throws IOException, InterruptedException {
        Path library = directory.resolve("powerloss.so");
        try {
            Process compiler = new ProcessBuilder(
                            "cc", "-O2", "-shared", "-fPIC", "-o", library.toString(), "src/test/c/powerloss.c", "-ldl")
                    .inheritIO()
                    .start();
            assertThat(compiler.waitFor()).isZero();
        } catch (IOException e) {
            assumeTrue(false, "There is no C compiler");
        }
        return library;
    }

    private WriteLog record(Path recorder) throws IOException, InterruptedException {
        Path data = Files.createDirectory(directory.resolve("data"));
        Path log = directory.resolve("log");
        Path said = directory.resolve("said");
        ProcessBuilder builder = JavaCommand.of(
                        StoreProcess.class,
                        STORE.name(),
                        data.toString(),
                        Long.toString(SEED),
                        Integer.toString(CHANGES_PER_CLIENT))
                .withOptions("-Dorg.sqlite.tmpdir=" + directory)
                .builder()
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("LD_PRELOAD", recorder.toString());
        builder.environment().put("POWERLOSS_DIR", data.toRealPath().toString());
        builder.environment().put("POWERLOSS_LOG", log.toString());
        Process process = builder.start();
        try {
            long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
            while (Files.readAllLines(said).stream()
                            .filter(StoreProcess.IDLE::equals)
                            .count()
                    < StoreProcess.CLIENTS) {
                assertThat(process.isAlive() && System.nanoTime() < deadline)
                        .as(Files.readString(said))
                        .isTrue();
                Thread.sleep(100);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        return WriteLog.read(log);
    }
}
