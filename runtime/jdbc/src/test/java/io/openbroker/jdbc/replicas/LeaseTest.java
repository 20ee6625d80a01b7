package io.openbroker.jdbc.replicas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.jdbc.JdbcSettings;
import io.openbroker.jdbc.JdbcState;
import io.openbroker.jdbc.PostgresServer;
import io.openbroker.jdbc.StateKeys;
import io.openbroker.runtime.internal.testing.JavaCommand;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a replica counts as alive. */
@Tag("slow")
class LeaseTest {

    /** All that requests may use. */
    private static final int CONNECTIONS = 20;

    private static final double PAUSE_SECONDS = 10;

    private final String url = PostgresServer.newDatabase();
    private final StateKeys keys = StateKeys.generate();
    private final JdbcSettings settings = JdbcSettings.postgresql(url, keys);

    @TempDir
    private Path directory = Path.of("");

    @Test
    void isForEachReplicaItsOwn() throws Exception {
        ClockBroker broker = new ClockBroker();
        ReplicaClient client = new ReplicaClient();
        try (BrokerServer patient = start(settings.withHeartbeat(Duration.ofMinutes(1)), broker)) {
            String id = "kept";
            ReplicaClient.operation(client.send(
                    patient,
                    "PUT",
                    "/v2/service_instances/" + id + "?accepts_incomplete=true",
                    "{\"service_id\": \"%s\", \"plan_id\": \"%s\", \"organization_guid\": \"o\", \"space_guid\": \"s\"}"
                            .formatted(ClockBroker.SERVICE, ClockBroker.PLAN)));
            ReplicaClient.await(() -> broker.calls().contains(id));
            Duration heartbeat = Duration.ofMillis(250);
            try (BrokerServer hasty = start(settings.withHeartbeat(heartbeat), broker)) {
                assertThat(hasty.uri()).isNotNull();
                // Five leases of the hasty one, so that it has looked for dead replicas several times.
                double start = number("select extract(epoch from clock_timestamp())");
                ReplicaClient.await(() -> number("select extract(epoch from max(seen_at)) from openbroker_replica")
                        > start + heartbeat.multipliedBy(20).toMillis() / 1_000.0);
                assertThat(broker.calls()).containsExactly(id);
            } finally {
                broker.open();
            }
        }
    }

    @Test
    void isRenewedWhileRequestsUseAllConnections() throws Exception {
        ExecutorService requests = Executors.newFixedThreadPool(2 * CONNECTIONS);
        try (JdbcState state = JdbcState.open(settings);
                Connection locking = DriverManager.getConnection(url);
                Statement lock = locking.createStatement()) {
            locking.setAutoCommit(false);
            lock.execute("lock table openbroker_instance in access exclusive mode");
            List<Future<?>> waiting = new ArrayList<>();
            for (int i = 0; i < 2 * CONNECTIONS; i++) {
                InstanceKey key = new InstanceKey("default", "i" + i);
                waiting.add(requests.submit(() -> state.store().instance(key)));
            }
            ReplicaClient.await(() -> number("select count(*) from pg_stat_activity where datname = current_database()"
                            + " and wait_event_type = 'Lock'")
                    == CONNECTIONS);
            long start = System.nanoTime();
            state.store().heartbeat("replica", Duration.ofSeconds(20));

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
            assertThat(waiting).noneMatch(Future::isDone);
            locking.rollback();
        } finally {
            requests.shutdownNow();
        }
    }

    @Test
    void isKeptByAProcessThatIsPausedForTenSeconds() throws Exception {
        Process replica = process();
        try {
            ReplicaClient.await(() -> Files.readString(directory.resolve("log")).contains("listens on"));
            // The worst moment: the next heartbeat is about to be sent.
            ReplicaClient.await(() -> age() < 1);
            ReplicaClient.await(() -> age() > 4.5);
            signal(replica, "STOP");
            ReplicaClient.await(() -> age() > 4.5 + PAUSE_SECONDS);
            double oldest = age();
            signal(replica, "CONT");
            for (double age = oldest; age > 1; age = age()) {
                oldest = Math.max(oldest, age);
            }

            assertThat(oldest).isGreaterThan(PAUSE_SECONDS);
            assertThat(oldest * 1_000)
                    .isLessThan(number("select min(lease_millis) from openbroker_replica"))
                    .isLessThan((double) settings.lease().toMillis());
        } finally {
            replica.destroyForcibly().waitFor();
        }
    }

    @Test
    void isAtLeastFourHeartbeats() {
        assertThat(settings.lease()).isEqualTo(settings.heartbeat().multipliedBy(4));
        assertThat(settings.withHeartbeat(Duration.ofSeconds(3)).lease()).isEqualTo(Duration.ofSeconds(12));
        assertThat(settings.withLease(Duration.ofSeconds(20)).lease()).isEqualTo(Duration.ofSeconds(20));
        assertThatThrownBy(() -> settings.withLease(Duration.ofMillis(19_500)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The lease of a replica, 19.5 s, is shorter than four heartbeats of 5 s, so that one slow"
                        + " heartbeat could make others take a live replica for dead. Set OPENBROKER_STATE_LEASE_SECONDS"
                        + " to at least 20, or lower OPENBROKER_STATE_HEARTBEAT_SECONDS.");
        assertThatThrownBy(() -> settings.withHeartbeat(Duration.ofMillis(99)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT0.099S; it must be at least PT0.1S");
    }

    @Test
    void isReadFromTheSettings() throws Exception {
        assertThat(leaseOf("OPENBROKER_STATE_LEASE_SECONDS", "44")).isEqualTo(44_000);
        assertThat(leaseOf("OPENBROKER_STATE_HEARTBEAT_SECONDS", "9")).isEqualTo(36_000);
        assertThatThrownBy(() -> leaseOf("OPENBROKER_STATE_LEASE_SECONDS", "19"))
                .hasMessageContaining("Set OPENBROKER_STATE_LEASE_SECONDS to at least 20");
        assertThatThrownBy(() -> leaseOf("OPENBROKER_STATE_HEARTBEAT_SECONDS", "301"))
                .hasMessageContaining("OPENBROKER_STATE_HEARTBEAT_SECONDS");
    }

    private double leaseOf(String setting, String value) throws SQLException {
        ServerSettings read = ServerSettings.fromEnvironment(Map.of(
                "PORT",
                "0",
                "OPENBROKER_AUTHENTICATION",
                "none",
                "OPENBROKER_STATE",
                url,
                "OPENBROKER_STATE_KEYS",
                keys.toJson(),
                setting,
                value));
        try (BrokerServer server = BrokerServer.start(read, new ClockBrokerDispatcher(new ClockBroker()))) {
            assertThat(server.uri()).isNotNull();
            return number("select lease_millis from openbroker_replica");
        }
    }

    private BrokerServer start(JdbcSettings state, ClockBroker broker) {
        ServerSettings server = ServerSettings.DEFAULT
                .withHost("127.0.0.1")
                .withPort(0)
                .withShutdownGrace(Duration.ZERO)
                .withoutAuthentication();
        return BrokerServer.start(server, JdbcState.open(state), new ClockBrokerDispatcher(broker));
    }

    private Process process() throws IOException {
        ProcessBuilder builder = JavaCommand.of(ClockBrokerDispatcher.class)
                .builder()
                .redirectErrorStream(true)
                .redirectOutput(new File(directory.resolve("log").toString()));
        builder.environment().put("PORT", "0");
        builder.environment().put("OPENBROKER_AUTHENTICATION", "none");
        builder.environment().put("OPENBROKER_STATE", url);
        builder.environment().put("OPENBROKER_STATE_KEYS", keys.toJson());
        return builder.start();
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    /** The seconds since the last heartbeat, by the clock of the database. */
    private double age() throws SQLException {
        return number("select extract(epoch from clock_timestamp() - max(seen_at)) from openbroker_replica");
    }

    private double number(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getDouble(1);
        }
    }
}
