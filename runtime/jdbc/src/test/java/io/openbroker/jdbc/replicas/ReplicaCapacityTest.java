package io.openbroker.jdbc.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.jdbc.JdbcSettings;
import io.openbroker.jdbc.JdbcState;
import io.openbroker.jdbc.PostgresServer;
import io.openbroker.jdbc.StateKeys;
import io.openbroker.runtime.OperationLimits;
import io.openbroker.runtime.OperationSettings;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each replica adds as many handlers in the background as its limit allows, whichever replica has accepted the operations. */
@Tag("slow")
class ReplicaCapacityTest {

    private static final int LIMIT = 3;
    private static final int OPERATIONS = 4 * LIMIT;

    private final ReplicaClient client = new ReplicaClient();
    private final JdbcSettings state = JdbcSettings.postgresql(PostgresServer.newDatabase(), StateKeys.generate());
    private final List<GateBroker> brokers = List.of(new GateBroker(), new GateBroker());
    private final List<BrokerServer> replicas = new ArrayList<>();

    @AfterEach
    void stop() {
        brokers.forEach(GateBroker::open);
        replicas.forEach(BrokerServer::close);
    }

    @Test
    void aSecondReplicaDoublesTheOperationsThatRunAtOnce() throws Exception {
        BrokerServer first = start(brokers.get(0));
        Map<String, String> operations = new LinkedHashMap<>();
        for (int i = 0; i < OPERATIONS; i++) {
            String path = "/v2/service_instances/i" + i + "?accepts_incomplete=true";
            operations.put("i" + i, ReplicaClient.operation(client.send(first, "PUT", path, creation())));
        }
        ReplicaClient.await(() -> brokers.get(0).atGate() == LIMIT);
        assertThat(brokers.get(0).calls()).hasSize(LIMIT);

        BrokerServer second = start(brokers.get(1));
        ReplicaClient.await(() -> brokers.get(1).atGate() == LIMIT);
        assertThat(brokers.get(1).calls()).hasSize(LIMIT);
        assertThat(brokers.get(0).calls()).hasSize(LIMIT);

        brokers.forEach(GateBroker::open);
        for (Map.Entry<String, String> each : operations.entrySet()) {
            ReplicaClient.await(
                    () -> client.state(second, each.getKey(), each.getValue()).equals("succeeded"));
        }
        List<String> calls = new ArrayList<>(brokers.get(0).calls());
        calls.addAll(brokers.get(1).calls());
        assertThat(calls).doesNotHaveDuplicates().hasSize(OPERATIONS);
    }

    private BrokerServer start(GateBroker broker) {
        BrokerServer server = BrokerServer.start(
                ServerSettings.DEFAULT
                        .withHost("127.0.0.1")
                        .withPort(0)
                        .withoutAuthentication()
                        .withOperations(
                                OperationSettings.DEFAULT.withLimits(OperationLimits.DEFAULT.withBackground(LIMIT))),
                JdbcState.open(state),
                new GateBrokerDispatcher(broker));
        replicas.add(server);
        return server;
    }

    private static String creation() {
        return """
                {"service_id": "%s", "plan_id": "%s", "organization_guid": "o", "space_guid": "s"}""".formatted(GateBroker.SERVICE, GateBroker.PLAN);
    }
}
