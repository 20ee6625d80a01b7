package io.openbroker.undertow.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.runtime.Limits;
import io.openbroker.runtime.server.RequestLimits;
import io.openbroker.undertow.ListenerSettings;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.support.RawConnection;
import io.openbroker.undertow.support.RawConnection.Answer;
import io.openbroker.undertow.support.ServerTest;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server with narrow bounds: what is beyond them is answered, carries nothing out, and harms nobody else. */
class RequestLimitsTest extends ServerTest {

    private static final String GET = "GET /v2/catalog HTTP/1.1\r\n" + RawConnection.HEADERS;
    private static final String PUT = "PUT " + INSTANCE + " HTTP/1.1\r\n" + RawConnection.HEADERS;

    @Override
    protected ServerSettings settings() {
        RequestLimits requests = RequestLimits.DEFAULT
                .withMaxHeaderBytes(4_096)
                .withArrival(Duration.ofSeconds(1))
                .withMaxRequests(1);
        return super.settings()
                .withListener(ListenerSettings.DEFAULT
                        .withHost("127.0.0.1")
                        .withPort(0)
                        .withRequests(requests))
                .withLimits(Limits.DEFAULT.withMaxNesting(5).withMaxStringLength(100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /v2/catalog?x=%s HTTP/1.1\r\n", "GET /health/live HTTP/1.1\r\nX: %s\r\n"})
    void takesHeadersUpToTheLimit(String start) throws Exception {
        assertThat(exchange(start.replace("%s", "x".repeat(3_000)) + RawConnection.HEADERS + "\r\n")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v2/catalog?x=%s HTTP/1.1\r\n",
                "GET /v2/catalog HTTP/1.1\r\nX: %s\r\n",
                "GET /v2/catalog HTTP/1.1\r\n%s: x\r\n"
            })
    void rejectsLongHeaders(String start) throws Exception {
        Answer answer = exchange(start.replace("%s", "x".repeat(4_096)) + RawConnection.HEADERS + "\r\n");

        assertThat(answer.status()).isEqualTo(431);
        assertThat(answer.has("Content-Type: application/json")).isTrue();
        assertThat(answer.body()).contains("\"HeadersTooLarge\"", "Send less");
    }

    @Test
    void rejectsManyHeaders() throws Exception {
        Answer answer = exchange(GET + headers(RequestLimits.MAX_HEADERS) + "\r\n");

        assertThat(answer.status()).as(answer.body()).isEqualTo(431);
        assertThat(answer.body()).contains("\"HeadersTooLarge\"", "too many");
        assertThat(exchange(GET + headers(RequestLimits.MAX_HEADERS - 20) + "\r\n")
                        .status())
                .isEqualTo(200);
        assertThat(exchange(GET + headers(RequestLimits.MAX_HEADERS * 3) + "\r\n")
                        .status())
                .isIn(0, 400);
    }

    private static String headers(int count) {
        return IntStream.range(0, count).mapToObj("X%d: y\r\n"::formatted).collect(Collectors.joining());
    }

    /** Undertow's parser answers what is much too long, and nobody can make it say more. */
    @Test
    void rejectsVeryLongHeaders() throws Exception {
        assertThat(exchange(GET + "X: " + "x".repeat(10_000) + "\r\n\r\n").status())
                .isIn(0, 400);
        assertThat(get("/v2/catalog").statusCode()).isEqualTo(200);
    }

    @Test
    void givesUpOnBodiesThatDoNotCome() throws Exception {
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.send(PUT + "Content-Length: " + BODY.length() + "\r\n\r\n" + BODY.substring(1));
            Answer answer = connection.receive();

            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.has("Connection: close")).isTrue();
            assertThat(answer.body()).contains("\"BodyTooSlow\"");
            assertThat(connection.isClosedByServer()).isTrue();
        }
        assertThat(broker.requests).isEmpty();
        assertThat(send("PUT", INSTANCE, BODY).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v2/catalog HTTP/1.1\r\nX: ",
                "PUT /v2/service_instances/i HTTP/1.1\r\n%sContent-Length: 100000\r\n\r\n",
                "PUT /v2/service_instances/i HTTP/1.1\r\n%sTransfer-Encoding: chunked\r\n\r\n10000\r\n",
                "PUT /unknown HTTP/1.1\r\n%sContent-Length: 100000\r\n\r\n"
            })
    void cutsOffThoseWhoSendByteByByte(String start) throws Exception {
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.send(start.replace("%s", RawConnection.HEADERS));

            assertThatThrownBy(() -> drip(connection)).isInstanceOf(IOException.class);
        }
        assertThat(broker.requests).isEmpty();
    }

    private static void drip(RawConnection connection) throws IOException, InterruptedException {
        for (int i = 0; i < 600; i++) {
            connection.send("x");
            Thread.sleep(50);
        }
    }

    @Test
    void takesOnOnlySoManyRequests() throws Exception {
        broker.holds = true;
        CompletableFuture<HttpResponse<String>> first = http.sendAsync(
                request("PUT", INSTANCE, BodyPublishers.ofString(BODY)).build(), BodyHandlers.ofString());
        broker.arrived.acquire();

        HttpResponse<String> second = get(INSTANCE + "/last_operation");
        assertThat(second.statusCode()).isEqualTo(503);
        assertThat(second.body()).contains("\"Overloaded\"", "Nothing was changed");
        assertThat(second.headers().firstValue("Retry-After")).contains("10");
        assertThat(get("/v2/catalog").statusCode()).isEqualTo(200);
        assertThat(get("/health/live").statusCode()).isEqualTo(200);

        broker.released.release();
        assertThat(first.get().statusCode()).isEqualTo(201);
    }

    @Test
    void rejectsWhatIsDeepOrLong() throws Exception {
        String deep = BODY.replace("{\"a\":1}", "{\"a\":[[[[1]]]]}");
        String string = BODY.replace("{\"a\":1}", "{\"a\":\"" + "x".repeat(101) + "\"}");

        assertRejected(send("PUT", INSTANCE, string), 400, "MalformedRequest");
        HttpResponse<String> response = send("PUT", INSTANCE, deep);
        assertRejected(response, 400, "MalformedRequest");
        assertThat(response.body()).contains("Send at most 5 levels, strings of 100");
        assertThat(send("PUT", INSTANCE, BODY.replace("{\"a\":1}", "{\"a\":[[[1]]]}"))
                        .statusCode())
                .isEqualTo(201);
    }

    private Answer exchange(String request) throws Exception {
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.send(request);
            return connection.receive();
        }
    }
}
