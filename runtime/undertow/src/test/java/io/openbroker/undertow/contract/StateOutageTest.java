package io.openbroker.undertow.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.contract.Platform.Answer;
import io.openbroker.undertow.contract.UnsteadyState.Commits;
import io.openbroker.undertow.support.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What platforms get while the state is not available, and that no result of a handler is lost. */
class StateOutageTest {

    private static final Duration HANDLER_PATIENCE = Duration.ofSeconds(2);

    private final Backend backend = new Backend();
    private final UnsteadyState state = new UnsteadyState();
    private final TestServer server = TestServer.start(
            ServerSettings.DEFAULT
                    .withHost("127.0.0.1")
                    .withPort(0)
                    .withCredentials(Platform.USER, Platform.PASSWORD)
                    .withShutdownGrace(Duration.ofSeconds(2))
                    .withOperations(ServerSettings.DEFAULT.operations().withResponseTime(Duration.ofSeconds(30))),
            state,
            new SyncBrokerDispatcher(new SyncBroker(backend)),
            new AsyncBrokerDispatcher(new AsyncBroker(backend)));
    private final Platform platform = new Platform(server.uri());
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
        server.close();
    }

    @Test
    void rejectsEveryOperationAndBeginsNothing() {
        platform.provision("i", Platform.SYNC, "{}", false);
        platform.bind("i", "b", Platform.SYNC, "{}", false);
        List<String> before = backend.calls();
        state.away = true;

        assertThat(List.of(
                        platform.provision("j", Platform.SYNC, "{}", false),
                        platform.provision("j", Platform.ASYNC, "{}", true),
                        platform.update("i", "{\"service_id\": \"" + SyncBroker.SERVICE + "\"}", false),
                        platform.bind("i", "c", Platform.SYNC, "{}", false),
                        platform.fetch("i"),
                        platform.fetchBinding("i", "b"),
                        platform.poll("i", "operation"),
                        platform.pollBinding("i", "b", "operation"),
                        platform.unbind("i", "b", Platform.SYNC, false),
                        platform.deprovision("i", Platform.SYNC, false)))
                .allSatisfy(StateOutageTest::isUnavailable);
        assertThat(platform.send("GET", "/v2/catalog", "").status()).isEqualTo(200);
        assertThat(platform.send("GET", "/health/ready", "").status()).isEqualTo(503);
        assertThat(platform.send("GET", "/health/live", "").status()).isEqualTo(200);

        state.away = false;
        assertThat(backend.calls()).isEqualTo(before);
        assertThat(platform.send("GET", "/health/ready", "").status()).isEqualTo(200);
        assertThat(platform.fetchBinding("i", "b").status()).isEqualTo(200);
        assertThat(platform.provision("j", Platform.SYNC, "{}", false).status()).isEqualTo(201);
    }

    @Test
    void callsNoHandlerWithoutAClaim() {
        state.commits = Commits.FAIL;
        isUnavailable(platform.provision("i", Platform.SYNC, "{}", false));
        isUnavailable(platform.provision("j", Platform.ASYNC, "{}", true));
        state.commits = Commits.RESPOND;

        assertThat(backend.calls()).isEmpty();
        assertThat(platform.fetch("i").status()).isEqualTo(404);
    }

    @Test
    void recordsTheResultOfAHandlerWhenTheStateIsBack() throws Exception {
        CompletableFuture<Answer> waits = held("i");
        state.away = true;
        backend.open("gate");
        await(() -> state.unrecorded.get() >= 3);
        assertThat(waits).isNotDone();
        state.away = false;

        assertThat(waits.get(20, TimeUnit.SECONDS).status()).isEqualTo(201);
        assertThat(platform.fetch("i").status()).isEqualTo(200);
        assertThat(backend.calls("create i")).isOne();
    }

    @Test
    void answersInTimeAndRecordsTheResultLater() throws Exception {
        CompletableFuture<Answer> waits = held("i");
        state.commits = Commits.FAIL;
        backend.open("gate");

        isUnavailable(waits.get(20, TimeUnit.SECONDS));
        assertThat(platform.fetch("i").status()).isEqualTo(404);
        state.commits = Commits.RESPOND;

        await(() -> platform.fetch("i").status() == 200);
        assertThat(platform.provision("i", Platform.SYNC, "{\"gate\": \"gate\"}", false)
                        .status())
                .isEqualTo(200);
        assertThat(backend.calls("create i")).isOne();
    }

    @Test
    void answersInTimeWhileTheHandlerStillRuns() throws Exception {
        try (TestServer impatient = TestServer.start(
                ServerSettings.DEFAULT
                        .withPort(0)
                        .withHost("127.0.0.1")
                        .withCredentials(Platform.USER, Platform.PASSWORD)
                        .withOperations(ServerSettings.DEFAULT.operations().withResponseTime(HANDLER_PATIENCE)),
                state,
                new SyncBrokerDispatcher(new SyncBroker(backend)))) {
            Platform other = new Platform(impatient.uri());
            CompletableFuture<Answer> waits =
                    later(() -> other.provision("i", Platform.SYNC, "{\"gate\": \"gate\"}", false));
            backend.awaitArrival("gate");
            state.away = true;
            isUnavailable(waits.get(20, TimeUnit.SECONDS));
            state.away = false;
            backend.open("gate");

            await(() -> other.fetch("i").status() == 200);
        }
    }

    @Test
    void findsOutWhetherAResultWasRecorded() throws Exception {
        CompletableFuture<Answer> waits = held("i");
        state.commits = Commits.LOSE_RESPONSE;
        backend.open("gate");

        assertThat(waits.get(20, TimeUnit.SECONDS).status()).isEqualTo(201);
        state.commits = Commits.RESPOND;
        assertThat(platform.fetch("i").status()).isEqualTo(200);
    }

    @Test
    void givesUpAClaimOfWhichItNeverHeard() throws Exception {
        state.commits = Commits.LOSE_RESPONSE;
        isUnavailable(platform.provision("i", Platform.SYNC, "{}", false));
        state.commits = Commits.RESPOND;

        await(() -> platform.provision("i", Platform.SYNC, "{}", false).status() == 201);
        assertThat(backend.calls("create i")).isOne();
    }

    @Test
    void recordsTheResultOfTheBackgroundOnce() throws Exception {
        Answer accepted = platform.provision("i", Platform.ASYNC, "{\"gate\": \"gate\"}", true);
        assertThat(accepted.status()).isEqualTo(202);
        backend.awaitArrival("gate");
        state.away = true;
        backend.open("gate");
        await(() -> state.unrecorded.get() >= 3);
        state.away = false;

        assertThat(platform.await("i", accepted.operation()).state()).isEqualTo("succeeded");
        assertThat(backend.calls("create i")).isOne();
    }

    @Test
    void recordsAFailureWhenTheStateIsBack() throws Exception {
        CompletableFuture<Answer> waits =
                later(() -> platform.provision("i", Platform.SYNC, "{\"gate\": \"gate\", \"fail\": \"quota\"}", false));
        backend.awaitArrival("gate");
        state.away = true;
        backend.open("gate");
        await(() -> state.unrecorded.get() >= 2);
        state.away = false;

        assertThat(waits.get(20, TimeUnit.SECONDS).error()).isEqualTo("QuotaExceeded");
        assertThat(platform.fetch("i").status()).isEqualTo(404);
    }

    @Test
    void startsWhenTheStateIsBack() throws Exception {
        UnsteadyState other = new UnsteadyState();
        other.away = true;
        CompletableFuture<TestServer> started = CompletableFuture.supplyAsync(
                () -> TestServer.start(
                        ServerSettings.DEFAULT.withHost("127.0.0.1").withPort(0).withoutAuthentication(),
                        other,
                        new SyncBrokerDispatcher(new SyncBroker(backend))),
                threads);
        await(() -> other.rejected.get() >= 2);
        assertThat(started).isNotDone();
        other.away = false;

        try (TestServer late = started.get(20, TimeUnit.SECONDS)) {
            assertThat(new Platform(late.uri())
                            .provision("i", Platform.SYNC, "{}", false)
                            .status())
                    .isEqualTo(201);
        }
    }

    @Test
    void takesAnOutageOfAHandlerForItsFailure() throws Exception {
        Answer failed = platform.provision("i", Platform.SYNC, "{\"fail\": \"state\"}", false);
        assertThat(failed.status()).isEqualTo(500);
        // What the handler has left waits to be deleted.
        assertThat(platform.fetch("i").status()).isEqualTo(404);
        assertThat(platform.deprovision("i", Platform.SYNC, false).status()).isEqualTo(200);
        assertThat(backend.calls()).containsExactly("create i", "delete i");

        Answer accepted = platform.provision("j", Platform.ASYNC, "{\"fail\": \"state\"}", true);
        assertThat(platform.await("j", accepted.operation()).state()).isEqualTo("failed");
        assertThat(backend.calls("create j")).isOne();
    }

    @Test
    void stopsAlthoughAResultCannotBeRecorded() throws Exception {
        CompletableFuture<Answer> waits = held("i");
        state.away = true;
        backend.open("gate");
        await(() -> state.unrecorded.get() >= 1);

        CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::close, threads);

        stopped.get(30, TimeUnit.SECONDS);
        assertThat(waits.get(1, TimeUnit.SECONDS).status()).isEqualTo(503);
    }

    private CompletableFuture<Answer> held(String id) throws InterruptedException {
        CompletableFuture<Answer> waits =
                later(() -> platform.provision(id, Platform.SYNC, "{\"gate\": \"gate\"}", false));
        backend.awaitArrival("gate");
        return waits;
    }

    private CompletableFuture<Answer> later(Supplier<Answer> request) {
        return CompletableFuture.supplyAsync(request, threads);
    }

    private static void isUnavailable(Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.error()).isEqualTo("StateUnavailable");
        assertThat(answer.headers()).containsEntry("retry-after", "10");
    }

    private static void await(Supplier<Boolean> condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.get()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(50);
        }
    }
}
