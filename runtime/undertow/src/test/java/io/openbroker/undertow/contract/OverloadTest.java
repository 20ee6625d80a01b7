package io.openbroker.undertow.contract;

import static io.openbroker.undertow.contract.Platform.ASYNC;
import static io.openbroker.undertow.contract.Platform.SYNC;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.runtime.InMemoryState;
import io.openbroker.runtime.OperationLimits;
import io.openbroker.runtime.OperationSettings;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.contract.Platform.Answer;
import io.openbroker.undertow.support.TestServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More than the broker takes on: 503, and nothing has changed. */
class OverloadTest {

    private static final String GATED = "{\"gate\": \"g\"}";

    private final Backend backend = new Backend();
    private final ExecutorService clients = Executors.newCachedThreadPool();
    private final List<Runnable> atEnd = new ArrayList<>();

    @AfterEach
    void stop() {
        backend.open("g");
        clients.shutdownNow();
        atEnd.forEach(Runnable::run);
    }

    @Test
    void rejectsMoreOperationsThanPlatformsMayAwait() throws Exception {
        Platform platform = serve(
                OperationLimits.DEFAULT.withAwaited(2).withWaiting(0).withMaxSharePercent(OperationLimits.WHOLE_SHARE));
        Future<Answer> first = clients.submit(() -> platform.provision("i1", SYNC, GATED, false));
        Future<Answer> second = clients.submit(() -> platform.provision("i2", SYNC, GATED, false));
        awaitCalls(2);

        assertOverloaded(platform.provision("i3", SYNC, "{}", false));
        assertThat(platform.fetch("i3").status()).isEqualTo(404);
        assertThat(platform.poll("i3", "").status()).isEqualTo(404);
        assertThat(backend.calls()).containsExactlyInAnyOrder("create i1", "create i2");
        assertThat(platform.poll("i1", "").state()).isEqualTo("in progress");
        assertThat(platform.send("GET", "/v2/catalog", "").status()).isEqualTo(200);

        backend.open("g");
        assertThat(first.get().status()).isEqualTo(201);
        assertThat(second.get().status()).isEqualTo(201);
        assertThat(platform.provision("i3", SYNC, "{}", false).status()).isEqualTo(201);
        assertThat(platform.deprovision("i3", SYNC, false).status()).isEqualTo(200);
    }

    @Test
    void letsSomeRequestsWaitForAnAwaitedOperation() throws Exception {
        Platform platform = serve(OperationLimits.DEFAULT.withAwaited(1).withWaiting(1));
        Future<Answer> first = clients.submit(() -> platform.provision("i", SYNC, GATED, false));
        backend.awaitArrival("g");

        BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
        CountDownLatch sent = new CountDownLatch(3);
        for (int i = 0; i < 3; i++) {
            String id = "more-" + i;
            clients.execute(() -> {
                sent.countDown();
                answers.add(platform.provision(id, SYNC, "{}", false));
            });
        }
        assertThat(sent.await(20, TimeUnit.SECONDS)).isTrue();
        assertOverloaded(next(answers));
        assertOverloaded(next(answers));
        assertThat(backend.calls()).containsExactly("create i");

        backend.open("g");
        assertThat(first.get().status()).isEqualTo(201);
        assertThat(next(answers).status()).isEqualTo(201);
        assertThat(backend.calls()).hasSize(2);
    }

    @Test
    void leavesOperationsToOtherPlatforms() throws Exception {
        TestServer server = start(
                settings()
                        .withPlatformCredentials("cf", Platform.USER, Platform.PASSWORD)
                        .withPlatformCredentials("k8s", Platform.USER, Platform.PASSWORD),
                OperationLimits.DEFAULT.withAwaited(4).withWaiting(2).withMaxSharePercent(50));
        Platform slow = new Platform(URI.create(server.uri() + "/cf"));
        Platform other = new Platform(URI.create(server.uri() + "/k8s"));
        BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
        for (int i = 0; i < 20; i++) {
            String id = "i" + i;
            clients.execute(() -> answers.add(slow.provision(id, SYNC, GATED, false)));
        }
        // Two run, one waits, and none of the others gets a place of another platform.
        for (int i = 0; i < 17; i++) {
            assertOverloaded(next(answers));
        }
        awaitCalls(2);
        assertThat(other.provision("i", SYNC, "{}", false).status()).isEqualTo(201);
        assertThat(other.deprovision("i", SYNC, false).status()).isEqualTo(200);

        backend.open("g");
        for (int i = 0; i < 3; i++) {
            assertThat(next(answers).status()).isEqualTo(201);
        }
    }

    @Test
    void rejectsMoreOperationsThanMayWaitForTheBackground() throws Exception {
        Platform platform = serve(OperationLimits.DEFAULT.withBackground(1).withQueued(1));
        Answer first = platform.provision("i1", ASYNC, GATED, true);
        backend.awaitArrival("g");
        Answer second = platform.provision("i2", ASYNC, "{}", true);
        assertThat(second.status()).isEqualTo(202);

        assertOverloaded(platform.provision("i3", ASYNC, "{}", true));
        assertThat(platform.poll("i3", "").status()).isEqualTo(404);
        assertThat(platform.poll("i2", second.operation()).state()).isEqualTo("in progress");
        assertThat(backend.calls()).containsExactly("create i1");

        backend.open("g");
        assertThat(platform.await("i1", first.operation()).state()).isEqualTo("succeeded");
        assertThat(platform.await("i2", second.operation()).state()).isEqualTo("succeeded");
        assertThat(platform.provision("i3", ASYNC, "{}", true).status()).isEqualTo(202);
    }

    @Test
    void takesOnDeletionsThatMakeRoom() throws Exception {
        Platform platform = serve(OperationLimits.DEFAULT.withBackground(1).withQueued(1));
        platform.provision("i1", ASYNC, GATED, true);
        backend.awaitArrival("g");
        platform.provision("i2", ASYNC, "{}", true);

        Answer deletion = platform.deprovision("i1", ASYNC, true);
        assertThat(deletion.status()).isEqualTo(202);
        assertThat(platform.await("i1", deletion.operation()).state()).isEqualTo("succeeded");
        assertThat(backend.calls()).containsExactly("create i1", "create i2", "delete i1");
    }

    private Platform serve(OperationLimits limits) {
        return new Platform(start(settings().withCredentials(Platform.USER, Platform.PASSWORD), limits)
                .uri());
    }

    private TestServer start(ServerSettings settings, OperationLimits limits) {
        TestServer server = TestServer.start(
                settings.withOperations(OperationSettings.DEFAULT.withLimits(limits)),
                new InMemoryState(),
                new SyncBrokerDispatcher(new SyncBroker(backend)),
                new AsyncBrokerDispatcher(new AsyncBroker(backend)));
        atEnd.add(server::close);
        return server;
    }

    private static ServerSettings settings() {
        return ServerSettings.DEFAULT.withHost("127.0.0.1").withPort(0);
    }

    private void awaitCalls(int count) throws InterruptedException {
        for (int i = 0; i < 1_000 && backend.calls().size() < count; i++) {
            Thread.sleep(20);
        }
        assertThat(backend.calls()).hasSize(count);
    }

    private static Answer next(BlockingQueue<Answer> answers) throws InterruptedException {
        Answer answer = answers.poll(20, TimeUnit.SECONDS);
        if (answer == null) {
            throw new AssertionError("There was no answer");
        }
        return answer;
    }

    private static void assertOverloaded(Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.error()).isEqualTo("Overloaded");
        assertThat(answer.text("description")).contains("nothing was changed");
        assertThat(answer.headers()).containsEntry("retry-after", "10");
        assertThat(answer.headers()).containsEntry("content-type", "application/json");
    }
}
