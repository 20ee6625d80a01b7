package io.openbroker.sample.quickstart;

import static io.openbroker.sample.quickstart.Requests.REGULAR;
import static io.openbroker.sample.quickstart.Requests.instance;
import static io.openbroker.sample.quickstart.Requests.provision;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.sample.quickstart.QuickstartBroker.Plans;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first provisions of a plan come all at once, before there is a directory for its databases. */
class FirstProvisionsTest {

    private static final int CLIENTS = 32;

    @TempDir
    private Path directory = Path.of("");

    @RepeatedTest(2)
    void allSucceedOverHttp() throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(directory, 0)) {
            PlatformClient platform = broker.platform();
            assertThat(atOnce(client -> provision(platform, instance("first-" + client), REGULAR, "{}")
                            .statusCode()))
                    .containsOnly(201);
        }
    }

    /** Directories are made faster than requests come, so this meets them more often. */
    @Test
    void allDatabasesAreMade() throws Exception {
        for (int round = 0; round < 10; round++) {
            H2Server server = H2Server.start(directory.resolve("round" + round), "0");
            try {
                assertThat(atOnce(client -> {
                            server.execute(Plans.REGULAR, "first-" + client, "SELECT 1");
                            return client;
                        }))
                        .hasSize(CLIENTS);
            } finally {
                for (int client = 0; client < CLIENTS; client++) {
                    server.execute(Plans.REGULAR, "first-" + client, "SHUTDOWN IMMEDIATELY");
                }
            }
        }
    }

    @Test
    void theDirectoryOutlivesTheLastDatabase() throws Exception {
        H2Server.start(directory, "0").execute(Plans.REGULAR, "only", "DROP ALL OBJECTS DELETE FILES; SHUTDOWN");

        assertThat(directory.resolve("REGULAR")).isEmptyDirectory();
    }

    private interface Call {

        int by(int client) throws Exception;
    }

    private static List<Integer> atOnce(Call call) throws Exception {
        CountDownLatch together = new CountDownLatch(CLIENTS);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<Integer>> results = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                int number = client;
                results.add(clients.submit(() -> {
                    together.countDown();
                    together.await();
                    return call.by(number);
                }));
            }
            List<Integer> all = new ArrayList<>();
            for (Future<Integer> result : results) {
                all.add(result.get());
            }
            return all;
        } finally {
            clients.shutdownNow();
        }
    }
}
