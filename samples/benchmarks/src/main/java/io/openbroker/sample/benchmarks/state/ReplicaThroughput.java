package io.openbroker.sample.benchmarks.state;

import io.openbroker.jdbc.StateKeys;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Prints how many operations one and two replicas finish in the background, when handlers wait for a backend and the replicas' limits
 * are all that keeps them from running more. {@code docs/benchmarks.md} says how to run it and how to read it.
 */
public final class ReplicaThroughput {

    private static final int LIMIT = 8;
    /** More than two replicas carry out at once, so that their queue is never empty. */
    private static final int CLIENTS = 5 * LIMIT;

    private static final int POLL_MILLIS = 200;
    private static final int WARM_UP_TURNS = 1;
    private static final double LEAST = 0.75;

    /**
     * Replicas with a database of their own.
     *
     * @param accepting how many of them receive requests
     */
    private record Subject(String name, List<StartedServer> replicas, int accepting, List<Double> perSecond) {

        double limit() {
            return replicas.size() * LIMIT * 1_000.0 / HeldBroker.SLOW_MILLIS;
        }

        double median() {
            double[] sorted =
                    perSecond.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            return sorted[sorted.length / 2];
        }
    }

    private ReplicaThroughput() {}

    /**
     * Runs the benchmark.
     *
     * @param args the seconds of a turn, and the number of turns
     * @throws Exception if a server does not start, a response is not the expected one, or a second replica adds too little
     */
    public static void main(String[] args) throws Exception {
        if (args.length != 2) {
            throw new IllegalArgumentException(
                    "Expected the seconds of a turn and the number of turns, for example: 10 3; but got "
                            + List.of(args));
        }
        int seconds = Integer.parseInt(args[0]);
        int turns = Integer.parseInt(args[1]);
        Path log = Files.createTempDirectory("replica-throughput").resolve("server.txt");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "200")
                .start()) {
            List<StartedServer> one = start(postgres, "one", 1, log);
            List<StartedServer> two = start(postgres, "two", 2, log);
            List<Subject> subjects = List.of(
                    new Subject("one replica", one, 1, new ArrayList<>()),
                    new Subject("two replicas", two, 2, new ArrayList<>()),
                    new Subject("two replicas, all requests to one", two, 1, new ArrayList<>()));
            for (int turn = -WARM_UP_TURNS; turn < turns; turn++) {
                for (Subject subject : subjects) {
                    double perSecond = measure(subject, seconds);
                    if (turn >= 0) {
                        subject.perSecond().add(perSecond);
                    }
                }
            }
            print(subjects);
            one.forEach(StartedServer::close);
            two.forEach(StartedServer::close);
            double ratio = subjects.get(1).median() / subjects.get(0).median();
            if (ratio < 2 * LEAST) {
                throw new IllegalStateException("Two replicas finish only %.2f times what one does".formatted(ratio));
            }
        }
        System.exit(0);
    }

    private static List<StartedServer> start(EmbeddedPostgres postgres, String database, int count, Path log)
            throws Exception {
        create(postgres, database);
        Map<String, String> environment = Map.of(
                "OPENBROKER_STATE",
                postgres.getJdbcUrl("postgres", database),
                "OPENBROKER_STATE_KEYS",
                StateKeys.generate().toJson(),
                "OPENBROKER_BACKGROUND_OPERATIONS",
                Integer.toString(LIMIT));
        List<StartedServer> replicas = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StartedServer server = StartedServer.start(
                    Path.of(System.getProperty("java.home")),
                    List.of(),
                    System.getProperty("java.class.path"),
                    environment,
                    log);
            server.awaitResponse();
            replicas.add(server);
        }
        return replicas;
    }

    private static void create(EmbeddedPostgres postgres, String database) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + database);
        }
    }

    /** Returns how many operations were finished in a second. */
    private static double measure(Subject subject, int seconds) throws Exception {
        AtomicLong done = new AtomicLong();
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(seconds);
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        List<Future<Void>> running = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            int port = subject.replicas().get(i % subject.accepting()).port();
            running.add(threads.submit(() -> {
                try (PlatformConnection connection = new PlatformConnection(port)) {
                    while (System.nanoTime() < end) {
                        connection.provisionInBackground(HeldBroker.SLOW + UUID.randomUUID(), POLL_MILLIS);
                        done.incrementAndGet();
                    }
                    return null;
                }
            }));
        }
        for (Future<Void> client : running) {
            client.get();
        }
        threads.shutdown();
        return done.get() / ((System.nanoTime() - begin) / 1e9);
    }

    private static void print(List<Subject> subjects) {
        System.out.println("| | finished, operations/s | : one replica | : limit of the handlers |");
        System.out.println("|---|---|---|---|");
        double one = subjects.get(0).median();
        for (Subject subject : subjects) {
            System.out.printf(
                    "| %s | %.1f | %.2f | %.2f |%n",
                    subject.name(), subject.median(), subject.median() / one, subject.median() / subject.limit());
        }
    }
}
