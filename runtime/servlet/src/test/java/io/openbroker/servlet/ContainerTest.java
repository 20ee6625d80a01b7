package io.openbroker.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.Platform;
import io.openbroker.runtime.BrokerEngine;
import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.server.RequestLimits;
import io.openbroker.runtime.spi.authentication.AuthenticationResult;
import io.openbroker.runtime.spi.authentication.Authenticator;
import io.openbroker.undertow.support.RawConnection;
import io.openbroker.undertow.support.RawConnection.Answer;
import io.openbroker.undertow.support.RecordingBroker;
import io.openbroker.undertow.support.ServerTest;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Slow, impatient and broken clients of a broker in a container, and containers that are set up in other ways. */
class ContainerTest {

    private static final String BODY = ServerTest.BODY;
    private static final String HEAD = ContainedBroker.PUT + " HTTP/1.1\r\n" + RawConnection.HEADERS;
    private static final Duration LONG = Duration.ofSeconds(20);

    @ParameterizedTest
    @EnumSource
    void handlersMayTakeLongerThanTheContainerWaits(Container.Make make) throws Exception {
        CompletableFuture<Long> timeout = new CompletableFuture<>();
        Filter looking = new NamedFilter("looking", (request, response, chain) -> {
            chain.doFilter(request, response);
            if (request.isAsyncStarted()) {
                timeout.complete(request.getAsyncContext().getTimeout());
            }
        });
        try (ContainedBroker contained = ContainedBroker.start(make, deployment -> deployment.behind(looking, true));
                RawConnection connection = contained.connect()) {
            contained.broker.holds = true;
            connection.send(HEAD + "Content-Length: " + BODY.length() + "\r\n\r\n" + BODY);
            contained.broker.arrived.acquire();

            assertThat(timeout.get(20, TimeUnit.SECONDS)).as("no timeout").isZero();
            contained.broker.released.release();
            assertThat(connection.receive().status()).isEqualTo(201);
        }
    }

    /** The container closes connections that are idle for a while, but not one whose request is being carried out. */
    @ParameterizedTest
    @EnumSource
    void handlersMayTakeLongerThanConnectionsAreIdle(Container.Make make) throws Exception {
        try (ContainedBroker contained =
                        ContainedBroker.start(make, deployment -> deployment.waiting(Duration.ofMillis(100)));
                RawConnection connection = contained.connect()) {
            contained.broker.holds = true;
            connection.send(HEAD + "Content-Length: " + BODY.length() + "\r\n\r\n" + BODY);
            contained.broker.arrived.acquire();
            for (int i = 0; i < 3; i++) {
                try (RawConnection idle = contained.connect()) {
                    assertThat(idle.isClosedByServer()).isTrue();
                }
            }
            contained.broker.released.release();

            assertThat(connection.receive().status()).isEqualTo(201);
        }
    }

    @ParameterizedTest
    @EnumSource
    void rejectsSlowBodiesAndOccupiesNoThread(Container.Make make) throws Exception {
        RequestLimits limits = RequestLimits.DEFAULT.withArrival(Duration.ofSeconds(1));
        List<RawConnection> slow = new ArrayList<>();
        try (ContainedBroker contained = ContainedBroker.start(make, limits, deployment -> deployment)) {
            for (int i = 0; i < 3 * Container.THREADS; i++) {
                RawConnection connection = contained.connect();
                connection.send(
                        HEAD + (i % 2 == 0 ? "Content-Length: 100\r\n\r\n{" : "Transfer-Encoding: chunked\r\n\r\n"));
                slow.add(connection);
            }
            assertThat(contained.exchange(ContainedBroker.CATALOG, "").status()).isEqualTo(200);
            for (RawConnection connection : slow) {
                Answer answer = connection.receive();
                assertThat(answer.status()).isEqualTo(408);
                assertThat(answer.body()).contains("\"BodyTooSlow\"");
                assertThat(answer.has("Connection: close")).isTrue();
                assertThat(connection.isClosedByServer()).isTrue();
                connection.close();
            }
            assertThat(contained.broker.requests).isEmpty();
            assertThat(contained.servlet.drain(LONG)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void forgetsClientsThatHangUp(Container.Make make) throws Exception {
        try (ContainedBroker contained = ContainedBroker.start(make)) {
            for (String begun : List.of(
                    HEAD,
                    HEAD + "Content-Length: 100\r\n\r\n",
                    HEAD + "Content-Length: 100\r\n\r\n{",
                    HEAD + "Transfer-Encoding: chunked\r\n\r\n5\r\n{",
                    HEAD + "Expect: 100-continue\r\nContent-Length: 100\r\n\r\n")) {
                try (RawConnection connection = contained.connect()) {
                    connection.send(begun);
                }
            }
            contained.broker.holds = true;
            try (RawConnection connection = contained.connect()) {
                connection.send(HEAD + "Content-Length: " + BODY.length() + "\r\n\r\n" + BODY);
                contained.broker.arrived.acquire();
            }
            contained.broker.released.release();

            assertThat(contained.servlet.drain(LONG)).isTrue();
            assertThat(contained.broker.requests).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void waitsForClientsThatReadSlowly(Container.Make make) throws Exception {
        List<RawConnection> slow = new ArrayList<>();
        try (ContainedBroker contained = ContainedBroker.withLargeCatalog(make)) {
            String get = ContainedBroker.CATALOG + " HTTP/1.1\r\n" + RawConnection.HEADERS;
            for (int i = 0; i < 2 * Container.THREADS; i++) {
                RawConnection connection = contained.connect();
                connection.send(get + "Connection: close\r\n\r\n");
                slow.add(connection);
            }
            assertThat(contained.exchange(ContainedBroker.PUT, BODY).status()).isEqualTo(201);

            Answer answer = slow.get(0).receive();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).hasSizeGreaterThan(ContainedBroker.LARGE_CATALOG);
            for (RawConnection connection : slow) {
                connection.close();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void drains(Container.Make make) throws Exception {
        try (ContainedBroker contained = ContainedBroker.start(make);
                RawConnection running = contained.connect()) {
            contained.broker.holds = true;
            running.send(HEAD + "Content-Length: " + BODY.length() + "\r\n\r\n" + BODY);
            contained.broker.arrived.acquire();

            assertThat(contained.servlet.drain(Duration.ZERO)).isFalse();
            Answer rejected = contained.exchange(ContainedBroker.PUT, BODY);
            assertThat(rejected.status()).isEqualTo(503);
            assertThat(rejected.has("Connection: close")).isTrue();
            assertThat(contained.exchange(ContainedBroker.CATALOG, "").status()).isEqualTo(200);
            Answer ready = contained.exchange("GET /health/ready", "");
            assertThat(ready.body()).isEqualTo("{\"status\":\"stopping\"}");

            CompletableFuture<Boolean> drained = CompletableFuture.supplyAsync(() -> drain(contained));
            contained.broker.released.release();
            assertThat(running.receive().status()).isEqualTo(201);
            assertThat(drained.get(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static boolean drain(ContainedBroker contained) {
        try {
            return contained.servlet.drain(LONG);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource
    void waitsForAuthenticationThatTakesAWhile(Container.Make make) throws Exception {
        CompletableFuture<AuthenticationResult.Decision> decision = new CompletableFuture<>();
        CompletableFuture<Void> asked = new CompletableFuture<>();
        Authenticator slow = (RequestHead head) -> {
            asked.complete(null);
            return new AuthenticationResult.Pending(decision);
        };
        try (ContainedBroker contained =
                        ContainedBroker.start(make, BrokerEngine.builder().authenticator(slow));
                RawConnection put = contained.connect()) {
            put.send(HEAD + "Content-Length: " + BODY.length() + "\r\n\r\n" + BODY);
            asked.get(20, TimeUnit.SECONDS);
            decision.complete(new AuthenticationResult.Authenticated("slow", Platform.DEFAULT));

            assertThat(put.receive().status()).isEqualTo(201);
            assertThat(contained.exchange(ContainedBroker.CATALOG, "").body()).isEqualTo(RecordingBroker.CATALOG);
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatItNeedsWhereRequestsCannotBeAsynchronous(Container.Make make) throws Exception {
        try (ContainedBroker contained = ContainedBroker.start(make, Deployment::withoutAsync)) {
            assertNotAsynchronous(contained);
        }
        Filter filter = new NamedFilter("passing", (request, response, chain) -> chain.doFilter(request, response));
        try (ContainedBroker contained = ContainedBroker.start(make, deployment -> deployment.behind(filter, false))) {
            assertNotAsynchronous(contained);
        }
        try (ContainedBroker contained = ContainedBroker.start(make, deployment -> deployment.behind(filter, true))) {
            assertThat(contained.exchange(ContainedBroker.PUT, BODY).status()).isEqualTo(201);
        }
    }

    /** The log has the reason; what needs no handler is served nevertheless. */
    private static void assertNotAsynchronous(ContainedBroker contained) throws IOException {
        assertThat(contained.exchange(ContainedBroker.CATALOG, "").status()).isEqualTo(200);
        assertThat(contained.exchange("GET /health/ready", "").status()).isEqualTo(200);
        Answer answer = contained.exchange(ContainedBroker.PUT, BODY);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).contains("\"InternalError\"");
        assertThat(contained.broker.requests).isEmpty();
    }

    /** A filter with a name, by which containers know it. */
    private record NamedFilter(String name, Filter filter) implements Filter {

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            filter.doFilter(request, response, chain);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @EnumSource
    void failuresOfFiltersAreOurs(Container.Make make) throws Exception {
        try (ContainedBroker contained =
                ContainedBroker.start(make, deployment -> deployment.behind(new BrokenBodies(), true))) {
            Answer answer = contained.exchange(ContainedBroker.PUT, BODY);

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.has("Content-Type: application/json")).isTrue();
            assertThat(answer.body()).contains("\"InternalError\"").doesNotContain("broken");
            assertThat(contained.servlet.drain(LONG)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void speaksHttp2(Container.Make make) throws Exception {
        HttpClient http = HttpClient.newBuilder().version(Version.HTTP_2).build();
        try (ContainedBroker contained = ContainedBroker.start(make)) {
            // The first request upgrades the connection.
            HttpResponse<String> catalog =
                    http.send(request(contained, "/v2/catalog").build(), BodyHandlers.ofString());
            assertThat(catalog.body()).isEqualTo(RecordingBroker.CATALOG);

            HttpResponse<String> put = http.send(
                    request(contained, "/v2/service_instances/a%2Fb")
                            .PUT(BodyPublishers.ofString(BODY))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(put.version()).isEqualTo(Version.HTTP_2);
            assertThat(put.statusCode()).isEqualTo(201);
            HttpResponse<String> deleted = http.send(
                    request(contained, "/v2/service_instances/none?service_id=s&plan_id=p")
                            .DELETE()
                            .build(),
                    BodyHandlers.ofString());
            assertThat(deleted.statusCode()).isEqualTo(410);
            assertThat(contained.servlet.drain(LONG)).isTrue();
        }
    }

    private static HttpRequest.Builder request(ContainedBroker contained, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + contained.port() + path))
                .header("X-Broker-API-Version", "2.17")
                .header("Content-Type", "application/json")
                .header("Authorization", ServerTest.basic("user", "pass"));
    }
}
