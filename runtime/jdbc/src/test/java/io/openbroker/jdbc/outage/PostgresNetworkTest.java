package io.openbroker.jdbc.outage;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.jdbc.JdbcSettings;
import io.openbroker.jdbc.JdbcState;
import io.openbroker.jdbc.PostgresServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A network to PostgreSQL that is slow, falls silent, or breaks when a commit was sent. */
class PostgresNetworkTest extends BrokerOnPostgres {

    @Override
    PostgresServer postgres() {
        return PostgresServer.shared();
    }

    /** The URL of a database behind a network. */
    private static String behind(SilentNetwork network, String name) {
        return "jdbc:postgresql://localhost:" + network.port() + "/" + name + "?user=postgres";
    }

    @Test
    void waitsForASlowDatabase() throws Exception {
        try (SilentNetwork network = new SilentNetwork(postgres().port());
                RunningBroker far =
                        new RunningBroker(openAt(behind(network, postgres().createWithTables())))) {
            network.slowDown(Duration.ofMillis(50));

            assertThat(far.provision("i")).isEqualTo(201);
            assertThat(far.bind("i", "b")).isEqualTo(201);
            assertThat(far.fetch("i")).isEqualTo(200);
            assertThat(far.ready()).isEqualTo(200);
            assertThat(far.handlers.calls("i")).isOne();
        }
    }

    @Test
    void answersInTimeWhenTheNetworkFallsSilent() throws Exception {
        try (SilentNetwork network = new SilentNetwork(postgres().port());
                RunningBroker far = new RunningBroker(openAt(behind(network, database)))) {
            assertThat(far.provision("i")).isEqualTo(201);
            network.fallSilent();
            areRejectedInTime(List.of(() -> far.provision("j"), () -> far.fetch("i")));
            assertThat(far.ready()).isEqualTo(503);
            network.speak();

            RunningBroker.await("the broker is ready", () -> far.ready() == 200);
            assertThat(far.provision("j")).isEqualTo(201);
        }
    }

    @Test
    void findsOutWhetherACommitTookEffect() throws Exception {
        // Of its own, since the other replica would take one with few heartbeats for ended.
        String own = postgres().createWithTables();
        try (SilentNetwork network = new SilentNetwork(postgres().port());
                // With few heartbeats, so that the commits are those of requests.
                RunningBroker far = new RunningBroker(JdbcState.open(JdbcSettings.postgresql(
                                // In the simple mode each commit is sent as text.
                                behind(network, own) + "&preferQueryMode=simple", keys)
                        .withHeartbeat(Duration.ofMinutes(1))))) {
            for (int i = 0; i < 2; i++) {
                String claimed = "claimed" + i;
                network.cutAfterNextCommit();
                assertThat(far.provision(claimed)).isEqualTo(201);
                assertThat(network.waitsForCommit()).isFalse();
                assertThat(far.handlers.calls(claimed)).isOne();

                String done = "done" + i;
                CompletableFuture<Integer> request =
                        CompletableFuture.supplyAsync(() -> far.provision(done, 1_000), clients);
                RunningBroker.await("the handler runs", () -> far.handlers.calls(done) == 1);
                network.cutAfterNextCommit();
                assertThat(request.get(60, TimeUnit.SECONDS)).isEqualTo(201);
                assertThat(network.waitsForCommit()).isFalse();
                assertThat(far.fetch(done)).isEqualTo(200);
                assertThat(far.handlers.calls(done)).isOne();
            }
        }
    }
}
