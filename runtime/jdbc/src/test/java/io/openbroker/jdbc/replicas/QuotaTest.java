package io.openbroker.jdbc.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.jdbc.JdbcSettings;
import io.openbroker.jdbc.JdbcState;
import io.openbroker.jdbc.PostgresServer;
import io.openbroker.jdbc.StateKeys;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.contract.OrganizationQuota;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A policy that counts service instances, in two replicas with one state. */
class QuotaTest {

    private static final int CLIENTS = 100;
    private static final int LIMIT = 20;

    private final ReplicaClient client = new ReplicaClient();
    private final JdbcSettings state = JdbcSettings.postgresql(PostgresServer.newDatabase(), StateKeys.generate());
    private final GateBroker broker = new GateBroker();
    private final BrokerServer one = start();
    private final BrokerServer other = start();

    private BrokerServer start() {
        return BrokerServer.start(
                ServerSettings.DEFAULT
                        .withHost("127.0.0.1")
                        .withPort(0)
                        .withoutAuthentication()
                        .withPolicy(new OrganizationQuota(LIMIT)),
                JdbcState.open(state),
                new GateBrokerDispatcher(broker));
    }

    @AfterEach
    void stop() {
        broker.open();
        one.close();
        other.close();
    }

    @Test
    void isNeverExceededByAHundredClientsOfTwoReplicas() throws Exception {
        broker.open();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        CountDownLatch start = new CountDownLatch(1);
        List<Integer> statuses = new ArrayList<>();
        try {
            List<Future<Integer>> pending = new ArrayList<>();
            for (int number = 0; number < CLIENTS; number++) {
                BrokerServer replica = number % 2 == 0 ? one : other;
                // Two organizations, whose claims do not reject each other's.
                String organization = "org-" + number % 4 / 2;
                String path = "/v2/service_instances/i" + number;
                pending.add(clients.submit(() -> {
                    start.await();
                    return client.send(replica, "PUT", path, creation(organization))
                            .status();
                }));
            }
            start.countDown();
            for (Future<Integer> status : pending) {
                statuses.add(status.get());
            }
        } finally {
            clients.shutdownNow();
        }

        assertThat(statuses).containsOnly(201, 422);
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(2 * LIMIT);
        assertThat(broker.calls()).hasSize(2 * LIMIT);
    }

    private static String creation(String organization) {
        return """
                {"service_id": "%s", "plan_id": "%s", "organization_guid": "%s", "space_guid": "s"}""".formatted(GateBroker.SERVICE, GateBroker.PLAN, organization);
    }
}
