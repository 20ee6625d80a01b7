package io.openbroker.undertow.contract;

import static io.openbroker.undertow.contract.Platform.ASYNC;
import static io.openbroker.undertow.contract.Platform.SYNC;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.contract.Platform.Answer;
import io.openbroker.undertow.support.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandlerFailureTest extends ContractTest {

    @Test
    void tellsWhatTheHandlerMeansAndForgetsTheRequest() {
        Answer quota = platform.provision("i1", SYNC, "{\"fail\": \"quota\"}", false);
        assertThat(quota.status()).isEqualTo(422);
        assertThat(quota.error()).isEqualTo("QuotaExceeded");
        assertThat(quota.text("description")).isEqualTo("No more than ten.");
        Answer teapot = platform.provision("i1", SYNC, "{\"fail\": \"teapot\"}", false);
        assertThat(teapot.status()).isEqualTo(418);
        assertThat(teapot.error()).isEqualTo("Teapot");

        assertThat(platform.poll("i1", "").status()).isEqualTo(404);
        assertThat(platform.deprovision("i1", SYNC, false).status()).isEqualTo(410);
    }

    @Test
    void tellsNothingOfAnUnexpectedExceptionButItsRequestIdentity() {
        Answer answer = platform.provision("i1", SYNC, "{\"fail\": \"unexpected\"}", false);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.error()).isEqualTo("InternalError");
        assertThat(answer.body().toString()).doesNotContain(Backend.SECRET).doesNotContain("IllegalState");
        assertThat(answer.text("description")).contains(answer.headers().get("x-broker-api-request-identity"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"interrupted", "cancelled"})
    void promisesNothingWhenAHandlerGivesUp(String how) {
        platform.provision("i0", SYNC, "{}", false);
        Answer provision = platform.provision("i1", SYNC, "{\"fail\": \"" + how + "\"}", false);
        Answer bind = platform.bind("i0", "b1", SYNC, "{\"fail\": \"" + how + "\"}", false);
        Answer update = platform.update(
                "i0",
                "{\"service_id\": \"%s\", \"parameters\": {\"fail\": \"%s\"}}".formatted(SyncBroker.SERVICE, how),
                false);

        assertThat(List.of(provision, bind, update)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.error()).isEqualTo("InternalError");
            assertThat(answer.body().toString()).doesNotContain(Backend.SECRET);
        });
        assertThat(platform.unbind("i0", "b1", SYNC, false).status()).isEqualTo(200);
        assertThat(platform.deprovision("i1", SYNC, false).status()).isEqualTo(200);
        assertThat(backend.exists("i1") || backend.exists("b1")).isFalse();
    }

    @Test
    void promisesNothingWhenAStopInterruptsAHandler() throws Exception {
        TestServer hasty = TestServer.start(
                ServerSettings.DEFAULT
                        .withHost("127.0.0.1")
                        .withPort(0)
                        .withCredentials(Platform.USER, Platform.PASSWORD)
                        .withShutdownGrace(Duration.ofMillis(100)),
                ContractState.open(),
                new SyncBrokerDispatcher(new SyncBroker(backend)));
        Platform waiting = new Platform(hasty.uri());
        CompletableFuture<Answer> creation =
                CompletableFuture.supplyAsync(() -> waiting.provision("i1", SYNC, "{\"gate\": \"g\"}", false));
        backend.awaitArrival("g");
        hasty.close();

        Answer stopped = creation.get();
        assertThat(stopped.status()).isEqualTo(503);
        assertThat(stopped.error()).isEqualTo("Stopping");
        assertThat(stopped.headers()).containsEntry("retry-after", "10");
    }

    @Test
    void letsThePlatformDeleteWhatAFailedProvisionMayHaveLeft() {
        platform.provision("i1", SYNC, "{\"fail\": \"unexpected\"}", false);
        assertThat(backend.exists("i1")).isTrue();
        assertThat(platform.fetch("i1").status()).isEqualTo(404);
        assertThat(platform.bind("i1", "b1", SYNC, "{}", false).status()).isEqualTo(404);

        assertThat(platform.deprovision("i1", SYNC, false).status()).isEqualTo(200);
        assertThat(backend.exists("i1")).isFalse();
        assertThat(platform.deprovision("i1", SYNC, false).status()).isEqualTo(410);
    }

    @Test
    void letsThePlatformTryAFailedProvisionAgain() {
        platform.provision("i1", SYNC, "{\"fail\": \"unexpected\"}", false);

        assertThat(platform.provision("i1", SYNC, "{}", false).status()).isEqualTo(201);
        assertThat(platform.fetch("i1").status()).isEqualTo(200);
    }

    @Test
    void leavesTheServiceInstanceAsItWasAfterAFailedUpdate() {
        platform.provision("i1", SYNC, "{\"size\": 1}", false);
        String update = """
                {"service_id": "%s", "plan_id": "%s", "parameters": {"size": 2, "fail": "unusable"}}""".formatted(SyncBroker.SERVICE, SyncBroker.LARGE_ID);

        Answer failed = platform.update("i1", update, false);
        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.error()).isEqualTo("Broken");
        assertThat(failed.body().path("instance_usable").asBoolean(true)).isFalse();
        assertThat(failed.body().path("update_repeatable").asBoolean(true)).isFalse();
        assertThat(platform.fetch("i1").text("plan_id")).isEqualTo(SyncBroker.SMALL_ID);
        assertThat(platform.fetch("i1").body().path("parameters").toString()).isEqualTo("{\"size\":1}");
    }

    @Test
    void neverTellsOfUsabilityWhereTheSpecificationForbidsIt() {
        Answer failed = platform.provision("i1", SYNC, "{\"fail\": \"unusable\"}", false);

        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.body().has("instance_usable")).isFalse();
        assertThat(failed.body().has("update_repeatable")).isFalse();
    }

    @Test
    void tellsOfAFailureInTheBackgroundWhenThePlatformPolls() throws InterruptedException {
        String meant =
                platform.provision("i1", ASYNC, "{\"fail\": \"quota\"}", true).operation();
        Answer told = platform.await("i1", meant);
        assertThat(told.state()).isEqualTo("failed");
        assertThat(told.text("description")).isEqualTo("No more than ten.");

        String unexpected = platform.provision("i2", ASYNC, "{\"fail\": \"unexpected\"}", true)
                .operation();
        Answer untold = platform.await("i2", unexpected);
        assertThat(untold.state()).isEqualTo("failed");
        assertThat(untold.body().toString()).doesNotContain(Backend.SECRET);
        assertThat(platform.fetch("i2").status()).isEqualTo(404);
        assertThat(platform.deprovision("i2", ASYNC, false).status()).isEqualTo(200);
    }

    @Test
    void rejectsParametersOfTheWrongTypeBeforeTheHandlerAlsoInTheBackground() {
        Answer sync = platform.provision("i1", SYNC, "{\"size\": \"5\"}", false);
        assertThat(sync.status()).isEqualTo(400);
        assertThat(sync.text("description")).contains("parameters/size");
        Answer async = platform.provision("i2", ASYNC, "{\"colour\": \"red\"}", true);
        assertThat(async.status()).isEqualTo(400);
        assertThat(async.text("description")).contains("parameters/colour");

        assertThat(backend.calls()).isEmpty();
        assertThat(platform.deprovision("i1", SYNC, false).status()).isEqualTo(410);
        assertThat(platform.deprovision("i2", ASYNC, false).status()).isEqualTo(410);
    }

    @Test
    void forgetsAServiceBindingThatAHandlerHasRejected() {
        platform.provision("i1", SYNC, "{}", false);

        assertThat(platform.bind("i1", "b1", SYNC, "{\"fail\": \"conflict\"}", false)
                        .status())
                .isEqualTo(409);
        assertThat(platform.unbind("i1", "b1", SYNC, false).status()).isEqualTo(410);
        assertThat(platform.bind("i1", "b1", SYNC, "{}", false).status()).isEqualTo(201);
    }
}
