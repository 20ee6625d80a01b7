package io.openbroker.jdbc.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.openbroker.jdbc.JdbcStateProvider;
import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.runtime.spi.state.StateSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** State in a file on a disk that becomes full, and has room again. */
@Tag("slow")
class FullDiskTest {

    @TempDir
    private static Path directory = Path.of("");

    private final Path disk = directory.resolve("disk");
    private final Path ballast = disk.resolve("ballast");
    private Optional<RunningBroker> broker = Optional.empty();

    @BeforeEach
    void mount() throws Exception {
        Files.createDirectories(disk);
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk.toString()),
                "A small disk cannot be mounted without the permission to");
        broker = Optional.of(new RunningBroker(open(disk)));
    }

    @AfterEach
    void unmount() throws Exception {
        broker.ifPresent(RunningBroker::close);
        // Also if a file is still being closed.
        assertThat(run("umount", "--lazy", disk.toString()) || broker.isEmpty()).isTrue();
    }

    @Test
    void rejectsRequestsWhileTheDiskIsFullAndLosesNothing() throws IOException {
        RunningBroker running = broker.orElseThrow();
        List<String> created = new ArrayList<>();
        assertThat(running.provision("first")).isEqualTo(201);
        created.add("first");
        fill();
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 1_000 && count(statuses) < 5; i++) {
            int status = running.provision("i" + i);
            statuses.add(status);
            if (status == 201) {
                created.add("i" + i);
            }
        }
        // What fits into the room that is left still succeeds.
        assertThat(statuses).contains(503).doesNotContain(500);
        assertThat(running.ready()).isEqualTo(503);
        assertThat(created).allSatisfy(id -> assertThat(running.fetch(id)).isEqualTo(200));

        Files.delete(ballast);
        RunningBroker.await("the broker is ready", () -> running.ready() == 200);
        assertThat(running.provision("last")).isEqualTo(201);
        assertThat(running.deprovision("first")).isEqualTo(200);
        created.remove("first");
        created.add("last");
        assertThat(created).allSatisfy(id -> assertThat(running.fetch(id)).isEqualTo(200));

        running.close();
        RunningBroker restarted = new RunningBroker(open(disk));
        broker = Optional.of(restarted);
        assertThat(created)
                .allSatisfy(id -> assertThat(restarted.fetch(id)).as(id).isEqualTo(200));
        assertThat(restarted.fetch("first")).isEqualTo(404);
    }

    @Test
    void recordsWhatAHandlerHasDoneOnceThereIsRoom() throws Exception {
        RunningBroker running = broker.orElseThrow();
        CompletableFuture<Integer> request = CompletableFuture.supplyAsync(() -> running.provision("slow", 2_000));
        RunningBroker.await("the handler runs", () -> running.handlers.calls("slow") == 1);
        fill();
        while (running.ready() == 200) {
            running.provision("filler" + System.nanoTime());
        }
        Thread.sleep(3_000);
        Files.delete(ballast);

        // 503 if the platform has waited for too long; the result is kept in any case.
        assertThat(request.get(60, TimeUnit.SECONDS)).isIn(201, 503);

        RunningBroker.await("the result is recorded", () -> running.fetch("slow") == 200);
        assertThat(running.handlers.calls("slow")).isOne();
    }

    private static long count(List<Integer> statuses) {
        return statuses.stream().filter(status -> status == 503).count();
    }

    private void fill() throws IOException {
        byte[] block = new byte[4_096];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(ballast).isNotEmptyFile();
        }
    }

    private static BrokerState open(Path place) {
        return new JdbcStateProvider()
                .open(StateSettings.DEFAULT.at("file:" + place.resolve("state")))
                .orElseThrow();
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        return process.waitFor() == 0;
    }
}
