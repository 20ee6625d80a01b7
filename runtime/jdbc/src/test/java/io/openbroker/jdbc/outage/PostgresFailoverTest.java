package io.openbroker.jdbc.outage;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.jdbc.JdbcSettings;
import io.openbroker.jdbc.JdbcState;
import io.openbroker.jdbc.StateKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The primary server is lost, and its standby becomes the primary some time later. */
@Tag("slow")
class PostgresFailoverTest {

    @TempDir
    private Path directory = Path.of("");

    private final StateKeys keys = StateKeys.generate();
    private final ExecutorService clients = Executors.newCachedThreadPool();
    private final Map<String, Integer> statuses = new ConcurrentHashMap<>();

    @Test
    void findsTheNewPrimaryAndLosesNothing() throws Exception {
        try (ReplicatedPostgres postgres = new ReplicatedPostgres(directory)) {
            // By default the driver remembers for ten seconds which host was not the primary.
            String primaryOnly = postgres.url(postgres.create(), "&targetServerType=primary&hostRecheckSeconds=1");
            try (RunningBroker following = new RunningBroker(open(primaryOnly));
                    RunningBroker reading = new RunningBroker(open(postgres.url(postgres.create(), "")))) {
                assertThat(reading.provision("i")).isEqualTo(201);
                AtomicBoolean goesOn = new AtomicBoolean(true);
                CompletableFuture<Void> load =
                        CompletableFuture.runAsync(() -> provisionEach(following, goesOn), clients);
                RunningBroker.await("requests succeed", () -> statuses.containsValue(201));

                postgres.loseThePrimary();
                RunningBroker.await("the standby is read", () -> reading.fetch("i") == 200);
                assertThat(reading.provision("j")).isEqualTo(503);
                assertThat(reading.deprovision("i")).isEqualTo(503);
                assertThat(reading.fetch("i")).isEqualTo(200);
                assertThat(reading.ready()).isEqualTo(503);
                assertThat(following.ready()).isEqualTo(503);

                postgres.promote();
                RunningBroker.await("both are ready", () -> following.ready() == 200 && reading.ready() == 200);
                goesOn.set(false);
                load.join();
                assertThat(reading.provision("j")).isEqualTo(201);
                assertThat(reading.deprovision("i")).isEqualTo(200);
                assertThat(following.provision("last")).isEqualTo(201);
                assertThat(statuses.values()).isSubsetOf(201, 503);
                statuses.forEach((id, status) -> {
                    if (status == 201) {
                        assertThat(following.fetch(id)).as(id).isEqualTo(200);
                        assertThat(following.handlers.calls(id)).as(id).isOne();
                    }
                });
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private void provisionEach(RunningBroker broker, AtomicBoolean goesOn) {
        for (int i = 0; goesOn.get(); i++) {
            statuses.put("i" + i, broker.provision("i" + i));
        }
    }

    private JdbcState open(String url) {
        return JdbcState.open(JdbcSettings.postgresql(url, keys).withHeartbeat(Duration.ofMillis(500)));
    }
}
