package io.openbroker.jdbc.replicas;

import static io.openbroker.jdbc.replicas.ReplicaClient.await;
import static io.openbroker.jdbc.replicas.ReplicaClient.operation;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.jdbc.JdbcSettings;
import io.openbroker.jdbc.JdbcState;
import io.openbroker.jdbc.PostgresServer;
import io.openbroker.jdbc.StateKeys;
import io.openbroker.jdbc.replicas.ReplicaClient.Answer;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What two replicas do for each other; their broker is the same object, so that it sees the calls of both. */
class ReplicasTest {

    private static final int CLIENTS = 100;
    private static final String IDS = "?service_id=" + GateBroker.SERVICE + "&plan_id=" + GateBroker.PLAN;
    private static final String CREATION = """
            {"service_id": "%s", "plan_id": "%s", "organization_guid": "o", "space_guid": "s"}""".formatted(GateBroker.SERVICE, GateBroker.PLAN);

    private final ReplicaClient client = new ReplicaClient();
    private final String url = PostgresServer.newDatabase();
    private final JdbcSettings state =
            JdbcSettings.postgresql(url, StateKeys.generate()).withHeartbeat(Duration.ofMillis(500));
    private final GateBroker broker = new GateBroker();
    private final BrokerServer one = start();
    private final BrokerServer other = start();

    @AfterEach
    void stop() {
        broker.open();
        one.close();
        other.close();
    }

    @Test
    void callTheHandlerOnceForAHundredClients() throws Exception {
        broker.open();
        List<Integer> statuses = race(client -> send(
                        client % 2 == 0 ? one : other,
                        "PUT",
                        client % 3 == 0 ? "?accepts_incomplete=true" : "",
                        CREATION)
                .status());

        assertThat(statuses).isSubsetOf(200, 201, 202, 422);
        await(() -> send(one, "GET", "", "").status() == 200);
        assertThat(broker.calls()).containsExactly("create i");
    }

    @Test
    void stopACreationOfTheOtherBeforeTheyDelete() throws Exception {
        String creation = operation(send(one, "PUT", "?accepts_incomplete=true", CREATION));
        await(broker::waiting);

        String deletion = operation(send(other, "DELETE", IDS + "&accepts_incomplete=true", ""));
        await(() -> state(one, deletion).equals("succeeded"));
        assertThat(state(other, creation)).isEqualTo("failed");
        assertThat(broker.calls()).containsExactly("create i", "interrupted i", "delete i");
    }

    @Test
    void carryOnWithWhatTheOtherCouldNotEndBeforeItStopped() throws Exception {
        String creation = operation(send(one, "PUT", "?accepts_incomplete=true", CREATION));
        await(broker::waiting);

        // Either of the two may have taken it from the queue.
        one.close();
        broker.open();
        await(() -> state(other, creation).equals("succeeded"));
        assertThat(send(other, "GET", "", "").status()).isEqualTo(200);
        assertThat(broker.calls()).startsWith("create i").doesNotContain("delete i");
    }

    @Test
    void interruptTheHandlerOfTheOneThatLostItsClaim() throws Exception {
        String creation = operation(send(one, "PUT", "?accepts_incomplete=true", CREATION));
        await(broker::waiting);
        // To the other one, the first seems to send no heartbeats any more.
        await(() -> {
            update("update openbroker_task set last_heartbeat = now() - interval '1 hour' where picked");
            return broker.calls().size() > 1;
        });
        assertThat(broker.calls()).startsWith("create i", "create i");

        await(() -> broker.calls().contains("interrupted i"));
        assertThat(state(one, creation)).isEqualTo("in progress");
        broker.open();
        await(() -> state(one, creation).equals("succeeded"));
        assertThat(send(one, "GET", "", "").status()).isEqualTo(200);
        assertThat(broker.calls()).doesNotContain("delete i");
    }

    @Test
    void interruptTheHandlerOfTheOneThatIsTakenForDead() throws Exception {
        CompletableFuture<Answer> creation = CompletableFuture.supplyAsync(() -> {
            try {
                return send(one, "PUT", "", CREATION);
            } catch (IOException | InterruptedException e) {
                throw new CompletionException(e);
            }
        });
        await(broker::waiting);
        await(() -> {
            update("update openbroker_replica set seen_at = now() - interval '1 hour' where name in"
                    + " (select owner from openbroker_operation where finished_at is null)");
            return creation.isDone();
        });

        assertThat(creation.join().status()).isEqualTo(500);
        assertThat(creation.join().body().path("error").asString()).isEqualTo("Cancelled");
        assertThat(broker.calls()).containsExactly("create i", "interrupted i");
        assertThat(send(other, "GET", "", "").status()).isEqualTo(404);
        assertThat(send(other, "DELETE", IDS, "").status()).isEqualTo(200);
        assertThat(broker.calls()).endsWith("delete i");
    }

    private void update(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private BrokerServer start() {
        ServerSettings settings = ServerSettings.DEFAULT
                .withHost("127.0.0.1")
                .withPort(0)
                .withShutdownGrace(Duration.ZERO)
                .withoutAuthentication();
        return BrokerServer.start(settings, JdbcState.open(state), new GateBrokerDispatcher(broker));
    }

    private Answer send(BrokerServer server, String method, String rest, String body)
            throws IOException, InterruptedException {
        return client.send(server, method, "/v2/service_instances/i" + rest, body);
    }

    private String state(BrokerServer server, String operation) throws IOException, InterruptedException {
        return client.state(server, "i", operation);
    }

    private interface Request {

        int send(int client) throws Exception;
    }

    private static List<Integer> race(Request request) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<Integer>> pending = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int client = i;
                pending.add(clients.submit(() -> {
                    start.await();
                    return request.send(client);
                }));
            }
            start.countDown();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : pending) {
                statuses.add(answer.get());
            }
            return statuses;
        } finally {
            clients.shutdownNow();
        }
    }

    private interface Condition {

        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        for (int i = 0; i < 3_000; i++) {
            if (condition.holds()) {
                return;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("Waited in vain");
    }
}
