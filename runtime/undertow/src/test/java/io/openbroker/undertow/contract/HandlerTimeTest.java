package io.openbroker.undertow.contract;

import static io.openbroker.undertow.contract.Platform.SYNC;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.runtime.OperationSettings;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.contract.Platform.Answer;
import io.openbroker.undertow.support.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Handlers that take longer than a platform is kept waiting: it is told so, and whatever it asks then is answered truly. */
class HandlerTimeTest {

    private static final String GATED = "{\"gate\": \"g\"}";

    private final Backend backend = new Backend();
    private final TestServer server = TestServer.start(
            ServerSettings.DEFAULT
                    .withHost("127.0.0.1")
                    .withPort(0)
                    .withCredentials(Platform.USER, Platform.PASSWORD)
                    .withOperations(OperationSettings.DEFAULT.withResponseTime(Duration.ofSeconds(1))),
            ContractState.open(),
            new SyncBrokerDispatcher(new SyncBroker(backend)));
    private final Platform platform = new Platform(server.uri());

    @AfterEach
    void stop() {
        backend.open("g");
        server.close();
    }

    @Test
    void tellsAPlatformThatDoesNotPoll() throws Exception {
        assertTooSlow(platform.provision("i", SYNC, GATED, false));

        assertThat(platform.poll("i", "").state()).isEqualTo("in progress");
        assertThat(platform.fetch("i").status()).isEqualTo(404);
        Answer repeated = platform.provision("i", SYNC, GATED, false);
        assertThat(repeated.status()).isEqualTo(422);
        assertThat(repeated.error()).isEqualTo("ConcurrencyError");
        assertThat(platform.provision("i", SYNC, "{}", false).status()).isEqualTo(409);

        backend.open("g");
        assertThat(platform.await("i", "").state()).isEqualTo("succeeded");
        assertThat(platform.fetch("i").status()).isEqualTo(200);
        assertThat(platform.provision("i", SYNC, GATED, false).status()).isEqualTo(200);
        assertThat(backend.calls()).containsExactly("create i");
    }

    @Test
    void hasAPlatformPollThatCan() throws Exception {
        Answer accepted = platform.provision("i", SYNC, GATED, true);
        assertThat(accepted.status()).isEqualTo(202);
        Answer repeated = platform.provision("i", SYNC, GATED, true);
        assertThat(repeated.status()).isEqualTo(202);
        assertThat(repeated.operation()).isEqualTo(accepted.operation()).isNotEmpty();
        assertThat(platform.poll("i", accepted.operation()).state()).isEqualTo("in progress");

        backend.open("g");
        assertThat(platform.await("i", accepted.operation()).state()).isEqualTo("succeeded");
        assertThat(platform.fetch("i").text("dashboard_url")).isEqualTo("https://dashboard.example/i");
        assertThat(backend.calls()).containsExactly("create i");
    }

    @Test
    void remembersThatItFailed() throws Exception {
        Answer rejected = platform.provision("i", SYNC, "{\"gate\": \"g\", \"fail\": \"quota\"}", true);
        Answer broken = platform.provision("j", SYNC, "{\"gate\": \"g\", \"fail\": \"other\"}", true);
        backend.open("g");

        Answer end = platform.await("i", rejected.operation());
        assertThat(end.state()).isEqualTo("failed");
        assertThat(end.text("description")).isEqualTo("No more than ten.");
        assertThat(platform.fetch("i").status()).isEqualTo(404);
        assertThat(platform.deprovision("i", SYNC, false).status()).isEqualTo(410);
        assertThat(platform.await("j", broken.operation()).state()).isEqualTo("failed");
        assertThat(platform.deprovision("j", SYNC, false).status()).isEqualTo(200);
        assertThat(backend.calls()).containsExactlyInAnyOrder("create i", "create j", "delete j");
    }

    @Test
    void deletesWhatIsStillBeingCreated() throws Exception {
        assertTooSlow(platform.provision("i", SYNC, GATED, false));

        assertThat(platform.deprovision("i", SYNC, false).status()).isEqualTo(200);
        assertThat(platform.fetch("i").status()).isEqualTo(404);
        assertThat(platform.deprovision("i", SYNC, false).status()).isEqualTo(410);
        assertThat(backend.calls()).containsExactly("create i", "delete i");
        assertThat(backend.exists("i")).isFalse();
    }

    @Test
    void leavesWhatWasThereWhenAnUpdateFails() throws Exception {
        assertThat(platform.provision("i", SYNC, "{}", false).status()).isEqualTo(201);
        String change = """
                {"service_id": "%s", "parameters": {"gate": "g", "fail": "unusable"}}""".formatted(SYNC.serviceId());

        assertTooSlow(platform.update("i", change, false));
        assertThat(platform.fetch("i").status()).isEqualTo(422);
        assertThat(platform.deprovision("i", SYNC, false).status()).isEqualTo(422);
        backend.open("g");

        Answer end = platform.await("i", "");
        assertThat(end.state()).isEqualTo("failed");
        assertThat(end.body().path("instance_usable").asBoolean(true)).isFalse();
        assertThat(platform.fetch("i").status()).isEqualTo(200);
        assertThat(platform.fetch("i").body().path("parameters").has("gate")).isFalse();
    }

    @Test
    void keepsCredentialsForThePlatformThatFetchesThem() throws Exception {
        platform.provision("i", SYNC, "{}", false);
        Answer accepted = platform.bind("i", "b", SYNC, GATED, true);
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.body().has("credentials")).isFalse();
        assertThat(platform.fetchBinding("i", "b").status()).isEqualTo(404);

        backend.open("g");
        assertThat(platform.awaitBinding("i", "b", accepted.operation()).state())
                .isEqualTo("succeeded");
        assertThat(platform.fetchBinding("i", "b")
                        .body()
                        .path("credentials")
                        .path("password")
                        .asString())
                .isEqualTo(SyncBroker.BOUND_PASSWORD);
    }

    private static void assertTooSlow(Answer answer) {
        assertThat(answer.status()).isEqualTo(504);
        assertThat(answer.error()).isEqualTo("HandlerTooSlow");
        assertThat(answer.text("description")).contains("still in progress", "last_operation");
        assertThat(answer.headers()).containsEntry("retry-after", "10");
    }
}
