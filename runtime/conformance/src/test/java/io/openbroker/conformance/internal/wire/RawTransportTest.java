package io.openbroker.conformance.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.client.http.BrokerConnectionSettings;
import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.client.http.BrokerHttpResponse;
import io.openbroker.client.http.Exchange;
import io.openbroker.client.http.NoResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The bytes that are written, and the responses that are read, by a server that says one thing. */
@Timeout(60)
class RawTransportTest {

    private static final BrokerHttpRequest CATALOG = BrokerHttpRequest.of("GET", "/v2/catalog");
    private static final int MOST = 1_000;

    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private RawTransport transport(Duration patience) {
        return new RawTransport(
                BrokerConnectionSettings.of(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/prefix/"))
                        .withTimeouts(Duration.ofSeconds(20), patience)
                        .withMaxResponseBytes(MOST));
    }

    private Exchange exchange(String response, BrokerHttpRequest request) {
        CompletableFuture<Void> served = CompletableFuture.runAsync(() -> {
            try (Socket socket = server.accept()) {
                socket.getInputStream().read(new byte[64 << 10]);
                socket.getOutputStream().write(response.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        Exchange exchange = transport(Duration.ofSeconds(20)).send(request);
        served.join();
        return exchange;
    }

    private BrokerHttpResponse response(String text) {
        return exchange(text, CATALOG).response().orElseThrow();
    }

    private NoResponse.Reason reason(String text) {
        return exchange(text, CATALOG).outcome() instanceof NoResponse none
                ? none.reason()
                : NoResponse.Reason.NOT_SENT;
    }

    private String received(BrokerHttpRequest request) throws IOException {
        CompletableFuture<String> received = CompletableFuture.supplyAsync(() -> {
            try (Socket socket = server.accept()) {
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        transport(Duration.ofSeconds(20)).send(request);
        return received.join();
    }

    @Test
    void writesWhatNoClientWould() throws IOException {
        BrokerHttpRequest request = BrokerHttpRequest.of("G T", "/v2/%zz\u0001")
                .withHeader("Content-Length", "7")
                .withAddedHeader("Content-Length", "\u00ff")
                .withAddedHeader("Transfer-Encoding ", "a\r\n b")
                .withHeader("Connection", "close")
                .withBody(new byte[] {0, 'x'});

        assertThat(received(request))
                .isEqualTo("G T /prefix/v2/%zz\u0001 HTTP/1.1\r\n"
                        + "Content-Length: 7\r\nContent-Length: \u00ff\r\nTransfer-Encoding : a\r\n b\r\n"
                        + "Connection: close\r\nHost: 127.0.0.1:" + server.getLocalPort() + "\r\n\r\n\u0000x");
    }

    @Test
    void namesTheLengthOfABody() throws IOException {
        assertThat(received(CATALOG.withHeader("Connection", "close").withBody(new byte[3])))
                .contains("\r\nContent-Length: 3\r\n");
    }

    @Test
    void readsBodiesOfEachLength() {
        assertThat(response("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}rest")
                        .text())
                .isEqualTo("{}");
        assertThat(response("HTTP/1.0 404 \r\n\r\nuntil the end").text()).isEqualTo("until the end");
        assertThat(response("HTTP/1.1 200\r\nTransfer-Encoding: chunked\r\n\r\n2;a=b\r\n{ \r\n1\r\n}\r\n0\r\n\r\n")
                        .text())
                .isEqualTo("{ }");
        assertThat(response("HTTP/1.1 204 No Content\r\n\r\n").body()).isEmpty();
    }

    @Test
    void readsStatusAndHeaders() {
        BrokerHttpResponse response =
                response("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 431 Too large\r\nX-A: 1\r\nx-a:2 \r\n\r\n");

        assertThat(response.status()).isEqualTo(431);
        assertThat(response.headers("X-A")).containsExactly("1", "2");
    }

    @Test
    void readsNoMoreThanTheLimit() {
        String more = "a".repeat(MOST + 1);
        for (String text : new String[] {
            "HTTP/1.1 200 OK\r\nContent-Length: " + more.length() + "\r\n\r\n" + more,
            "HTTP/1.1 200 OK\r\n\r\n" + more,
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n" + more
        }) {
            BrokerHttpResponse response = response(text);
            assertThat(response.isTruncated()).isTrue();
            assertThat(response.body()).hasSize(MOST);
        }
    }

    @Test
    void saysWhyThereIsNoResponse() throws IOException {
        assertThat(reason("")).isEqualTo(NoResponse.Reason.CLOSED);
        assertThat(reason("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}")).isEqualTo(NoResponse.Reason.CLOSED);
        assertThat(reason("SSH-2.0-server\r\n")).isEqualTo(NoResponse.Reason.NOT_HTTP);
        assertThat(reason("HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n")).isEqualTo(NoResponse.Reason.NOT_HTTP);
        assertThat(reason("HTTP/1.1 200 OK\r\nX: " + "a".repeat(300 << 10) + "\r\n\r\n"))
                .isEqualTo(NoResponse.Reason.NOT_HTTP);
        assertThat(transport(Duration.ofMillis(50)).send(CATALOG).outcome())
                .isInstanceOfSatisfying(
                        NoResponse.class, none -> assertThat(none.reason()).isEqualTo(NoResponse.Reason.TIMEOUT));
        server.close();
        assertThat(transport(Duration.ofSeconds(20)).send(CATALOG).outcome())
                .isInstanceOfSatisfying(
                        NoResponse.class, none -> assertThat(none.reason()).isEqualTo(NoResponse.Reason.REFUSED));
    }
}
