package io.openbroker.undertow.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.runtime.InMemoryState;
import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.runtime.spi.state.OperationQueue;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.support.RawConnection;
import io.openbroker.undertow.support.RawConnection.Answer;
import io.openbroker.undertow.support.RecordingBroker;
import io.openbroker.undertow.support.ServerTest;
import io.openbroker.undertow.support.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What orchestrators ask, who have no credentials and send no version. */
class HealthTest extends ServerTest {

    @ParameterizedTest
    @CsvSource({
        "GET /health/live,200,live",
        "GET /health/ready,200,ready",
        "GET /health/ready?x=y,200,ready",
        "POST /health/live,405,GET",
        "GET /health/other,404,/health/ready",
        "GET /health,400,MissingApiVersion"
    })
    void answersWithoutCredentials(String line, int status, String text) throws Exception {
        Answer answer = ask(server, line);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.has("Content-Type: application/json")).isTrue();
        assertThat(answer.has("X-Broker-API-Request-Identity: probe-7")).isTrue();
        assertThat(answer.body()).contains(text);
    }

    @Test
    void isNotReadyWhileItStops() throws Exception {
        broker.holds = true;
        CompletableFuture<?> running = http.sendAsync(
                request("PUT", INSTANCE, BodyPublishers.ofString(BODY)).build(), BodyHandlers.ofString());
        broker.arrived.acquire();
        CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);

        Answer ready = ask(server, "GET /health/ready");
        while (ready.status() == 200) {
            Thread.onSpinWait();
            ready = ask(server, "GET /health/ready");
        }
        assertThat(ready.status()).isEqualTo(503);
        assertThat(ready.body()).isEqualTo("{\"status\":\"stopping\"}");
        assertThat(ask(server, "GET /health/live").status()).isEqualTo(200);
        broker.released.release(1_000);
        running.get();
        closing.get();
    }

    @Test
    void isNotReadyWhileTheStateDoesNotAnswer() throws Exception {
        UnsteadyState state = new UnsteadyState();
        try (TestServer other = TestServer.start(
                ServerSettings.DEFAULT.withPort(0).withoutAuthentication(), state, new RecordingBroker())) {
            assertThat(ask(other, "GET /health/ready").status()).isEqualTo(200);
            state.answer = () -> false;
            Answer rejected = ask(other, "GET /health/ready");
            assertThat(rejected.status()).isEqualTo(503);
            assertThat(rejected.body()).isEqualTo("{\"status\":\"the state is not available\"}");

            CountDownLatch silence = new CountDownLatch(1);
            state.answer = () -> {
                try {
                    silence.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return true;
            };
            assertThat(ask(other, "GET /health/ready").status()).isEqualTo(503);
            assertThat(ask(other, "GET /health/live").status()).isEqualTo(200);
            silence.countDown();
            state.answer = () -> true;
        }
    }

    @Test
    void isReadyAndSaysThatTheClockOfTheMachineIsWrong() throws Exception {
        UnsteadyState state = new UnsteadyState();
        try (TestServer other = TestServer.start(
                ServerSettings.DEFAULT.withPort(0).withoutAuthentication(), state, new RecordingBroker())) {
            assertThat(ask(other, "GET /health/ready").body()).isEqualTo("{\"status\":\"ready\"}");
            state.clockDifference = Duration.ofMinutes(-2);
            Answer warned = ask(other, "GET /health/ready");
            assertThat(warned.status()).isEqualTo(200);
            assertThat(warned.body())
                    .isEqualTo("{\"status\":\"ready\","
                            + "\"warning\":\"the clock of this machine is 120 s behind the database's\"}");
        }
    }

    private static Answer ask(TestServer server, String line) throws Exception {
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.send(line + " HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n"
                    + "X-Broker-API-Request-Identity: probe-7\r\n\r\n");
            return connection.receive();
        }
    }

    /** State of which a test says whether it answers. */
    private static final class UnsteadyState implements BrokerState {

        private final BrokerState kept = new InMemoryState();
        private volatile BooleanSupplier answer = () -> true;
        private volatile Duration clockDifference = Duration.ZERO;

        @Override
        public StateStore store() {
            return kept.store();
        }

        @Override
        public OperationQueue queue() {
            return kept.queue();
        }

        @Override
        public Clock clock() {
            return kept.clock();
        }

        @Override
        public Duration clockDifference() {
            return clockDifference;
        }

        @Override
        public String location() {
            return kept.location();
        }

        @Override
        public boolean answers() {
            return answer.getAsBoolean();
        }

        @Override
        public void close() {
            kept.close();
        }
    }
}
