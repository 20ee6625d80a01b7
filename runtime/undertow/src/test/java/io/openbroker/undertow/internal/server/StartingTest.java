package io.openbroker.undertow.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.runtime.BrokerEngine;
import io.openbroker.runtime.InMemoryState;
import io.openbroker.runtime.internal.start.StateOpening;
import io.openbroker.runtime.server.RequestIntake;
import io.openbroker.runtime.server.RequestLimits;
import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.runtime.spi.state.OperationQueue;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.undertow.AdminSettings;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.support.RecordingBroker;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What clients see between the opening of the ports and the start of the broker. */
class StartingTest {

    private static final ServerSettings SETTINGS =
            ServerSettings.DEFAULT.withPort(0).withoutAuthentication().withAdmin(AdminSettings.onPort(0));

    private final HttpClient http = HttpClient.newHttpClient();
    private OpenPorts ports;

    @BeforeEach
    void open() {
        ports = OpenPorts.open(EffectiveSettings.of(SETTINGS), Optional.empty());
    }

    @AfterEach
    void close() {
        ports.close();
    }

    @Test
    void livesBeforeItIsReady() throws Exception {
        assertThat(get(ports.uri(), "/health/live").statusCode()).isEqualTo(200);
        HttpResponse<String> ready = get(ports.uri(), "/health/ready");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).isEqualTo("{\"status\":\"starting\"}");
    }

    @Test
    void asksPlatformsAndAdminsToComeBack() throws Exception {
        List<HttpResponse<String>> responses = List.of(
                get(ports.uri(), "/v2/catalog"),
                put(ports.uri()),
                get(ports.adminUri().orElseThrow(), "/v1/instances"));
        for (HttpResponse<String> response : responses) {
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).contains("1");
            assertThat(response.headers().firstValue("X-Broker-API-Request-Identity"))
                    .isPresent();
            assertThat(response.body())
                    .isEqualTo("{\"error\":\"StateUnavailable\",\"description\":\"The broker is starting. Nothing was"
                            + " started; send the request again later.\"}");
        }
    }

    @Test
    void servesAsSoonAsThereIsABroker() throws Exception {
        try (BrokerEngine engine = BrokerEngine.builder()
                .dispatcher(new RecordingBroker())
                .withoutAuthentication()
                .admin(EffectiveSettings.of(SETTINGS)
                        .generatedAdminCredentials()
                        .orElseThrow())
                .build()) {
            ports.serve(
                    engine,
                    SETTINGS,
                    RequestIntake.of(engine.pipeline(), RequestLimits.DEFAULT).withHealthChecks(engine::health));

            assertThat(get(ports.uri(), "/health/ready").statusCode()).isEqualTo(200);
            assertThat(get(ports.uri(), "/v2/catalog").statusCode()).isEqualTo(200);
            assertThat(get(ports.adminUri().orElseThrow(), "/v1/instances").statusCode())
                    .as("without credentials")
                    .isEqualTo(401);
        }
    }

    @Test
    void passesOnWhyTheStateCannotBeOpened() {
        try (StateOpening opening = StateOpening.begin(() -> {
            throw new IllegalStateException("The state is broken");
        })) {
            assertThatThrownBy(opening::await)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The state is broken");
        }
    }

    @Test
    void closesStateThatIsOpenedInVain() {
        CountDownLatch slow = new CountDownLatch(1);
        ClosableState state = new ClosableState();
        StateOpening opening = StateOpening.begin(() -> {
            await(slow);
            return Optional.of(state);
        });
        CompletableFuture<Void> closing = CompletableFuture.runAsync(opening::close);
        slow.countDown();
        closing.join();

        assertThat(state.closed).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> get(URI port, String path) throws Exception {
        return http.send(request(port, path).GET().build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> put(URI port) throws Exception {
        return http.send(
                request(port, "/v2/service_instances/i")
                        .PUT(BodyPublishers.ofString("{\"service_id\":\"x\"}"))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(URI port, String path) {
        return HttpRequest.newBuilder(port.resolve(path)).header("X-Broker-API-Version", "2.17");
    }

    private static final class ClosableState implements BrokerState {

        private final InMemoryState memory = new InMemoryState();
        private final AtomicBoolean closed = new AtomicBoolean();

        @Override
        public StateStore store() {
            return memory.store();
        }

        @Override
        public OperationQueue queue() {
            return memory.queue();
        }

        @Override
        public String location() {
            return memory.location();
        }

        @Override
        public Clock clock() {
            return memory.clock();
        }

        @Override
        public void close() {
            closed.set(true);
            memory.close();
        }
    }
}
