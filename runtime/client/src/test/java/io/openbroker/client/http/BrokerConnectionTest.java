package io.openbroker.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerConnectionTest {

    private static final BrokerHttpRequest CATALOG = BrokerHttpRequest.of("GET", "/v2/catalog");

    @Test
    void addsWhatEachRequestNeeds() throws Exception {
        try (RawServer server =
                RawServer.responding(200, "Content-Type: application/json\r\nX-A: 1\r\nX-A: 2\r\n", "{}")) {
            Exchange exchange = BrokerConnection.with(settings(server.url())
                            .withBasic("user", "päss:word")
                            .withApiVersion("2.15")
                            .withHeader("X-Tenant", "blue"))
                    .send(CATALOG);

            assertThat(exchange.response().orElseThrow().status()).isEqualTo(200);
            assertThat(exchange.response().orElseThrow().text()).isEqualTo("{}");
            assertThat(exchange.response().orElseThrow().headers("x-a")).containsExactly("1", "2");
            assertThat(server.heads())
                    .singleElement()
                    .asString()
                    .startsWith("GET /v2/catalog HTTP/1.1\r\n")
                    .contains("X-Broker-API-Version: 2.15\r\n")
                    .contains("X-Tenant: blue\r\n")
                    .contains("X-Broker-API-Request-Identity: ")
                    .contains("Authorization: Basic dXNlcjpww6Rzczp3b3Jk\r\n");
            assertThat(exchange.request().header("authorization")).isPresent();
        }
    }

    @Test
    void leavesWhatARequestHasItself() throws Exception {
        try (RawServer server = RawServer.responding(200, "", "{}")) {
            BrokerConnection connection =
                    BrokerConnection.with(settings(server.url()).withBasic("user", "password"));

            connection.send(CATALOG.withHeader("x-broker-api-version", "1.0").withHeader("AUTHORIZATION", "Basic ="));
            connection.send(CATALOG.exact());

            assertThat(server.heads().get(0))
                    .contains("x-broker-api-version: 1.0\r\n", "AUTHORIZATION: Basic =\r\n")
                    .doesNotContain("2.17", "dXNlcjp");
            assertThat(server.heads().get(1))
                    .doesNotContainIgnoringCase("x-broker-api")
                    .doesNotContainIgnoringCase("authorization");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/broker", "/broker/", "/a%2Fb//"})
    void sendsBelowThePrefix(String prefix) throws Exception {
        try (RawServer server = RawServer.responding(200, "", "{}")) {
            BrokerConnection.with(settings(URI.create(server.url() + prefix))).send(CATALOG);

            assertThat(server.heads().get(0)).startsWith("GET " + prefix.replaceFirst("/+$", "") + "/v2/catalog HTTP");
        }
    }

    @Test
    void asksForEachToken() throws Exception {
        try (RawServer server = RawServer.responding(200, "", "{}")) {
            StringBuilder tokens = new StringBuilder();
            BrokerConnection connection = BrokerConnection.with(settings(server.url())
                    .withAuthentication(
                            ClientAuthentication.bearer(() -> tokens.append('t').toString())));

            connection.send(CATALOG);
            connection.send(CATALOG);

            assertThat(server.heads().get(0)).contains("Authorization: Bearer t\r\n");
            assertThat(server.heads().get(1)).contains("Authorization: Bearer tt\r\n");
        }
    }

    @Test
    void doesNotFollowRedirects() throws Exception {
        try (RawServer other = RawServer.responding(200, "", "{}");
                RawServer server = RawServer.responding(302, "Location: " + other.url() + "/v2/catalog\r\n", "")) {
            Exchange exchange = BrokerConnection.with(settings(server.url())).send(CATALOG);

            assertThat(exchange.response().orElseThrow().status()).isEqualTo(302);
            assertThat(other.heads()).isEmpty();
        }
    }

    @Test
    void readsNoMoreThanItsBound() throws Exception {
        byte[] piece = "x".repeat(65_536).getBytes(StandardCharsets.UTF_8);
        try (RawServer server = RawServer.start(out -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            while (true) {
                out.write(piece);
            }
        })) {
            BrokerHttpResponse response = BrokerConnection.with(
                            settings(server.url()).withMaxResponseBytes(100_000))
                    .send(CATALOG)
                    .response()
                    .orElseThrow();

            assertThat(response.isTruncated()).isTrue();
            assertThat(response.body()).hasSize(100_000);
        }
    }

    @Test
    void readsABodyOfExactlyItsBound() throws Exception {
        try (RawServer server = RawServer.responding(200, "", "12345")) {
            BrokerHttpResponse response = BrokerConnection.with(
                            settings(server.url()).withMaxResponseBytes(5))
                    .send(CATALOG)
                    .response()
                    .orElseThrow();

            assertThat(response.isTruncated()).isFalse();
            assertThat(response.text()).isEqualTo("12345");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"})
    void doesNotWaitForeverForTheRest(String beginning) throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (RawServer server = RawServer.start(out -> {
            out.write(beginning.getBytes(StandardCharsets.UTF_8));
            out.flush();
            never.await();
        })) {
            NoResponse none =
                    noResponse(settings(server.url()).withTimeouts(Duration.ofSeconds(5), Duration.ofMillis(300)));

            assertThat(none.reason()).isEqualTo(NoResponse.Reason.TIMEOUT);
            assertThat(none.description())
                    .isEqualTo("The broker at " + server.url() + " sent no complete response within 0.300 s.");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "HTTP/1.1 200 OK\\r\\nContent-Length: 100\\r\\n\\r\\n{  | CLOSED",
                "''                                                     | CLOSED",
                "SSH-2.0-OpenSSH_9.6\\r\\n                              | NOT_HTTP",
                "HTTP/1.1 abc OK\\r\\n\\r\\n                            | NOT_HTTP",
                "HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\nxyz\\r\\n | NOT_HTTP",
            })
    void tellsWhatIsNoResponse(String sent, NoResponse.Reason expected) throws Exception {
        try (RawServer server = RawServer.sending(sent.replace("\\r\\n", "\r\n"))) {
            assertThat(noResponse(settings(server.url())).reason()).isEqualTo(expected);
        }
    }

    @Test
    void tellsWhoDoesNotListen() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        assertThat(noResponse(settings(URI.create("http://127.0.0.1:" + port))))
                .isEqualTo(new NoResponse(
                        NoResponse.Reason.REFUSED,
                        "The broker at http://127.0.0.1:" + port
                                + " refused the connection; check that it is running."));
        assertThat(noResponse(settings(URI.create("http://no-such-host.invalid"))))
                .isEqualTo(new NoResponse(
                        NoResponse.Reason.UNKNOWN_HOST,
                        "The host \"no-such-host.invalid\" is unknown; check the URL."));
    }

    @Test
    void tellsThatTheOtherSideHasNoTls() throws Exception {
        try (RawServer greeting = RawServer.greeting("HTTP/1.1 400 Bad Request\r\n\r\n")) {
            assertThat(noResponse(settings(withTls(greeting.url()))).reason()).isEqualTo(NoResponse.Reason.TLS_FAILED);
        }
        try (RawServer silent = RawServer.responding(200, "", "{}")) {
            assertThat(noResponse(settings(withTls(silent.url()))
                            .withTimeouts(Duration.ofMillis(300), Duration.ofSeconds(5))))
                    .isEqualTo(new NoResponse(
                            NoResponse.Reason.REFUSED,
                            "The broker at " + withTls(silent.url())
                                    + " accepted no TLS connection within 0.300 s; check that it expects TLS."));
        }
    }

    private static URI withTls(URI url) {
        return URI.create(url.toString().replace("http:", "https:"));
    }

    @Test
    void staysInterrupted() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (RawServer server = RawServer.start(out -> never.await())) {
            Thread.currentThread().interrupt();

            NoResponse none = noResponse(settings(server.url()));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(none.reason()).isEqualTo(NoResponse.Reason.CANCELLED);
        }
    }

    @Test
    void tellsWhatCannotBeSent() throws Exception {
        try (RawServer server = RawServer.responding(200, "", "{}")) {
            BrokerConnection connection = BrokerConnection.with(settings(server.url()));

            for (BrokerHttpRequest request : new BrokerHttpRequest[] {
                BrokerHttpRequest.of("GET", "/v2/catalog with space"),
                CATALOG.withHeader("X-A", "line\r\nbreak"),
                BrokerHttpRequest.of("G T", "/v2/catalog")
            }) {
                NoResponse none = (NoResponse) connection.send(request).outcome();
                assertThat(none.reason()).isEqualTo(NoResponse.Reason.NOT_SENT);
                assertThat(none.description()).startsWith("The request cannot be sent: ");
            }
            assertThat(server.heads()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ftp://x                  | does not begin with http:// or https://",
                "broker.example.com       | does not begin with http:// or https://",
                "http:///path             | has no host",
                "http://u:s3cret@x        | has credentials, a query or a fragment",
                "http://x?a=b             | has credentials, a query or a fragment",
            })
    void rejectsOtherUrls(URI url, String problem) {
        assertThatThrownBy(() -> settings(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("s3cret");
    }

    private static NoResponse noResponse(BrokerConnectionSettings settings) throws IOException {
        return (NoResponse) BrokerConnection.with(settings).send(CATALOG).outcome();
    }

    private static BrokerConnectionSettings settings(URI url) {
        return BrokerConnectionSettings.of(url);
    }
}
