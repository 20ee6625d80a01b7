package io.openbroker.sample.embedding.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.BrokerEngine;
import io.openbroker.runtime.server.RequestIntake;
import io.openbroker.runtime.server.RequestLimits;
import io.openbroker.sample.embedding.NotesBroker;
import io.openbroker.sample.embedding.NotesBrokerDispatcher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Requests byte by byte, as a hostile or a broken client sends them. */
@Timeout(60)
class JdkExchangeTest {

    private static final String HEADERS = String.join(
            "\r\n",
            "Host: localhost",
            "X-Broker-API-Version: 2.17",
            "Authorization: Basic cGxhdGZvcm06c2VjcmV0",
            "X-Broker-API-Request-Identity: a-request",
            "");
    private static final String PUT = "PUT /v2/service_instances/i HTTP/1.1\r\n" + HEADERS;
    private static final String BODY = "{\"service_id\": \"3c0e5d8a-6f1b-4a7e-9d24-b8a51f7c6e01\","
            + " \"plan_id\": \"3c0e5d8a-6f1b-4a7e-9d24-b8a51f7c6e02\", \"context\": {\"platform\": \"kubernetes\"}}";
    private static final String LAST = "GET /v2/catalog HTTP/1.1\r\nConnection: close\r\n" + HEADERS + "\r\n";

    private final BrokerEngine engine;
    private final RequestIntake intake;
    private final HttpServer server;

    JdkExchangeTest(@TempDir Path directory) throws IOException {
        engine = BrokerEngine.builder()
                .dispatcher(new NotesBrokerDispatcher(new NotesBroker(directory)))
                .credentials(new BasicCredentials("platform", "secret"))
                .build();
        intake = RequestIntake.of(engine.pipeline(), RequestLimits.DEFAULT.withArrival(Duration.ofMillis(500)))
                .withHealthChecks(engine::health);
        server = JdkServer.start(0, intake);
    }

    @AfterEach
    void stop() {
        server.stop(0);
        engine.close();
    }

    @Test
    void rejectsBodiesThatDoNotArrive() throws IOException {
        String response = send(PUT + "Content-Length: 100\r\n\r\n{");

        assertThat(response)
                .startsWith("HTTP/1.1 408 ")
                .containsIgnoringCase("connection: close")
                .contains("a-request")
                .contains("\"description\":");
    }

    @Test
    void rejectsBodiesWhoseEndIsAmbiguous() throws IOException {
        assertThat(send(PUT + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + LAST))
                .startsWith("HTTP/1.1 400 ")
                .doesNotContain("HTTP/1.1 200");
    }

    @Test
    void takesChunksAndNothingAfterThem() throws IOException {
        String chunk = Integer.toHexString(BODY.length()) + "\r\n" + BODY + "\r\n0\r\n\r\n";

        assertThat(send(PUT + "Transfer-Encoding: chunked\r\n\r\n" + chunk + LAST))
                .startsWith("HTTP/1.1 201 ")
                .doesNotContain("HTTP/1.1 200");
        assertThat(send(PUT + "Transfer-Encoding: chunked\r\n\r\nnonsense\r\n")).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void servesTheNextRequestAfterABodyThatNobodyRead() throws IOException {
        String body = "x".repeat(100_000);

        assertThat(send(PUT.replace("cGxhdGZvcm06c2VjcmV0", "d3Jvbmc6d3Jvbmc=") + "Content-Length: " + body.length()
                        + "\r\n\r\n" + body + LAST))
                .startsWith("HTTP/1.1 401 ")
                .contains("HTTP/1.1 200 ");
    }

    @Test
    void readsTargetsAsTheyAre() throws IOException {
        assertThat(send("GET //v2/v2/catalog HTTP/1.1\r\n" + HEADERS + "\r\n" + LAST))
                .startsWith("HTTP/1.1 404 ")
                .contains("\"description\":");
        assertThat(send("GET http://localhost/v2/catalog HTTP/1.1\r\n" + HEADERS + "\r\n" + LAST))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void keepsTheConnectionOfRequestsWithoutABody() throws IOException {
        String unconditional = "GET /v2/catalog HTTP/1.1\r\n" + HEADERS + "\r\n";
        String first = send(unconditional + LAST);
        assertThat(first.split("HTTP/1.1 200 ", -1)).hasSize(3);
        String tag = first.replaceFirst("(?is).*?etag: ([^\r]*).*", "$1");

        assertThat(send("GET /v2/catalog HTTP/1.1\r\nIf-None-Match: " + tag + "\r\n" + HEADERS + "\r\n" + LAST))
                .startsWith("HTTP/1.1 304 ")
                .contains("HTTP/1.1 200 ");
    }

    @Test
    void answersHealthChecksWithoutABody() throws IOException {
        assertThat(send("HEAD /health/ready HTTP/1.1\r\n" + HEADERS + "\r\n" + LAST))
                .startsWith("HTTP/1.1 200 ")
                .doesNotContain("\"status\"")
                .contains("\"services\"");
    }

    @Test
    void forgetsClientsThatHangUp() throws Exception {
        try (Socket socket = connect()) {
            write(socket, PUT + "Content-Length: 100\r\n\r\n{");
        }

        assertThat(send(PUT + "Content-Length: " + BODY.length() + "\r\n\r\n" + BODY + LAST))
                .startsWith("HTTP/1.1 201 ");
        assertThat(intake.drain(Duration.ofSeconds(30))).isPresent();
    }

    @Test
    void rejectsRequestsWhileItStops() throws Exception {
        assertThat(intake.drain(Duration.ZERO)).isPresent();

        assertThat(send(PUT + "Content-Length: " + BODY.length() + "\r\n\r\n" + BODY))
                .startsWith("HTTP/1.1 503 ")
                .containsIgnoringCase("connection: close");
        assertThat(send("GET /health/ready HTTP/1.1\r\n" + HEADERS + "\r\n" + LAST))
                .startsWith("HTTP/1.1 503 ")
                .contains("stopping");
    }

    /** Sends bytes, and returns what comes back until the server closes the connection. */
    private String send(String bytes) throws IOException {
        try (Socket socket = connect()) {
            write(socket, bytes);
            ByteArrayOutputStream received = new ByteArrayOutputStream();
            try {
                socket.getInputStream().transferTo(received);
            } catch (SocketException closedWithBytesLeft) {
                assertThat(received.size()).isPositive();
            }
            return received.toString(StandardCharsets.ISO_8859_1);
        }
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.getAddress().getPort());
    }

    private static void write(Socket socket, String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }
}
