package io.openbroker.jdbc.chaos;

import io.openbroker.jdbc.PostgresServer;
import io.openbroker.jdbc.StateKeys;
import io.openbroker.jdbc.chaos.Findings.Kind;
import io.openbroker.jdbc.outage.FreePort;
import io.openbroker.jdbc.outage.SilentNetwork;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Starts replicas, clients and faults; when all faults are over, lets everything come to rest, and compares what clients know, what
 * the broker knows, and what the ledger has.
 */
final class ChaosRun implements AutoCloseable {

    private static final Duration REST = Duration.ofMinutes(2);
    private static final int STORIES = 20;

    /**
     * What is to be done.
     *
     * @param clients how many clients create, use and delete service instances, each one after the other
     * @param lives how many service instances live at least
     * @param gap the time between faults, on average
     * @param longest how long a fault may last
     */
    record Settings(
            int replicas,
            int clients,
            int faults,
            int lives,
            Duration gap,
            Duration longest,
            Set<Fault> kinds,
            long seed) {}

    private final Settings settings;
    private final Path logs;
    private final Optional<Path> faketime;
    private final PostgresServer stateServer;
    private final PostgresServer ledgerServer;
    private final String stateUrl;
    private final Ledger ledger;
    private final Story story = new Story();
    private final Findings findings = new Findings();
    private final Map<String, Integer> responses = Platform.counts();
    private final AtomicInteger lived = new AtomicInteger();
    private final List<SilentNetwork> networks = new ArrayList<>();
    private final List<ChaosReplica> replicas = new ArrayList<>();
    private final List<Lives> clients = new ArrayList<>();
    private final Faults faults;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile boolean watching = true;
    private volatile boolean living = true;

    /**
     * Starts the databases and the replicas.
     *
     * @param data where databases keep their data
     * @param logs where logs and stories are written
     */
    ChaosRun(Settings settings, Path data, Path logs) throws IOException, SQLException {
        this.settings = settings;
        this.logs = logs;
        this.faketime = settings.kinds().contains(Fault.CLOCK) ? faketime() : Optional.empty();
        Files.createDirectories(logs);
        stateServer = PostgresServer.durable(data.resolve("state"));
        ledgerServer = PostgresServer.durable(data.resolve("ledger"));
        stateUrl = stateServer.create("state");
        String ledgerUrl = ledgerServer.create("ledger");
        ledger = new Ledger(ledgerUrl, "test");
        ledger.createTables();
        StateKeys keys = StateKeys.generate();
        for (int i = 0; i < settings.replicas(); i++) {
            SilentNetwork network = new SilentNetwork(stateServer.port());
            networks.add(network);
            replicas.add(new ChaosReplica(
                    FreePort.next(),
                    network,
                    stateUrl.replace(":" + stateServer.port(), ":" + network.port()),
                    ledgerUrl,
                    keys,
                    logs,
                    faketime));
        }
        List<Integer> ports = replicas.stream().map(ChaosReplica::port).toList();
        for (int i = 0; i < settings.clients(); i++) {
            Random random = new Random(settings.seed() + 1 + i);
            clients.add(new Lives(
                    i, new Platform(ports, random, story, findings, responses), ledger, findings, random, lived));
        }
        faults = new Faults(replicas, stateServer, stateUrl, settings.longest(), story, findings);
    }

    /** The library with which processes have clocks of their own, if it is installed. */
    static Optional<Path> faketime() throws IOException {
        for (Path directory : List.of(Path.of("/usr/lib"), Path.of("/usr/lib64"))) {
            if (Files.isDirectory(directory)) {
                try (var files =
                        Files.find(directory, 4, (file, any) -> file.endsWith("faketime/libfaketimeMT.so.1"))) {
                    Optional<Path> found = files.findFirst();
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    Findings findings() {
        return findings;
    }

    int lived() {
        return lived.get();
    }

    int faultsMade() {
        return faults.made().values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Runs until enough faults were made and enough service instances have lived, and everything was compared. */
    void run() throws Exception {
        awaitReady();
        Future<Void> watch = threads.submit(this::watch);
        List<Future<Void>> lives = new ArrayList<>();
        for (Lives client : clients) {
            lives.add(threads.submit(() -> {
                client.live(() -> living);
                return null;
            }));
        }
        List<Fault> kinds = kinds();
        Random random = new Random(settings.seed());
        while (isMissing(kinds)) {
            makeFaults(kinds, random, lives);
            // Those that another fault has prevented are made up for.
            faults.awaitEnd();
        }
        living = false;
        for (Future<Void> each : lives) {
            each.get();
        }
        awaitReady();
        awaitRest();
        forEachClient(client -> {
            client.checkAndDeleteKept();
            return null;
        });
        awaitRest();
        watching = false;
        watch.get();
        checkNothingIsLeft();
        checkLogs();
        writeStories();
    }

    private List<Fault> kinds() {
        Set<Fault> kinds = settings.kinds().isEmpty() ? EnumSet.noneOf(Fault.class) : EnumSet.copyOf(settings.kinds());
        if (faketime.isEmpty()) {
            kinds.remove(Fault.CLOCK);
        }
        return List.copyOf(kinds);
    }

    private boolean isMissing(List<Fault> kinds) {
        return (!kinds.isEmpty() && faults.begun() - faults.prevented() < settings.faults())
                || lived.get() < settings.lives();
    }

    private void makeFaults(List<Fault> kinds, Random random, List<Future<Void>> lives) throws Exception {
        Deque<Fault> next = new ArrayDeque<>();
        while (isMissing(kinds)) {
            Thread.sleep(1 + random.nextInt(2 * (int) settings.gap().toMillis()));
            if (next.isEmpty()) {
                // Each kind comes once before any comes again, so that a short run leaves none out.
                List<Fault> dealt = new ArrayList<>(kinds);
                Collections.shuffle(dealt, random);
                next.addAll(dealt);
            }
            if (!next.isEmpty()) {
                faults.begin(next.remove(), random);
            }
            faults.check();
            for (Future<Void> life : lives) {
                if (life.isDone()) {
                    // It lives until it is told otherwise, so it has failed.
                    life.get();
                }
            }
        }
    }

    /** Starts replicas that have ended by themselves, as an orchestrator does, but does not forgive it. */
    private Void watch() throws IOException, InterruptedException {
        while (watching) {
            for (ChaosReplica replica : replicas) {
                if (replica.endedByItself()) {
                    List<String> log = replica.log();
                    findings.add(
                            Kind.ENDED,
                            "",
                            "The replica " + replica.name() + " has ended: "
                                    + String.join("\n", log.subList(Math.max(0, log.size() - 40), log.size())));
                    replica.start();
                }
            }
            Thread.sleep(100);
        }
        return null;
    }

    private void awaitReady() throws InterruptedException {
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
        for (ChaosReplica replica : replicas) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + replica.port() + "/health/ready"))
                    .timeout(Duration.ofSeconds(3))
                    .build();
            long deadline = System.nanoTime() + REST.toNanos();
            while (!ready(http, request)) {
                if (System.nanoTime() > deadline) {
                    findings.add(Kind.STUCK, "", "The replica " + replica.name() + " is not ready after " + REST);
                    return;
                }
                Thread.sleep(100);
            }
        }
    }

    private static boolean ready(HttpClient http, HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void forEachClient(Call call) throws InterruptedException, ExecutionException {
        List<Callable<Void>> calls = new ArrayList<>();
        for (Lives client : clients) {
            calls.add(() -> call.of(client));
        }
        for (Future<Void> each : threads.invokeAll(calls)) {
            each.get();
        }
    }

    private interface Call {

        Void of(Lives client) throws Exception;
    }

    /** Waits until no operation runs. */
    private void awaitRest() throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + REST.toNanos();
        while (true) {
            List<String> running = unfinished();
            if (running.isEmpty()) {
                return;
            }
            if (System.nanoTime() > deadline) {
                running.forEach(id -> findings.add(Kind.STUCK, id, "An operation has not ended after " + REST));
                return;
            }
            Thread.sleep(200);
        }
    }

    private List<String> unfinished() throws SQLException {
        return column("select instance_id from openbroker_operation where finished_at is null");
    }

    private void checkNothingIsLeft() throws SQLException {
        for (Ledger.Resource resource : ledger.alive()) {
            findings.add(Kind.LEFT, instance(resource.id()), resource.id() + " is in the ledger at the end");
        }
        for (String id : ledger.doubled()) {
            findings.add(Kind.DOUBLED, instance(id), id + " existed twice in the ledger");
        }
        for (String table : List.of("openbroker_instance", "openbroker_binding")) {
            for (String id : column("select instance_id from " + table)) {
                findings.add(Kind.LEFT, id, "A row is in " + table + " at the end");
            }
        }
    }

    private static String instance(String id) {
        return id.replaceFirst("-b\\d+$", "");
    }

    private List<String> column(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(stateUrl);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private void checkLogs() throws IOException {
        for (ChaosReplica replica : replicas) {
            for (String line : replica.log()) {
                if (line.contains(Ledger.TOKEN)) {
                    findings.add(Kind.LEAKED, "", "The log of " + replica.name() + " has credentials: " + line);
                }
                if (line.contains("Indicates a bug")) {
                    findings.add(Kind.UNEXPECTED, "", "The log of " + replica.name() + ": " + line);
                }
            }
        }
    }

    private void writeStories() throws IOException, SQLException {
        StringBuilder text = new StringBuilder();
        for (Findings.Finding finding : findings.all().stream().limit(STORIES).toList()) {
            text.append(finding.kind()).append(' ').append(finding.text()).append('\n');
            if (!finding.instance().isEmpty()) {
                text.append(story.of(finding.instance(), ledger.calls(finding.instance())))
                        .append('\n');
            }
        }
        Files.writeString(logs.resolve("findings.txt"), text);
    }

    /** What was done and found, as a table. */
    String summary(Duration time) throws SQLException, IOException {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("Seed", Long.toString(settings.seed()));
        rows.put("Replicas, clients", settings.replicas() + ", " + settings.clients());
        rows.put("Time", time.toSeconds() + " s");
        rows.put("Service instances that lived", Integer.toString(lived()));
        rows.put("Faults", Integer.toString(faultsMade()));
        new TreeMap<>(faults.made())
                .forEach((fault, count) -> rows.put("– " + fault.description(), Integer.toString(count)));
        rows.put(
                "Responses",
                Integer.toString(
                        responses.values().stream().mapToInt(Integer::intValue).sum()));
        new TreeMap<>(responses).forEach((status, count) -> rows.put("– " + status, Integer.toString(count)));
        rows.put("Calls of handlers", Integer.toString(ledger.calls()));
        findings.counts().forEach((kind, count) -> rows.put(kind.toString(), Integer.toString(count)));
        StringBuilder table = new StringBuilder("\n| | |\n|---|---|\n");
        rows.forEach((name, value) ->
                table.append("| ").append(name).append(" | ").append(value).append(" |\n"));
        if (settings.kinds().contains(Fault.CLOCK) && faketime.isEmpty()) {
            table.append("Clocks were left alone, since libfaketime is not installed\n");
        }
        return table.toString();
    }

    @Override
    public void close() throws IOException {
        watching = false;
        living = false;
        threads.shutdownNow();
        faults.close();
        replicas.forEach(ChaosReplica::end);
        ledger.close();
        for (SilentNetwork network : networks) {
            network.close();
        }
        stateServer.close();
        ledgerServer.close();
    }
}
