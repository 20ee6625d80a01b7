package io.openbroker.sample.benchmarks.state;

import io.openbroker.jdbc.JdbcSettings;
import io.openbroker.jdbc.JdbcState;
import io.openbroker.jdbc.StateKeys;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Prints how many service instances brokers create in PostgreSQL and in a file, beside the statements alone. {@code
 * docs/benchmarks.md} says how to run it and how to read it.
 */
public final class StateThroughput {

    private static final List<Integer> CLIENTS = List.of(8, 32);
    private static final int WARM_UP_TURNS = 2;
    private static final int OPERATIONS_AT_REST = 50;
    private static final int PAUSE_MILLIS = 20;
    private static final int POLL_MILLIS = 10;
    private static final int POLL_AT_REST_MILLIS = 1;

    /** Work that is repeated by each of many clients, on connections of their own. */
    private interface Client extends AutoCloseable {

        void work() throws IOException, InterruptedException, SQLException;

        @Override
        void close() throws IOException, SQLException;
    }

    /** Something that serves clients. */
    private interface Subject {

        Client connect(int client) throws IOException, SQLException;

        /** The processor time of the servers so far, without that of the database. */
        double cpuMillis() throws IOException;
    }

    private record Statements(String url) implements Subject {

        @Override
        public Client connect(int client) throws SQLException {
            PlainStatements statements = new PlainStatements(url);
            return new Client() {
                @Override
                public void work() throws SQLException {
                    statements.provision();
                }

                @Override
                public void close() throws SQLException {
                    statements.close();
                }
            };
        }

        @Override
        public double cpuMillis() {
            return Double.NaN;
        }
    }

    /**
     * Brokers that share a database.
     *
     * @param pollMillis the time between polls; zero if clients wait for the response instead
     */
    private record Brokers(List<StartedServer> replicas, long pollMillis) implements Subject {

        @Override
        public Client connect(int client) throws IOException {
            PlatformConnection connection = new PlatformConnection(
                    replicas.get(client % replicas.size()).port());
            return new Client() {
                @Override
                public void work() throws IOException, InterruptedException {
                    String id = UUID.randomUUID().toString();
                    if (pollMillis > 0) {
                        connection.provisionInBackground(id, pollMillis);
                    } else {
                        connection.provision(id);
                    }
                }

                @Override
                public void close() throws IOException {
                    connection.close();
                }
            };
        }

        @Override
        public double cpuMillis() throws IOException {
            double sum = 0;
            for (StartedServer replica : replicas) {
                sum += replica.cpuMillis();
            }
            return sum;
        }
    }

    private final int seconds;
    private final Map<String, Subject> subjects = new LinkedHashMap<>();

    private StateThroughput(int seconds) {
        this.seconds = seconds;
    }

    /**
     * Runs the benchmark.
     *
     * @param args the seconds of a turn, and the number of turns
     * @throws Exception if a server does not start, or a response is not the expected one
     */
    public static void main(String[] args) throws Exception {
        if (args.length != 2) {
            throw new IllegalArgumentException(
                    "Expected the seconds of a turn and the number of turns, for example: 5 5; but got "
                            + List.of(args));
        }
        int turns = Integer.parseInt(args[1]);
        Path directory = Files.createTempDirectory("state-throughput");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "200")
                .start()) {
            StateThroughput measurement = new StateThroughput(Integer.parseInt(args[0]));
            StateKeys keys = StateKeys.generate();
            String url = postgres.getJdbcUrl("postgres", "postgres");
            JdbcState.open(JdbcSettings.postgresql(url, keys)).close();
            Map<String, String> shared = Map.of("OPENBROKER_STATE", url, "OPENBROKER_STATE_KEYS", keys.toJson());
            List<StartedServer> replicas =
                    List.of(measurement.start(shared, directory), measurement.start(shared, directory));
            JdbcSettings plain = JdbcSettings.file(directory.resolve("plain"), keys);
            JdbcState.open(plain).close();
            List<StartedServer> file = List.of(
                    measurement.start(Map.of("OPENBROKER_STATE", "file:" + directory.resolve("state")), directory));
            measurement.subjects.put("PostgreSQL: statements alone", new Statements(url));
            measurement.subjects.put("one broker", new Brokers(replicas.subList(0, 1), 0));
            measurement.subjects.put("two brokers", new Brokers(replicas, 0));
            measurement.subjects.put("one broker, in the background", new Brokers(replicas.subList(0, 1), POLL_MILLIS));
            measurement.subjects.put("two brokers, in the background", new Brokers(replicas, POLL_MILLIS));
            measurement.subjects.put("file: statements alone", new Statements(plain.url()));
            measurement.subjects.put("one broker on a file", new Brokers(file, 0));
            measurement.subjects.put("one broker on a file, in the background", new Brokers(file, POLL_MILLIS));
            measurement.measure(WARM_UP_TURNS);
            print(measurement.measure(turns));
            printAtRest("PostgreSQL", measurement.atRest(new Brokers(replicas.subList(0, 1), POLL_AT_REST_MILLIS)));
            printAtRest("file", measurement.atRest(new Brokers(file, POLL_AT_REST_MILLIS)));
            replicas.forEach(StartedServer::close);
            file.forEach(StartedServer::close);
        }
        System.exit(0);
    }

    private StartedServer start(Map<String, String> environment, Path directory)
            throws IOException, InterruptedException {
        StartedServer server = StartedServer.start(
                Path.of(System.getProperty("java.home")),
                List.of(),
                System.getProperty("java.class.path"),
                environment,
                directory.resolve("server.txt"));
        server.awaitResponse();
        return server;
    }

    /** Measures the subjects in turns, so that disturbances of the machine affect all of them alike. */
    private Map<String, Map<Integer, Rate>> measure(int turns) throws Exception {
        Map<String, Map<Integer, Rate>> rates = new LinkedHashMap<>();
        for (int turn = 0; turn < turns; turn++) {
            for (int clients : CLIENTS) {
                for (Map.Entry<String, Subject> subject : subjects.entrySet()) {
                    boolean file = subject.getValue() instanceof Statements plain
                            && plain.url().startsWith("jdbc:sqlite:");
                    rates.computeIfAbsent(subject.getKey(), each -> new LinkedHashMap<>())
                            .computeIfAbsent(clients, each -> new Rate())
                            // A file has one connection.
                            .add(measure(subject.getValue(), file ? 1 : clients));
                }
            }
        }
        return rates;
    }

    private Sample measure(Subject subject, int clients) throws Exception {
        AtomicLong done = new AtomicLong();
        double cpu = subject.cpuMillis();
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(seconds);
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        List<Future<Void>> running = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            int number = i;
            running.add(threads.submit(() -> {
                try (Client client = subject.connect(number)) {
                    while (System.nanoTime() < end) {
                        client.work();
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
        double took = (System.nanoTime() - begin) / 1e9;
        return new Sample(done.get() / took, (subject.cpuMillis() - cpu) / done.get());
    }

    /** How long single operations take in the background, in milliseconds. */
    private double[] atRest(Subject subject) throws Exception {
        double[] millis = new double[OPERATIONS_AT_REST];
        try (Client client = subject.connect(0)) {
            for (int i = 0; i < millis.length; i++) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                long begin = System.nanoTime();
                client.work();
                millis[i] = (System.nanoTime() - begin) / 1e6;
            }
        }
        Arrays.sort(millis);
        return millis;
    }

    private static void print(Map<String, Map<Integer, Rate>> rates) {
        System.out.println(
                "| | 8 clients, instances/s | CPU, ms | : alone | 32 clients, instances/s | CPU, ms | : alone |");
        System.out.println("|---|---|---|---|---|---|---|");
        Map<Integer, Rate> alone = Map.of();
        for (Map.Entry<String, Map<Integer, Rate>> subject : rates.entrySet()) {
            if (subject.getKey().endsWith("alone")) {
                alone = subject.getValue();
            }
            StringBuilder row = new StringBuilder("| " + subject.getKey() + " |");
            for (int clients : CLIENTS) {
                Rate rate = subject.getValue().getOrDefault(clients, new Rate());
                double ratio =
                        rate.perSecond() / alone.getOrDefault(clients, rate).perSecond();
                row.append(" %.0f | %s | %.2f |".formatted(rate.perSecond(), rate.cpu(), ratio));
            }
            System.out.println(row);
        }
    }

    private static void printAtRest(String database, double... millis) {
        System.out.printf(
                "One operation in the background at rest, from PUT to succeeded, %s: median %.1f ms, 95th percentile %.1f%n",
                database, millis[millis.length / 2], millis[millis.length * 95 / 100]);
    }

    private record Sample(double perSecond, double cpuMillis) {}

    /** The medians of the samples. */
    private static final class Rate {

        private final List<Sample> samples = new ArrayList<>();

        void add(Sample sample) {
            samples.add(sample);
        }

        double perSecond() {
            return median(samples.stream().mapToDouble(Sample::perSecond).toArray());
        }

        String cpu() {
            double median =
                    median(samples.stream().mapToDouble(Sample::cpuMillis).toArray());
            return Double.isNaN(median) ? "" : "%.2f".formatted(median);
        }

        private static double median(double... values) {
            Arrays.sort(values);
            return values.length == 0 ? Double.NaN : values[values.length / 2];
        }
    }
}
