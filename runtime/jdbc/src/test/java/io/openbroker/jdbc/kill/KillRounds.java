package io.openbroker.jdbc.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.jdbc.kill.BrokerRun.Answer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Kills the broker at random moments: while eight clients send requests, while nobody does, and while it starts. After each start all
 * that was ever answered is asked for again, and compared with the answers and with the backend.
 */
final class KillRounds {

    private static final int CLIENTS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path directory;
    private final Map<String, String> environment;
    private final Random random;
    private final List<LedgerClient> clients = new ArrayList<>();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    private long compared;
    private int lives;

    KillRounds(Path directory, Map<String, String> environment, long seed) {
        this.directory = directory;
        this.environment = environment;
        this.random = new Random(seed);
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(new LedgerClient(i, new Random(seed + i + 1)));
        }
    }

    /** What happens between a kill and the next start. */
    interface Break {

        void afterKill(int kill) throws Exception;
    }

    /** Kills so many times, and returns a summary. */
    String run(int kills, Break afterKill) throws Exception {
        Files.createDirectories(directory.resolve("backend"));
        try {
            for (int kill = 1; kill <= kills; kill++) {
                live(random.nextInt(6));
                afterKill.afterKill(kill);
            }
            end();
        } finally {
            threads.shutdownNow();
        }
        return kills + " kills, "
                + clients.stream().mapToInt(LedgerClient::answers).sum() + " changes answered, compared " + compared
                + " times, lost: 0";
    }

    private void live(int kind) throws Exception {
        BrokerRun broker = start();
        try {
            if (kind == 0) {
                Thread.sleep(random.nextInt(1_500));
                return;
            }
            broker.awaitStart();
            compareAll(broker);
            if (kind <= 2) {
                quiet(broker);
            } else {
                busy(broker);
            }
        } catch (AssertionError | ExecutionException e) {
            throw new AssertionError("The broker said: " + broker.log(), e);
        } finally {
            broker.kill();
        }
    }

    /** A few requests, one after the other, and then none until the end. */
    private void quiet(BrokerRun broker) throws InterruptedException {
        for (int requests = 1 + random.nextInt(3); requests > 0; requests--) {
            clients.get(random.nextInt(CLIENTS)).step(broker);
        }
        Thread.sleep(random.nextInt(700));
    }

    private void busy(BrokerRun broker) throws Exception {
        AtomicBoolean stopping = new AtomicBoolean();
        List<Callable<Void>> lives = new ArrayList<>();
        for (LedgerClient client : clients) {
            lives.add(() -> {
                while (!stopping.get() && client.step(broker)) {
                    Thread.onSpinWait();
                }
                return null;
            });
        }
        List<Future<Void>> running = lives.stream().map(threads::submit).toList();
        Thread.sleep(50 + random.nextInt(450));
        // In the middle of their requests.
        broker.kill();
        stopping.set(true);
        for (Future<Void> each : running) {
            each.get();
        }
    }

    /** Settles what is not known for sure, and compares a last time. */
    private void end() throws Exception {
        BrokerRun broker = start();
        try {
            broker.awaitStart();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            List<Entry> unsettled = unsettled();
            while (!unsettled.isEmpty()) {
                assertThat(System.nanoTime())
                        .as("Not settled in time: %s", unsettled)
                        .isLessThan(deadline);
                for (LedgerClient client : clients) {
                    for (Entry entry : client.entries()) {
                        if (!entry.settled()) {
                            client.settle(entry, broker);
                        }
                    }
                }
                Thread.sleep(100);
                unsettled = unsettled();
            }
            compareAll(broker);
        } catch (AssertionError | ExecutionException e) {
            throw new AssertionError("The broker said: " + broker.log(), e);
        } finally {
            broker.kill();
        }
    }

    private List<Entry> unsettled() {
        return clients.stream()
                .flatMap(client -> client.entries().stream())
                .filter(entry -> !entry.settled())
                .toList();
    }

    private void compareAll(BrokerRun broker) throws InterruptedException, ExecutionException {
        List<Callable<Long>> comparisons = new ArrayList<>();
        for (LedgerClient client : clients) {
            comparisons.add(() -> {
                long count = 0;
                for (Entry entry : client.entries()) {
                    count += compare(entry, broker);
                }
                return count;
            });
        }
        for (Future<Long> count : threads.invokeAll(comparisons)) {
            compared += count.get();
        }
    }

    private long compare(Entry entry, BrokerRun broker) throws InterruptedException, IOException {
        for (Entry.Operation operation : entry.operations()) {
            Answer poll = broker.ask("GET", entry.path() + "/last_operation?operation=" + operation.id());
            LedgerClient.checkPoll(entry, operation, poll);
        }
        if (entry.settled()) {
            Answer answer = broker.ask("GET", entry.path());
            Path file = directory.resolve("backend").resolve(entry.id());
            Optional<String> backend = Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
            if (entry.present()) {
                assertThat(answer.status()).as("%s: %s", entry, answer).isEqualTo(200);
                assertThat(
                                entry.isBinding()
                                        ? answer.body()
                                                .path("credentials")
                                                .path("token")
                                                .asString("")
                                        : answer.body()
                                                .path("parameters")
                                                .path("size")
                                                .asString(""))
                        .as("%s: %s", entry, answer)
                        .isEqualTo(entry.content());
                assertThat(backend).as("backend of %s", entry).contains(entry.content());
            } else {
                assertThat(answer.status()).as("%s: %s", entry, answer).isEqualTo(404);
                assertThat(backend).as("backend of %s", entry).isEmpty();
            }
        }
        return 1L + entry.operations().size();
    }

    private BrokerRun start() throws IOException {
        return BrokerRun.start(directory, directory.resolve("life-" + lives++ + ".log"), environment, http);
    }
}
