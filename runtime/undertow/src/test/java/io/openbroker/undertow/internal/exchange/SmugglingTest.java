package io.openbroker.undertow.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.undertow.support.RawConnection;
import io.openbroker.undertow.support.RawConnection.Answer;
import io.openbroker.undertow.support.ServerTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests that a proxy before the broker could read otherwise than the broker does: whatever they are, they call no handler,
 * and nothing that follows on their connection is taken for a request.
 */
class SmugglingTest extends ServerTest {

    private static final String START = "PUT " + INSTANCE + " HTTP/1.1\r\n";
    private static final String LENGTH = "Content-Length: " + BODY.length() + "\r\n";
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";
    private static final String SIZE = Integer.toHexString(BODY.length());
    private static final String CHUNKS = SIZE + "\r\n" + BODY + "\r\n0\r\n\r\n";
    private static final String SMUGGLED =
            "PUT /v2/service_instances/smuggled HTTP/1.1\r\n" + RawConnection.HEADERS + LENGTH + "\r\n" + BODY;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 18446744073709551617",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: chunked, chunked",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked;q=1",
                "Transfer-Encoding:\r\n gzip"
            })
    void answersUnclearLengthsInJson(String header) throws Exception {
        assertRefusedInJson(START + RawConnection.HEADERS + header + "\r\n\r\n" + CHUNKS);
        assertRefusedInJson("GET /health/live HTTP/1.1\r\n" + RawConnection.HEADERS + header + "\r\n\r\n" + CHUNKS);
    }

    @Test
    void answersChunksOfOldClientsInJson() throws Exception {
        assertRefusedInJson(START.replace("1.1", "1.0") + RawConnection.HEADERS + CHUNKED + "\r\n" + CHUNKS);
    }

    private void assertRefusedInJson(String request) throws Exception {
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.send(request + SMUGGLED);
            Answer answer = connection.receive();

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.has("Content-Type: application/json")).isTrue();
            assertThat(answer.has("Connection: close")).isTrue();
            assertThat(answer.body()).contains("\"MalformedRequest\"", "Send one Content-Length");
            assertThat(connection.isClosedByServer()).isTrue();
        }
        assertThat(broker.requests).isEmpty();
    }

    /** Undertow's parser answers these itself, and nobody can make it say more. */
    @ParameterizedTest
    @MethodSource
    void refusesHeadsThatAreReadInSeveralWays(String head) throws Exception {
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.send(head + "\r\n" + BODY + SMUGGLED);

            assertThat(connection.receive().status()).isEqualTo(400);
            assertThat(connection.isClosedByServer()).isTrue();
        }
        assertThat(broker.requests).isEmpty();
    }

    static Stream<String> refusesHeadsThatAreReadInSeveralWays() {
        String known = START + RawConnection.HEADERS;
        Stream<String> lengths = Stream.of("-1", "+89", "0x59", "", "89, 89", "8 9", "9223372036854775808")
                .map(length -> known + "Content-Length: " + length + "\r\n");
        Stream<String> others = Stream.of(
                known + LENGTH + LENGTH,
                known + LENGTH + "Content-Length: 3\r\n",
                known + LENGTH + CHUNKED,
                known + CHUNKED + LENGTH,
                known + CHUNKED + CHUNKED,
                known + "Transfer-Encoding: identity\r\n" + LENGTH,
                known + LENGTH.replace(":", " :"),
                known + CHUNKED.replace(":", " :"),
                known + CHUNKED.replace(": ", ":\u000b"),
                known + "Host: localhost\r\n" + LENGTH,
                known + "Host: other\r\n" + LENGTH,
                known.replace("Host: localhost\r\n", "") + LENGTH,
                known.replace("Host: localhost", "Host: a/../b") + LENGTH,
                START + " " + RawConnection.HEADERS + LENGTH,
                known + "X: a\nY: b\r\n" + LENGTH,
                known + "X: a\rY: b\r\n" + LENGTH,
                known + "X: a\u0000b\r\n" + LENGTH,
                known + "X Y: a\r\n" + LENGTH,
                known + "no colon\r\n" + LENGTH,
                known + ": no name\r\n" + LENGTH,
                (known + LENGTH).replace("\r\n", "\n"),
                (known + LENGTH).replace("HTTP/1.1\r\n", "HTTP/1.1\n"),
                "\r\n" + known + LENGTH);
        return Stream.concat(lengths, others);
    }

    @ParameterizedTest
    @MethodSource
    void carriesNothingOutOfMalformedChunks(String chunks) throws Exception {
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.send(START + RawConnection.HEADERS + CHUNKED + "\r\n" + chunks);
            Answer answer = connection.receive();

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.has("Connection: close")).isTrue();
            assertThat(answer.body()).contains("\"MalformedRequest\"", "as in RFC 9112");
            assertThat(connection.isClosedByServer()).isTrue();
        }
        // The response of others has no use for the body, and is sent before anything is wrong with it.
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.send("GET /health/live HTTP/1.1\r\n" + RawConnection.HEADERS + CHUNKED + "\r\n" + chunks);
            assertThat(connection.receive().status()).isEqualTo(200);
            assertThat(connection.isClosedByServer()).isTrue();
        }
        assertThat(broker.requests).isEmpty();
    }

    static Stream<String> carriesNothingOutOfMalformedChunks() {
        Stream<String> sizes = Stream.of("-1", "+59", "0x59", "", "zz", "5 9", " 59", "10000000000000000059", "\u0661")
                .map(size -> CHUNKS.replace(SIZE, size) + SMUGGLED);
        return Stream.concat(
                sizes,
                Stream.of(
                        "zz\r\n",
                        CHUNKS.replace("\r\n", "\n"),
                        CHUNKS.replaceFirst("\r\n", "\n"),
                        CHUNKS.replaceFirst("\r\n", "\r"),
                        CHUNKS.replace(BODY + "\r\n", BODY),
                        CHUNKS.replace(BODY + "\r\n", BODY + "garbage\r\n"),
                        CHUNKS.replace(SIZE, SIZE + ";x=\u0000"),
                        CHUNKS.replace(SIZE, SIZE + ";x\n0"),
                        CHUNKS.replace(SIZE, SIZE + ";" + "x".repeat(ChunkDecoder.MAX_EXTRA_BYTES + 1)),
                        CHUNKS.replace("0\r\n", "0\r\nX: y\n"),
                        CHUNKS.replace("0\r\n", "0\r\nX: " + "y".repeat(ChunkDecoder.MAX_EXTRA_BYTES + 1)),
                        CHUNKS.replace("0\r\n", "0\r\n" + "X: y\r\n".repeat(ChunkDecoder.MAX_EXTRA_BYTES / 4 + 1))));
    }

    @ParameterizedTest
    @MethodSource
    void takesNothingForARequestThatFollowsChunks(String chunks) throws Exception {
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.send(START + RawConnection.HEADERS + CHUNKED + "\r\n" + chunks + SMUGGLED);
            Answer answer = connection.receive();

            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.has("Connection: close")).isTrue();
            assertThat(connection.isClosedByServer()).isTrue();
        }
        assertThat(broker.requests).hasSize(1);
    }

    static Stream<String> takesNothingForARequestThatFollowsChunks() {
        return Stream.of(
                CHUNKS,
                CHUNKS.replace(SIZE, SIZE + ";x=y"),
                CHUNKS.replace(SIZE, "000" + SIZE.toUpperCase(Locale.ROOT)),
                CHUNKS.replace("0\r\n", "0\r\nContent-Length: 5\r\nX: y\r\n"));
    }

    /** RFC 9112, 5.2: a line that begins with a blank goes on with the one before. */
    @Test
    void readsFoldedHeadersAsOneLine() throws Exception {
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.send(START + RawConnection.HEADERS + "X: a\r\n Content-Length: 3\r\n" + LENGTH + "\r\n" + BODY);
            assertThat(connection.receive().status()).isEqualTo(201);
            connection.send("GET /v2/catalog HTTP/1.1\r\n" + RawConnection.HEADERS + "\r\n");
            assertThat(connection.receive().status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic dXNlcjpwYXNz", "Basic eDp5", "Bearer x"})
    void takesOneAuthorizationOnly(String second) throws Exception {
        String request = START + RawConnection.HEADERS + "Authorization: " + second + "\r\n" + LENGTH + "\r\n" + BODY;
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.send(request);
            Answer answer = connection.receive();

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).contains("\"Unauthorized\"");
        }
        assertThat(broker.requests).isEmpty();
    }

    @Test
    void takesOneVersionOnly() throws Exception {
        assertRefused(
                send(request("PUT", INSTANCE, BodyPublishers.ofString(BODY)).header("X-Broker-API-Version", "2.16")),
                400,
                "MalformedRequest");
    }

    @Test
    void takesEachQueryParameterAndEachNameOfAnObjectOnce() throws Exception {
        assertRefused(
                send("PUT", INSTANCE + "?accepts_incomplete=true&accepts_incomplete=true", BODY),
                400,
                "MalformedRequest");
        assertRefused(
                send("PUT", INSTANCE + "?accepts_incomplete=true&accepts%5Fincomplete=false", BODY),
                400,
                "MalformedRequest");
        assertRefused(
                send("PUT", INSTANCE, BODY.replace("\"plan_id\"", "\"plan_id\":\"q\",\"plan_id\"")),
                400,
                "MalformedRequest");
        assertRefused(send("PUT", INSTANCE, BODY.replace("\"a\":1", "\"a\":1,\"\\u0061\":2")), 400, "MalformedRequest");
    }
}
