package io.openbroker.jdbc.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.jdbc.JdbcSettings;
import io.openbroker.jdbc.JdbcState;
import io.openbroker.jdbc.PostgresServer;
import io.openbroker.jdbc.StateKeys;
import io.openbroker.runtime.internal.testing.TestTime;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two replicas whose machines' clocks are wrong; their broker is the same object, so that it sees the calls of both. */
@Tag("slow")
class ClocksTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration HEARTBEAT = Duration.ofMillis(500);

    /** What is wrong with the clocks of the two machines. */
    enum Clocks {
        AN_HOUR_APART {
            @Override
            TestTime one() {
                return TestTime.ahead(HOUR);
            }
        },
        TWO_HOURS_APART {
            @Override
            TestTime one() {
                return TestTime.ahead(HOUR.negated());
            }

            @Override
            TestTime other() {
                return TestTime.ahead(HOUR);
            }
        },
        /** A minute in each second. */
        DRIFTING {
            @Override
            TestTime one() {
                return TestTime.drifting(60);
            }

            @Override
            TestTime other() {
                return TestTime.drifting(-60);
            }
        },
        SET_WHILE_THEY_RUN {
            @Override
            void change(TestTime one, TestTime other) {
                one.set(HOUR.negated());
                other.set(HOUR);
            }
        };

        TestTime one() {
            return TestTime.ahead(Duration.ZERO);
        }

        TestTime other() {
            return TestTime.ahead(Duration.ZERO);
        }

        void change(TestTime one, TestTime other) {
            // Most are wrong from the start.
        }
    }

    private final String url = PostgresServer.newDatabase();
    private final JdbcSettings state =
            JdbcSettings.postgresql(url, StateKeys.generate()).withHeartbeat(HEARTBEAT);
    private final ClockBroker broker = new ClockBroker();
    private final ReplicaClient client = new ReplicaClient();
    private final List<BrokerServer> replicas = new ArrayList<>();

    @AfterEach
    void stop() {
        broker.open();
        replicas.forEach(BrokerServer::close);
    }

    @ParameterizedTest
    @EnumSource
    void doNotStartASecondHandlerWhereOneRuns(Clocks clocks) throws Exception {
        Map<String, String> operations = new HashMap<>();
        Instant before = Instant.now();
        startBoth(clocks, (one, other) -> {
            for (int i = 0; i < 6; i++) {
                String id = "i" + i;
                operations.put(id, create(i % 2 == 0 ? one : other, id));
            }
            ReplicaClient.await(() -> broker.calls().size() == operations.size());
        });
        // Three leases, so that each replica has looked for dead ones several times.
        OffsetDateTime start = lastHeartbeat();
        ReplicaClient.await(() -> lastHeartbeat().isAfter(start.plus(HEARTBEAT.multipliedBy(12))));

        assertThat(broker.calls()).containsExactlyInAnyOrderElementsOf(operations.keySet());
        broker.open();
        for (Map.Entry<String, String> each : operations.entrySet()) {
            ReplicaClient.await(() -> client.state(replicas.get(0), each.getKey(), each.getValue())
                    .equals("succeeded"));
        }
        assertThat(broker.calls()).hasSameSizeAs(operations.keySet());
        assertThat(times()).allSatisfy(time -> assertThat(time).isBetween(before.minusSeconds(1), Instant.now()));
    }

    @ParameterizedTest
    @EnumSource
    void agreeOnWhatHasExpiredAndWhatIsDue(Clocks clocks) throws Exception {
        startBoth(clocks, (one, other) -> {});
        String id = ClockBroker.LATER;
        String operation = create(replicas.get(0), id);
        ReplicaClient.await(() -> client.state(replicas.get(1), id, operation).equals("succeeded"));
        String path = "/v2/service_instances/" + id + "/service_bindings/b";
        assertThat(client.send(replicas.get(0), "PUT", path, ids("")).status()).isEqualTo(201);
        for (BrokerServer replica : replicas) {
            assertThat(client.send(replica, "GET", path, "").status()).isEqualTo(200);
        }

        String left = ClockBroker.LATER + "-too";
        String continued = create(replicas.get(0), left);
        replicas.remove(0).close();
        ReplicaClient.await(() -> client.state(replicas.get(0), left, continued).equals("succeeded"));
    }

    private interface Begin {

        void begin(BrokerServer one, BrokerServer other) throws Exception;
    }

    private void startBoth(Clocks clocks, Begin begin) throws Exception {
        TestTime one = clocks.one();
        TestTime other = clocks.other();
        replicas.add(start(one));
        replicas.add(start(other));
        begin.begin(replicas.get(0), replicas.get(1));
        clocks.change(one, other);
    }

    private BrokerServer start(TestTime time) {
        ServerSettings settings = ServerSettings.DEFAULT
                .withHost("127.0.0.1")
                .withPort(0)
                .withShutdownGrace(Duration.ZERO)
                .withoutAuthentication();
        return BrokerServer.start(settings, JdbcState.open(state, time.source()), new ClockBrokerDispatcher(broker));
    }

    private String create(BrokerServer replica, String id) throws Exception {
        String path = "/v2/service_instances/" + id + "?accepts_incomplete=true";
        return ReplicaClient.operation(
                client.send(replica, "PUT", path, ids(", \"organization_guid\": \"o\", \"space_guid\": \"s\"")));
    }

    private static String ids(String more) {
        return "{\"service_id\": \"" + ClockBroker.SERVICE + "\", \"plan_id\": \"" + ClockBroker.PLAN + "\"" + more
                + "}";
    }

    private OffsetDateTime lastHeartbeat() throws SQLException {
        return query("select max(seen_at) from openbroker_replica").get(0);
    }

    /** All times that the replicas have written. */
    private List<Instant> times() throws SQLException {
        return query(
                        "select started_at from openbroker_operation union all select finished_at from openbroker_operation"
                                + " union all select created_at from openbroker_instance"
                                + " union all select seen_at from openbroker_replica")
                .stream()
                .map(OffsetDateTime::toInstant)
                .toList();
    }

    private List<OffsetDateTime> query(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<OffsetDateTime> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getObject(1, OffsetDateTime.class));
            }
            return found;
        }
    }
}
