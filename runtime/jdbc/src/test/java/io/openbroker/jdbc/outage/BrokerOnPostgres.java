package io.openbroker.jdbc.outage;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.jdbc.JdbcSettings;
import io.openbroker.jdbc.JdbcState;
import io.openbroker.jdbc.PostgresServer;
import io.openbroker.jdbc.StateKeys;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** The assembled server, with its state in a database of its own for each test. */
@Tag("slow")
abstract class BrokerOnPostgres {

    /** Half of what platforms wait. */
    static final Duration IN_TIME = Duration.ofSeconds(30);

    private static final int CLIENTS = 8;

    final ExecutorService clients = Executors.newCachedThreadPool();
    final StateKeys keys = StateKeys.generate();
    String database = "";
    RunningBroker broker;

    /** The server, in which each test has a database of its own. */
    abstract PostgresServer postgres();

    @BeforeEach
    void open() {
        database = postgres().createWithTables();
        broker = new RunningBroker(open(database));
    }

    @AfterEach
    void close() {
        clients.shutdownNow();
        broker.close();
    }

    JdbcState open(String name) {
        return openAt(postgres().urlOf(name));
    }

    JdbcState openAt(String url) {
        return JdbcState.open(JdbcSettings.postgresql(url, keys).withHeartbeat(Duration.ofMillis(500)));
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = postgres().connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The status of each request of many clients, which provision one service instance after the other. */
    final class Load implements AutoCloseable {

        private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
        private final AtomicBoolean goesOn = new AtomicBoolean(true);
        private final List<CompletableFuture<Void>> running = new ArrayList<>();

        Load() {
            for (int client = 0; client < CLIENTS; client++) {
                String prefix = "c" + client + "-";
                running.add(CompletableFuture.runAsync(() -> provision(prefix), clients));
            }
        }

        private void provision(String prefix) {
            for (int i = 0; goesOn.get(); i++) {
                int status = broker.provision(prefix + i);
                statuses.put(prefix + i, status);
                if (status != 201) {
                    pause();
                }
            }
        }

        private void pause() {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }

        long count(int status) {
            return statuses.values().stream().filter(one -> one == status).count();
        }

        /** Waits until so many more requests have got a status. */
        void await(int status, int more) {
            long before = count(status);
            RunningBroker.await(more + " more requests receive " + status, () -> count(status) >= before + more);
        }

        /**
         * Ends the load. Service instances that were acknowledged exist, with one call of the handler; the others can be
         * created, or be deleted.
         */
        void end() {
            close();
            running.forEach(CompletableFuture::join);
            assertThat(statuses.values()).isSubsetOf(201, 503);
            statuses.forEach((id, status) -> {
                if (status == 201) {
                    assertThat(broker.fetch(id)).as(id).isEqualTo(200);
                    assertThat(broker.handlers.calls(id)).as(id).isOne();
                } else {
                    RunningBroker.await(id + " exists", () -> List.of(200, 201).contains(broker.provision(id)));
                }
            });
        }

        @Override
        public void close() {
            goesOn.set(false);
        }
    }

    /** Sends requests at the same time, each of which must receive 503, and in time. */
    void areRejectedInTime(List<IntSupplier> requests) throws Exception {
        List<CompletableFuture<Duration>> times = new ArrayList<>();
        for (IntSupplier request : requests) {
            times.add(CompletableFuture.supplyAsync(() -> timed(request), clients));
        }
        for (CompletableFuture<Duration> time : times) {
            assertThat(time.get(60, TimeUnit.SECONDS)).isLessThan(IN_TIME);
        }
    }

    private static Duration timed(IntSupplier request) {
        long start = System.nanoTime();
        assertThat(request.getAsInt()).isEqualTo(503);
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
