package io.openbroker.undertow.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.Accepted;
import io.openbroker.model.BrokerException;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.ServiceInstance;
import io.openbroker.runtime.OperationSettings;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.contract.Platform.Answer;
import io.openbroker.undertow.contract.Platform.Offer;
import io.openbroker.undertow.support.TestServer;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Handlers that throw, hang, return nothing or too much, where nobody but them knows anything. */
class ExternalFailuresTest {

    private static final Offer ONLY = new Offer(SloppyBroker.SERVICE, SloppyBroker.ONLY_ID);

    private final SloppyBroker sloppy = new SloppyBroker();
    private final TestServer server = TestServer.start(
            ServerSettings.DEFAULT
                    .withHost("127.0.0.1")
                    .withPort(0)
                    .withCredentials(Platform.USER, Platform.PASSWORD)
                    .withShutdownGrace(Duration.ofMillis(100))
                    .withOperations(OperationSettings.DEFAULT.withResponseTime(Duration.ofSeconds(1))),
            new SloppyBrokerDispatcher(sloppy));
    private final Platform platform = new Platform(server.uri());
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void stop() {
        never.countDown();
        server.close();
    }

    @Test
    void tellNothingOfWhatTheyThrow() {
        List<Callable<?>> thrown = List.of(
                () -> {
                    throw new IllegalStateException(Backend.SECRET);
                },
                () -> {
                    throw new IOException(Backend.SECRET);
                },
                () -> {
                    throw new AssertionError(Backend.SECRET);
                },
                () -> {
                    throw new StackOverflowError(Backend.SECRET);
                },
                () -> {
                    throw new NoClassDefFoundError(Backend.SECRET);
                },
                () -> {
                    throw new CancellationException(Backend.SECRET);
                },
                () -> {
                    throw new InterruptedException(Backend.SECRET);
                });
        for (Callable<?> failing : thrown) {
            behave(failing);
            assertThat(everything()).allSatisfy(answer -> {
                assertThat(answer.status()).isEqualTo(500);
                assertThat(answer.error()).isEqualTo("InternalError");
                assertThat(answer.body().toString()).doesNotContain(Backend.SECRET);
            });
        }
    }

    @Test
    void mayNotReturnNothing() {
        behave(() -> null);
        assertThat(everything()).extracting(Answer::status).containsOnly(500);
        sloppy.unbinding = () -> CompletableFuture.completedStage(null);
        assertThat(platform.unbind("i", "b", ONLY, true).status()).isEqualTo(500);
    }

    @Test
    void failWithWhatTheyHaveLeftToALaterTime() {
        sloppy.unbinding = () -> CompletableFuture.failedStage(new IOException(Backend.SECRET));
        assertThat(platform.unbind("i", "b", ONLY, true).error()).isEqualTo("InternalError");
        CompletableFuture<io.openbroker.model.DeletionResult> cancelled = new CompletableFuture<>();
        cancelled.cancel(true);
        sloppy.unbinding = () -> cancelled;
        assertThat(platform.unbind("i", "b", ONLY, true).error()).isEqualTo("InternalError");
        sloppy.unbinding = () -> CompletableFuture.failedStage(BrokerException.notFound("Nothing was granted"));
        assertThat(platform.unbind("i", "b", ONLY, true).status()).isEqualTo(410);
    }

    @Test
    void areNotWaitedForWhenTheyOnlyLook() throws Exception {
        CountDownLatch stopped = new CountDownLatch(2);
        Callable<?> hanging = () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                stopped.countDown();
                throw e;
            }
            throw new IllegalStateException("Nobody has stopped it");
        };
        behave(hanging);
        String operation = "provision:" + SloppyBroker.SERVICE + ":" + SloppyBroker.ONLY_ID + ":task";
        Answer poll = platform.poll("i", operation);
        assertThat(poll.status()).isEqualTo(504);
        assertThat(poll.error()).isEqualTo("HandlerTooSlow");
        assertThat(platform.fetchBinding("i", "b").error()).isEqualTo("HandlerTooSlow");
        stopped.await();

        sloppy.status = OperationStatus::succeeded;
        assertThat(platform.poll("i", operation).state()).isEqualTo("succeeded");
    }

    @Test
    void haveNotFailedToDoNothingWhenTheyWereInterrupted() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        sloppy.instance = () -> {
            begun.countDown();
            never.await();
            return ServiceInstance.EMPTY;
        };
        CompletableFuture<Answer> waiting =
                CompletableFuture.supplyAsync(() -> platform.provision("i", ONLY, "{}", true));
        begun.await();
        server.close();
        // A platform takes a 4xx for a promise that nothing was made, and looks after what a 5xx may have left.
        assertThat(waiting.get().status()).isEqualTo(503);
        assertThat(waiting.get().error()).isEqualTo("Stopping");
    }

    @Test
    void tellNoMoreThanTheSpecificationLetsThem() {
        sloppy.status = () -> OperationStatus.inProgress(" ").retryAfter(ChronoUnit.FOREVER.getDuration());
        String bind = "bind:" + SloppyBroker.SERVICE + ":" + SloppyBroker.ONLY_ID + ":task";
        Answer poll = platform.pollBinding("i", "b", bind);
        assertThat(poll.status()).isEqualTo(200);
        assertThat(poll.body().toString()).isEqualTo("{\"state\":\"in progress\"}");
        assertThat(Long.parseLong(poll.headers().getOrDefault("retry-after", "0")))
                .isBetween(1L, 86_400L);

        sloppy.status =
                () -> OperationStatus.failed("Broken").instanceUsable(false).updateRepeatable(false);
        assertThat(platform.pollBinding("i", "b", bind).body().toString())
                .isEqualTo("{\"state\":\"failed\",\"description\":\"Broken\"}");

        Accepted talkative = Accepted.as("task").withDashboard("https://sloppy.example");
        behave(() -> talkative);
        assertThat(platform.provision("i", ONLY, "{}", true).text("dashboard_url"))
                .isNotEmpty();
        for (Answer answer :
                List.of(platform.bind("i", "b", ONLY, "{}", true), platform.deprovision("i", ONLY, true))) {
            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.body().propertyNames()).containsExactly("operation");
        }
    }

    private List<Answer> everything() {
        String update = "{\"service_id\": \"%s\", \"plan_id\": \"%s\", \"parameters\": {}}"
                .formatted(ONLY.serviceId(), ONLY.planId());
        String operation = ":" + SloppyBroker.SERVICE + ":" + SloppyBroker.ONLY_ID + ":task";
        return Stream.<Answer>of(
                        platform.provision("i", ONLY, "{}", true),
                        platform.update("i", update, true),
                        platform.deprovision("i", ONLY, true),
                        platform.bind("i", "b", ONLY, "{}", true),
                        platform.unbind("i", "b", ONLY, true),
                        platform.fetchBinding("i", "b"),
                        platform.poll("i", "provision" + operation),
                        platform.pollBinding("i", "b", "unbind" + operation))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private void behave(Callable<?> behaviour) {
        sloppy.instance = (Callable<io.openbroker.model.InstanceResult>) behaviour;
        sloppy.deletion = (Callable<io.openbroker.model.DeletionResult>) behaviour;
        sloppy.binding = (Callable<io.openbroker.model.BindingResult>) behaviour;
        sloppy.unbinding =
                (Callable<java.util.concurrent.CompletionStage<io.openbroker.model.DeletionResult>>) behaviour;
        sloppy.status = (Callable<OperationStatus>) behaviour;
        sloppy.credentials = (Callable<Map<String, Object>>) behaviour;
    }
}
