package io.openbroker.undertow.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.undertow.support.RawConnection;
import io.openbroker.undertow.support.ServerTest;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Bodies that are large, deep, slow, cut off, or not wanted. */
class BodyTest extends ServerTest {

    private static final int LARGE = 100 * 1024 * 1024;
    private static final String PUT = "PUT " + INSTANCE + " HTTP/1.1\r\n" + RawConnection.HEADERS;
    private static final String GET = "GET /v2/catalog HTTP/1.1\r\n" + RawConnection.HEADERS + "\r\n";

    @Test
    void rejectsLargeBodies() throws Exception {
        assertRejected(send(request("PUT", INSTANCE, announced(LARGE))), 413, "BodyTooLarge");
        assertRejected(send(request("PUT", INSTANCE, chunked(LARGE))), 413, "BodyTooLarge");
        assertThat(get("/v2/catalog").statusCode()).isEqualTo(200);
    }

    @Test
    void answersOtherRejectionsOfLargeBodies() throws Exception {
        assertRejected(send(request("PUT", "/unknown", announced(LARGE))), 404, "NotFound");
        assertRejected(send(request("PUT", "/unknown", chunked(LARGE))), 404, "NotFound");
        assertRejected(
                send(request("PUT", INSTANCE, announced(LARGE)).setHeader("Authorization", "x")), 401, "Unauthorized");
    }

    @Test
    void readsBodiesUpToTheLimit() throws Exception {
        String padding = " ".repeat(1024 * 1024 - BODY.length());

        assertRejected(send("PUT", INSTANCE, BODY + padding + " "), 413, "BodyTooLarge");
        assertThat(send("PUT", INSTANCE, BODY + padding).statusCode()).isEqualTo(201);
    }

    @Test
    void rejectsDeepBodies() throws Exception {
        String deep = "{\"parameters\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";

        HttpResponse<String> response = send("PUT", INSTANCE, deep);

        assertRejected(response, 400, "MalformedRequest");
        assertThat(response.body()).contains("exceeds the limits for JSON");
    }

    @Test
    void ignoresBodiesThatAreNotWanted() throws Exception {
        HttpResponse<String> catalog = send(request("GET", "/v2/catalog", announced(2 * 1024 * 1024)));
        HttpResponse<String> deletion =
                send(request("DELETE", INSTANCE + "?service_id=s&plan_id=p", chunked(2 * 1024 * 1024)));

        assertThat(catalog.statusCode()).isEqualTo(200);
        assertThat(deletion.statusCode()).isEqualTo(410);
    }

    @Test
    void answersBeforeAnAnnouncedBodyIsSent() throws Exception {
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.send(PUT + "Content-Length: 104857600\r\n\r\n");
            assertThat(connection.receive().status()).isEqualTo(413);
        }
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.send("PUT /unknown HTTP/1.1\r\n" + RawConnection.HEADERS + "Content-Length: 5\r\n\r\n");
            assertThat(connection.receive().status()).isEqualTo(404);
        }
    }

    @Test
    void readsBodiesThatArriveSlowly() throws Exception {
        try (RawConnection connection = new RawConnection(server.port());
                RawConnection other = new RawConnection(server.port())) {
            connection.send(PUT + "Content-Length: " + BODY.length() + "\r\n\r\n");
            for (int i = 0; i < BODY.length(); i++) {
                connection.send(BODY.substring(i, i + 1));
            }
            other.send(GET);

            assertThat(other.receive().status()).isEqualTo(200);
            assertThat(connection.receive().status()).isEqualTo(201);
        }
    }

    @Test
    void readsChunks() throws Exception {
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.send(PUT + "Transfer-Encoding: chunked\r\n\r\n5\r\n" + BODY.substring(0, 5) + "\r\n"
                    + Integer.toHexString(BODY.length() - 5) + "\r\n" + BODY.substring(5) + "\r\n0\r\n\r\n");

            assertThat(connection.receive().status()).isEqualTo(201);
        }
    }

    @Test
    void carriesNothingOutWhenTheClientGoesAway() throws Exception {
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.send(PUT + "Content-Length: 5000\r\n\r\n" + BODY);
        }
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.send(PUT + "Transfer-Encoding: chunked\r\n\r\nzz\r\n0\r\n\r\n");
            // Tomcat closes the connection without a response.
            assertThat(connection.receive().status()).isIn(0, 400);
            assertThat(connection.isClosedByServer()).isTrue();
        }
        assertThat(get("/v2/catalog").statusCode()).isEqualTo(200);
        assertThat(broker.requests).isEmpty();
    }

    @Test
    void tellsClientsToGoOn() throws Exception {
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.send(PUT + "Expect: 100-continue\r\nContent-Length: " + BODY.length() + "\r\n\r\n");
            assertThat(connection.receive().status()).isEqualTo(100);
            connection.send(BODY + GET);

            assertThat(connection.receive().status()).isEqualTo(201);
            assertThat(connection.receive().status()).isEqualTo(200);
        }
    }

    @Test
    void rejectsChunksThatAddUpToTooMuch() throws Exception {
        String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.send(PUT + "Transfer-Encoding: chunked\r\n\r\n" + chunk.repeat(17));
            assertThat(connection.receive().status()).isEqualTo(413);
            connection.send("0\r\n\r\n");

            assertThat(connection.isClosedByServer()).isTrue();
        }
    }

    @Test
    void readsChunksOfOneByte() throws Exception {
        String chunks = BODY.chars().mapToObj(c -> "1\r\n" + (char) c + "\r\n").collect(Collectors.joining());
        String blanks = "1\r\n \r\n".repeat(10_000);
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.send(PUT + "Transfer-Encoding: chunked\r\n\r\n" + blanks + chunks + "0\r\n\r\n");

            assertThat(connection.receive().status()).isEqualTo(201);
        }
    }

    @Test
    void answersOthersWhileBodiesFlood() throws Exception {
        try (Flood first = new Flood(server.port());
                Flood second = new Flood(server.port())) {
            first.awaitFlow();
            second.awaitFlow();
            for (int i = 0; i < 50; i++) {
                assertThat(get("/v2/catalog").statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void cutsOffAFloodThatDoesNotHeedItsAnswer() throws Exception {
        try (Flood flood = new Flood(server.port())) {
            flood.awaitEnd();
        }
        assertThat(get("/v2/catalog").statusCode()).isEqualTo(200);
    }

    private static BodyPublisher announced(int bytes) {
        return BodyPublishers.fromPublisher(chunked(bytes), bytes);
    }

    private static BodyPublisher chunked(int bytes) {
        return BodyPublishers.ofInputStream(() -> new Spaces(bytes));
    }

    /** A stream of blanks, which takes no memory. */
    private static final class Spaces extends InputStream {

        private int left;

        Spaces(int bytes) {
            left = bytes;
        }

        @Override
        public int read() {
            return left-- > 0 ? ' ' : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            int count = Math.min(left, length);
            if (count <= 0) {
                return -1;
            }
            Arrays.fill(into, offset, offset + count, (byte) ' ');
            left -= count;
            return count;
        }
    }
}
