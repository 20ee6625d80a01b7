package io.openbroker.undertow.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.undertow.support.RawConnection;
import io.openbroker.undertow.support.RawConnection.Answer;
import io.openbroker.undertow.support.RecordingBroker;
import io.openbroker.undertow.support.ServerTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no well-behaved client sends. */
class ConnectionTest extends ServerTest {

    private static final String PUT = "PUT " + INSTANCE + " HTTP/1.1\r\n" + RawConnection.HEADERS;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2/service_instances/%00",
                "/v2/service_instances/\u00fc",
                "/v2/service_instances/%C0%80",
                "/v2/service_instances/%FF",
                "/v2/service_instances/%2F%00",
                "/v2/service_instances//last_operation",
                "/v2/service_instances/i?service_id=%00",
                "/v2/service_instances/i?service_id=a&service_id=b",
                "/v2/service_instances/i/last_operation?operation=%FF"
            })
    void answersMalformedTargetsInJson(String target) throws Exception {
        Answer answer = exchange("GET " + target + " HTTP/1.1\r\n" + RawConnection.HEADERS + "\r\n");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.has("Content-Type: application/json")).isTrue();
        assertThat(answer.body()).contains("\"MalformedRequest\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/%63atalog", "/v2//catalog", "/v2/catalog;x=y", "/v2/./catalog"})
    void answersOddTargetsInJson(String target) throws Exception {
        Answer answer = exchange("GET " + target + " HTTP/1.1\r\n" + RawConnection.HEADERS + "\r\n");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("\"NotFound\"");
    }

    /** Undertow's parser answers these itself, and nobody can make it say more. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2/service_instances/%",
                "/v2/service_instances/%0",
                "/v2/service_instances/%zz",
                "/v2/service_instances/i?service_id=%",
                "*",
                "http://other.example/v2/catalog"
            })
    void rejectsTargetsThatAreNone(String target) throws Exception {
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.send("GET " + target + " HTTP/1.1\r\n" + RawConnection.HEADERS + "\r\n");

            assertThat(connection.receive().status()).isEqualTo(400);
            assertThat(connection.isClosedByServer()).isTrue();
        }
    }

    /** What may not be in a line of a log is in no id: separators of lines, and characters that turn the direction of text. */
    @ParameterizedTest
    @ValueSource(strings = {"%E2%80%A8", "%E2%80%A9", "%C2%85", "%E2%80%AE", "%EF%BB%BF", "%F3%A0%81%81"})
    void rejectsIdsThatCannotBeSeen(String character) throws Exception {
        for (String target : List.of(
                "/v2/service_instances/a" + character,
                "/v2/service_instances/a/service_bindings/b" + character,
                "/v2/service_instances/a?service_id=s" + character)) {
            Answer answer = exchange("GET " + target + " HTTP/1.1\r\n" + RawConnection.HEADERS + "\r\n");

            assertThat(answer.status()).as(target).isEqualTo(400);
            assertThat(answer.body()).contains("invisible character");
        }
    }

    @Test
    void rejectsVersionsBefore10() throws Exception {
        for (String path : List.of("/v2/catalog", "/health/live")) {
            try (RawConnection connection = new RawConnection(server.port())) {
                connection.send("GET " + path + " HTTP/0.9\r\n" + RawConnection.HEADERS + "\r\n");
                Answer answer = connection.receive();

                assertThat(answer.status()).isEqualTo(505);
                assertThat(answer.body()).contains("\"HttpVersionNotSupported\"");
                assertThat(connection.isClosedByServer()).isTrue();
            }
        }
    }

    /** RFC 9110, 2.5: a later version is read as the latest that is known; Undertow does so for all that it does not know. */
    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.2", "HTTP/1.9"})
    void readsLaterVersionsAs11(String version) throws Exception {
        Answer answer = exchange("GET /v2/catalog " + version + "\r\n" + RawConnection.HEADERS + "\r\n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(RecordingBroker.CATALOG);
    }

    @Test
    void speaksHttp2OverTlsAlone() throws Exception {
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
            assertThat(connection.receive().status()).isEqualTo(400);
            assertThat(connection.isClosedByServer()).isTrue();
        }
        String upgrade = "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAA\r\n";
        Answer answer = exchange("GET /v2/catalog HTTP/1.1\r\n" + RawConnection.HEADERS + upgrade + "\r\n");
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void takesAbsoluteTargets() throws Exception {
        Answer answer = exchange("GET http://localhost/v2/catalog?x HTTP/1.1\r\n" + RawConnection.HEADERS + "\r\n");

        assertThat(answer.body()).isEqualTo(RecordingBroker.CATALOG);
    }

    @Test
    void takesBlanksAroundHeaderValues() throws Exception {
        String headers = "Host: x\r\nx-broker-api-version:   2.17  \r\nAUTHORIZATION: Basic dXNlcjpwYXNz\t\r\n\r\n";
        Answer answer = exchange("GET /v2/catalog HTTP/1.1\r\n".concat(headers));

        assertThat(answer.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\u0001y", "x\ty", "x\u007fy", "x\u0085y", "x\u00ady"})
    void rejectsIdentitiesThatCannotBeEchoed(String identity) throws Exception {
        Answer answer = exchange(
                "GET /v2/catalog HTTP/1.1\r\n" + RawConnection.HEADERS + IDENTITY + ": " + identity + "\r\n\r\n");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers()).noneMatch(header -> header.contains(identity));
    }

    @Test
    void echoesIdentitiesOfAnyLatinCharacter() throws Exception {
        Answer answer =
                exchange("GET /v2/catalog HTTP/1.1\r\n" + RawConnection.HEADERS + IDENTITY + ": \u00fc \"x\"\r\n\r\n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.has(IDENTITY + ": \u00fc \"x\"")).isTrue();
    }

    @Test
    void knowsOneVersionOnly() throws Exception {
        String twice = "GET /v2/catalog HTTP/1.1\r\n" + RawConnection.HEADERS + "X-Broker-API-Version: ";

        assertThat(exchange(twice + "2.17\r\n\r\n").status()).isEqualTo(200);
        assertThat(exchange(twice + "2.16\r\n\r\n").status()).isEqualTo(400);
    }

    @Test
    void answersHeadWithoutABody() throws Exception {
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.send("HEAD /v2/catalog HTTP/1.1\r\n" + RawConnection.HEADERS + "Connection: close\r\n\r\n");

            byte[] all = connection.receiveAll();
            String text = new String(all, StandardCharsets.ISO_8859_1);
            assertThat(text)
                    .startsWith("HTTP/1.1 200 ")
                    .contains("Content-Length: " + RecordingBroker.CATALOG.length())
                    .endsWith("\r\n\r\n");
        }
    }

    /** Readers of chunks disagree, so nothing may follow them. */
    @Test
    void closesConnectionsAfterChunks() throws Exception {
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.send(PUT + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(BODY.length()) + "\r\n"
                    + BODY + "\r\n0\r\n\r\n");

            assertThat(connection.receive().status()).isEqualTo(201);
            assertThat(connection.isClosedByServer()).isTrue();
        }
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.send(PUT + "Transfer-Encoding: chunked\r\n\r\nzz\r\n0\r\n\r\n");

            assertThat(connection.receive().status()).isEqualTo(400);
            assertThat(connection.isClosedByServer()).isTrue();
        }
    }

    @Test
    void tellsClientsNotToGoOn() throws Exception {
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.send(PUT + "Expect: 100-continue\r\nContent-Length: 104857600\r\n\r\n");
            assertThat(connection.receive().status()).isEqualTo(413);
            assertThat(connection.isClosedByServer()).isTrue();
        }
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.send("PUT /unknown HTTP/1.1\r\n" + RawConnection.HEADERS
                    + "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n");
            Answer answer = connection.receive();
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.has("Connection: close")).isTrue();
            assertThat(connection.isClosedByServer()).isTrue();
        }
    }

    @Test
    void keepsConnectionsOpen() throws Exception {
        String get = "GET /v2/catalog HTTP/1.1\r\n" + RawConnection.HEADERS + "\r\n";
        String unknown = "GET /unknown HTTP/1.1\r\n" + RawConnection.HEADERS + "\r\n";
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.send(get + unknown + get);

            assertThat(connection.receive().status()).isEqualTo(200);
            assertThat(connection.receive().status()).isEqualTo(404);
            assertThat(connection.receive().status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nonsense\r\n\r\n", "GET\r\n\r\n", "GET /v2/catalog HTTP/9.9\r\n\r\n", "\u0016\u0003\u0001\u0002"
            })
    void survivesWhatIsNoHttp(String nonsense) throws Exception {
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.send(nonsense);
            connection.finish();
            assertThat(connection.receive().status()).isIn(0, 400);
        }
        assertThat(get("/v2/catalog").statusCode()).isEqualTo(200);
    }

    @Test
    void survivesLargeHeaders() throws Exception {
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.send(
                    "GET /v2/catalog HTTP/1.1\r\n" + RawConnection.HEADERS + "X: " + "x".repeat(100_000) + "\r\n\r\n");
            assertThat(connection.receive().status()).isIn(0, 400, 431);
        }
        assertThat(get("/v2/catalog").statusCode()).isEqualTo(200);
    }

    private Answer exchange(String request) throws Exception {
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.send(request);
            return connection.receive();
        }
    }
}
