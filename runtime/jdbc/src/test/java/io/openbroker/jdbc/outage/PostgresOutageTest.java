package io.openbroker.jdbc.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.openbroker.jdbc.JdbcSettings;
import io.openbroker.jdbc.JdbcState;
import io.openbroker.jdbc.StateKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What platforms get while PostgreSQL is away, locked or read-only, and that everything works as soon as it is back. */
class PostgresOutageTest {

    private static final int CLIENTS = 8;
    /** Half of what platforms wait. */
    private static final Duration IN_TIME = Duration.ofSeconds(30);

    private static final int ENDED_SESSIONS = Integer.getInteger("openbroker.outage.sessions", 50);
    /** Also what waits for the limits of statements. */
    private static final boolean LONG = Boolean.getBoolean("openbroker.outage.long");

    @TempDir
    private static Path directory = Path.of("");

    private static RestartablePostgres postgres;

    private final StateKeys keys = StateKeys.generate();

    private final ExecutorService clients = Executors.newCachedThreadPool();
    private String database = "";
    private RunningBroker broker;

    @BeforeAll
    static void start() throws IOException {
        postgres = new RestartablePostgres(directory);
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void open() throws SQLException {
        database = postgres.newDatabase();
        broker = new RunningBroker(open(postgres.url(database)));
    }

    @AfterEach
    void close() {
        clients.shutdownNow();
        broker.close();
    }

    @Test
    void rejectsRequestsWhileTheServerIsAwayAndLosesNothing() throws Exception {
        Map<String, Integer> statuses = new ConcurrentHashMap<>();
        AtomicBoolean goesOn = new AtomicBoolean(true);
        List<CompletableFuture<Void>> load = load(statuses, goesOn);
        try {
            RunningBroker.await("requests succeed", () -> statuses.containsValue(201));
            postgres.stop();
            RunningBroker.await("requests are rejected", () -> statuses.containsValue(503));
            assertThat(broker.ready()).isEqualTo(503);
            for (int i = 0; i < 3; i++) {
                long start = System.nanoTime();
                assertThat(List.of(
                                broker.fetch("a"),
                                broker.poll("a"),
                                broker.bind("a", "b"),
                                broker.unbind("a", "b"),
                                broker.deprovision("a")))
                        .containsOnly(503);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(IN_TIME);
            }
        } finally {
            postgres.start();
        }
        RunningBroker.await("the broker is ready", () -> broker.ready() == 200);
        long succeeded = count(statuses, 201);
        RunningBroker.await("requests succeed again", () -> count(statuses, 201) > succeeded);
        goesOn.set(false);
        load.forEach(CompletableFuture::join);

        assertThat(statuses.values()).isSubsetOf(201, 503);
        checkEachIsThere(statuses);
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
    void retriesWhatASessionThatWasEndedHasBroken() throws Exception {
        Map<String, Integer> statuses = new ConcurrentHashMap<>();
        AtomicBoolean goesOn = new AtomicBoolean(true);
        List<CompletableFuture<Void>> load = load(statuses, goesOn);
        RunningBroker.await("requests succeed", () -> statuses.containsValue(201));
        for (int i = 0; i < 5; i++) {
            postgres.terminateSessions(database);
            Thread.sleep(1_000);
        }
        goesOn.set(false);
        load.forEach(CompletableFuture::join);

        assertThat(statuses).hasSizeGreaterThan(50);
        // Two ends in a row are for the platform to retry; a single one is not.
        assertThat(statuses.values()).isSubsetOf(201, 503);
        assertThat(count(statuses, 503)).isLessThan(statuses.size() / 20);
        checkEachIsThere(statuses);
    }

    @Test
    void noticesNoSessionThatWasEndedBetweenRequests() throws Exception {
        for (int i = 0; i < ENDED_SESSIONS; i++) {
            String id = "i" + i;
            postgres.terminateSessions(database);
            switch (i % 3) {
                case 0 -> assertThat(broker.provision(id)).as(id).isEqualTo(201);
                case 1 -> assertThat(broker.fetch("i" + (i - 1))).as(id).isEqualTo(200);
                default -> assertThat(broker.deprovision("i" + (i - 2))).as(id).isEqualTo(200);
            }
        }
    }

    @Test
    void waitsForASlowDatabase() throws Exception {
        try (SilentNetwork network = new SilentNetwork(postgres.port());
                RunningBroker far = new RunningBroker(open("jdbc:postgresql://localhost:" + network.port() + "/"
                        + postgres.newDatabase() + "?user=postgres"))) {
            network.slowDown(Duration.ofMillis(50));

            assertThat(far.provision("i")).isEqualTo(201);
            assertThat(far.bind("i", "b")).isEqualTo(201);
            assertThat(far.fetch("i")).isEqualTo(200);
            assertThat(far.ready()).isEqualTo(200);
            assertThat(far.handlers.calls("i")).isOne();
        }
    }

    @Test
    void answersInTimeWhileStatementsTakeTooLong() throws Exception {
        assumeTrue(LONG, "Waits for statement_timeout; runs with -Plong");
        assertThat(broker.provision("i")).isEqualTo(201);
        execute("create function wait() returns trigger language plpgsql as"
                + " $$ begin perform pg_sleep(12); return new; end $$");
        execute("create trigger slow before insert or update on openbroker_instance"
                + " for each row execute function wait()");

        // More than there are connections, of which the last ones never get any.
        List<CompletableFuture<Duration>> requests = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String id = "slow" + i;
            requests.add(CompletableFuture.supplyAsync(() -> timed(() -> broker.provision(id)), clients));
        }
        for (CompletableFuture<Duration> request : requests) {
            assertThat(request.get(60, TimeUnit.SECONDS)).isLessThan(IN_TIME);
        }
        assertThat(broker.fetch("i")).isEqualTo(200);

        execute("drop trigger slow on openbroker_instance");
        RunningBroker.await("requests succeed again", () -> broker.provision("slow1") == 201);
        assertThat(broker.handlers.calls("slow1")).isOne();
    }

    @Test
    void readsWhileTheDatabaseIsReadOnly() throws Exception {
        assertThat(broker.provision("i")).isEqualTo(201);
        postgres.execute("alter database " + database + " set default_transaction_read_only = on");
        postgres.terminateSessions(database);

        RunningBroker.await("writes are rejected", () -> broker.deprovision("i") == 503);
        assertThat(broker.provision("j")).isEqualTo(503);
        assertThat(broker.bind("i", "b")).isEqualTo(503);
        assertThat(broker.fetch("i")).isEqualTo(200);
        assertThat(broker.ready()).isEqualTo(503);

        // Sessions that are open stay read-only, as they do after a failover.
        postgres.execute("alter database " + database + " reset default_transaction_read_only");
        RunningBroker.await("the broker is ready", () -> broker.ready() == 200);
        assertThat(broker.bind("i", "b")).isEqualTo(201);
        assertThat(broker.handlers.calls("j")).isZero();
    }

    @Test
    void answersInTimeWhileATableIsLocked() throws Exception {
        assertThat(broker.provision("i")).isEqualTo(201);
        try (Connection connection = postgres.connect(database);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table openbroker_instance in access exclusive mode");

            // More than there are connections.
            List<CompletableFuture<Duration>> requests = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String id = "locked" + i;
                requests.add(CompletableFuture.supplyAsync(() -> timed(() -> broker.provision(id)), clients));
                requests.add(CompletableFuture.supplyAsync(() -> timed(() -> broker.fetch("i")), clients));
            }
            for (CompletableFuture<Duration> request : requests) {
                assertThat(request.get(60, TimeUnit.SECONDS)).isLessThan(IN_TIME);
            }
            connection.rollback();
        }
        RunningBroker.await("requests succeed again", () -> broker.fetch("i") == 200);
        assertThat(broker.provision("locked1")).isEqualTo(201);
        assertThat(broker.handlers.calls("locked1")).isOne();
    }

    @Test
    void recordsWhatAHandlerHasDoneWhileTheServerWasAway() throws Exception {
        CompletableFuture<Integer> request = CompletableFuture.supplyAsync(() -> broker.provision("i", 3_000), clients);
        RunningBroker.await("the handler runs", () -> broker.handlers.calls("i") == 1);
        postgres.stop();
        Thread.sleep(3_000);
        postgres.start();

        assertThat(request.get(60, TimeUnit.SECONDS)).isEqualTo(201);
        assertThat(broker.fetch("i")).isEqualTo(200);
        assertThat(broker.handlers.calls("i")).isOne();
    }

    @Test
    void answersInTimeWhenTheNetworkFallsSilent() throws Exception {
        try (SilentNetwork network = new SilentNetwork(postgres.port());
                RunningBroker far = new RunningBroker(
                        open("jdbc:postgresql://localhost:" + network.port() + "/" + database + "?user=postgres"))) {
            assertThat(far.provision("i")).isEqualTo(201);
            network.fallSilent();
            Duration time = timed(() -> far.provision("j"));
            assertThat(time).isLessThan(IN_TIME);
            assertThat(timed(() -> far.fetch("i"))).isLessThan(IN_TIME);
            assertThat(far.ready()).isEqualTo(503);
            network.speak();

            RunningBroker.await("the broker is ready", () -> far.ready() == 200);
            assertThat(far.provision("j")).isEqualTo(201);
        }
    }

    @Test
    void findsOutWhetherACommitTookEffect() throws Exception {
        // Of its own, since the other replica would take one with few heartbeats for ended.
        String own = postgres.newDatabase();
        try (SilentNetwork network = new SilentNetwork(postgres.port());
                // With few heartbeats, so that the commits are those of requests.
                RunningBroker far = new RunningBroker(JdbcState.open(JdbcSettings.postgresql(
                                // In the simple mode each commit is sent as text.
                                "jdbc:postgresql://localhost:" + network.port() + "/" + own
                                        + "?user=postgres&preferQueryMode=simple",
                                keys)
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

    @Test
    void takesFewConnectionsWhileItIsIdle() throws Exception {
        List<CompletableFuture<Integer>> requests = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            String id = "i" + i;
            requests.add(CompletableFuture.supplyAsync(() -> broker.provision(id), clients));
        }
        requests.forEach(request -> assertThat(request.join()).isEqualTo(201));
        try (RunningBroker other = new RunningBroker(open(postgres.url(postgres.newDatabase())))) {
            assertThat(other.ready()).isEqualTo(200);
            Thread.sleep(3_000);
            assertThat(connections("test" + (Integer.parseInt(database.substring(4)) + 1)))
                    .isBetween(1, 5);
        }
    }

    private JdbcState open(String url) {
        return JdbcState.open(JdbcSettings.postgresql(url, keys).withHeartbeat(Duration.ofMillis(500)));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = postgres.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int connections(String name) throws SQLException {
        try (Connection connection = postgres.connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*) from pg_stat_activity where datname = '" + name + "'")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Clients that provision one service instance after the other. */
    private List<CompletableFuture<Void>> load(Map<String, Integer> statuses, AtomicBoolean goesOn) {
        List<CompletableFuture<Void>> load = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            String prefix = "c" + client + "-";
            load.add(CompletableFuture.runAsync(
                    () -> {
                        for (int i = 0; goesOn.get(); i++) {
                            int status = broker.provision(prefix + i);
                            statuses.put(prefix + i, status);
                            if (status != 201) {
                                pause();
                            }
                        }
                    },
                    clients));
        }
        return load;
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Those that were acknowledged are there, with one call of the handler; the others can be had, or be deleted. */
    private void checkEachIsThere(Map<String, Integer> statuses) {
        statuses.forEach((id, status) -> {
            if (status == 201) {
                assertThat(broker.fetch(id)).as(id).isEqualTo(200);
                assertThat(broker.handlers.calls(id)).as(id).isOne();
            } else {
                RunningBroker.await(id + " exists", () -> List.of(200, 201).contains(broker.provision(id)));
            }
        });
    }

    private static long count(Map<String, Integer> statuses, int status) {
        return statuses.values().stream().filter(one -> one == status).count();
    }

    private static Duration timed(java.util.function.IntSupplier request) {
        long start = System.nanoTime();
        assertThat(request.getAsInt()).isEqualTo(503);
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
