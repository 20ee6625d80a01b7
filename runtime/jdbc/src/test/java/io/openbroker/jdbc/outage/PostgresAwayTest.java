package io.openbroker.jdbc.outage;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.jdbc.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What platforms receive while PostgreSQL does not run, and that everything works as soon as it does. */
class PostgresAwayTest extends BrokerOnPostgres {

    @TempDir
    private static Path directory = Path.of("");

    private static PostgresServer postgres;

    @BeforeAll
    static void start() throws IOException {
        postgres = PostgresServer.in(directory.resolve("data"));
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Override
    PostgresServer postgres() {
        return postgres;
    }

    @Test
    void rejectsRequestsWhileTheServerIsAwayAndLosesNothing() throws Exception {
        try (Load load = new Load()) {
            load.await(201, 1);
            postgres.stop();
            try {
                load.await(503, 1);
                assertThat(broker.ready()).isEqualTo(503);
                areRejectedInTime(List.of(
                        () -> broker.fetch("a"),
                        () -> broker.poll("a"),
                        () -> broker.bind("a", "b"),
                        () -> broker.unbind("a", "b"),
                        () -> broker.deprovision("a")));
            } finally {
                postgres.start();
            }
            RunningBroker.await("the broker is ready", () -> broker.ready() == 200);
            load.await(201, 1);
            load.end();
        }
    }

    @Test
    void stopsSoonWhileTheServerIsAway() throws Exception {
        assertThat(broker.provision("i")).isEqualTo(201);
        postgres.stop();
        try {
            // By then connections are being waited for, and nobody has given up yet.
            Thread.sleep(2_000);
            long start = System.nanoTime();
            broker.close();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
        } finally {
            postgres.start();
        }
    }

    @Test
    void recordsWhatAHandlerHasDoneWhileTheServerWasAway() throws Exception {
        CompletableFuture<Integer> request = CompletableFuture.supplyAsync(() -> broker.provision("i", 1_500), clients);
        RunningBroker.await("the handler runs", () -> broker.handlers.calls("i") == 1);
        postgres.stop();
        Thread.sleep(1_500);
        postgres.start();

        assertThat(request.get(60, TimeUnit.SECONDS)).isEqualTo(201);
        assertThat(broker.fetch("i")).isEqualTo(200);
        assertThat(broker.handlers.calls("i")).isOne();
    }
}
