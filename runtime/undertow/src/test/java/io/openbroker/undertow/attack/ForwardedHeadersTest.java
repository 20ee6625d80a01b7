package io.openbroker.undertow.attack;

import static io.openbroker.runtime.internal.testing.Certificates.base64;
import static io.openbroker.runtime.internal.testing.Certificates.element;
import static io.openbroker.runtime.internal.testing.Certificates.escaped;
import static io.openbroker.runtime.internal.testing.Certificates.pem;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.support.RawConnection;
import io.openbroker.undertow.support.RawConnection.Answer;
import io.openbroker.undertow.support.RecordingBroker;
import io.openbroker.undertow.support.ServerTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Headers of proxies, sent by the proxy on 127.0.0.1, and by a client on 127.0.0.2 that reaches the broker without it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForwardedHeadersTest {

    private static final byte PROXY = 1;
    private static final byte CLIENT = 2;
    private static final String HEADER = "X-Forwarded-Client-Cert: ";

    private final BrokerServer server = BrokerServer.start(
            ServerSettings.fromEnvironment(Map.of(
                    "PORT", "0",
                    "OPENBROKER_HOST", "127.0.0.1",
                    "OPENBROKER_USERNAME", "user",
                    "OPENBROKER_PASSWORD", "pass",
                    "OPENBROKER_CLIENTS", "CN=nobody;O=Example, CN=cf",
                    "OPENBROKER_TRUSTED_PROXIES", "127.0.0.1 10.0.0.0/8",
                    "OPENBROKER_FORWARDED_CERTIFICATE_HEADER", "X-Forwarded-Client-Cert",
                    "OPENBROKER_FORWARDED_CERTIFICATE_CA", pem("authority"))),
            new RecordingBroker());
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.openbroker");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeAll
    void listen() {
        logger.addAppender(log);
        log.start();
    }

    @BeforeEach
    void forget() {
        log.list.clear();
    }

    @AfterEach
    void showsNoCertificateInTheLog() {
        assertThat(log.list.toString()).doesNotContain(base64("cf").substring(0, 40), "BEGIN");
    }

    @AfterAll
    void stop() {
        logger.detachAppender(log);
        server.close();
    }

    @ParameterizedTest
    @MethodSource("rightHeaders")
    void acceptsCertificatesFromTheProxyAlone(String lines) throws IOException {
        assertThat(get(PROXY, lines).status()).isEqualTo(200);

        Answer rejected = get(CLIENT, lines);
        assertThat(rejected.status()).isEqualTo(401);
        assertThat(rejected.body()).isEqualTo(get(CLIENT, "").body()).doesNotContain("ertificate", "proxy");
    }

    static Stream<String> rightHeaders() {
        return Stream.of(
                HEADER + base64("cf") + "\r\n",
                "x-forwarded-client-cert: " + base64("cf") + "\r\n",
                "X-FORWARDED-CLIENT-CERT:" + element("cf") + "\r\n",
                HEADER + escaped("cf") + "\r\n",
                HEADER + "Cert=\"x\"," + element("cf") + "\r\n",
                // The client has sent one itself, and the proxy has replaced it.
                "X_Forwarded_Client_Cert: " + base64("other") + "\r\n" + HEADER + base64("cf") + "\r\n",
                HEADER + base64("cf") + "\r\nX-Forwarded-For: 192.0.2.66, 203.0.113.9\r\n",
                HEADER + base64("cf") + "\r\nX-Forwarded-For: unknown\r\n");
    }

    @ParameterizedTest
    @MethodSource("wrongHeaders")
    void rejectsEverythingElseInTheSameWords(String lines) throws IOException {
        Answer rejected = get(PROXY, lines);

        assertThat(rejected.status()).isEqualTo(401);
        assertThat(rejected.body()).isEqualTo(get(PROXY, "").body());
        // Other credentials are checked as ever.
        assertThat(get(PROXY, lines + "Authorization: " + ServerTest.basic("user", "pass") + "\r\n")
                        .status())
                .isEqualTo(200);
    }

    static Stream<String> wrongHeaders() {
        return Stream.of(
                HEADER + base64("other") + "\r\n",
                HEADER + base64("forged") + "\r\n",
                HEADER + base64("server") + "\r\n",
                HEADER + element("cf") + "," + element("other") + "\r\n",
                HEADER + base64("cf") + "\r\n" + HEADER + base64("cf") + "\r\n",
                HEADER + base64("other") + "\r\n" + HEADER + base64("cf") + "\r\n",
                HEADER + element("cf") + "\r\n" + HEADER + element("cf") + "\r\n",
                HEADER + base64("cf") + "," + base64("cf") + "\r\n",
                "X_Forwarded_Client_Cert: " + base64("cf") + "\r\n",
                "X-Forwarded-Client-Cert-: " + base64("cf") + "\r\n",
                "X-SSL-Client-Cert: " + escaped("cf") + "\r\n",
                "Client-Cert: :" + base64("cf") + ":\r\n",
                HEADER + "O=Example,CN=cf\r\n",
                HEADER + "Subject=\"O=Example,CN=cf\"\r\n",
                HEADER + "A".repeat(50_000) + "\r\n",
                HEADER + ",".repeat(30_000) + "\r\n",
                HEADER + "\"".repeat(30_000) + "\r\n",
                HEADER + "Cert=" + "%41".repeat(10_000) + "\r\n",
                HEADER + "\r\n");
    }

    @Test
    void tellsTheOperatorWhoseHeaderIsIgnored() throws IOException {
        get(CLIENT, HEADER + base64("cf") + "\r\n");
        get(PROXY, HEADER + base64("other") + "\r\nX-Forwarded-For: 203.0.113.9\r\n");

        assertThat(log.list.stream().map(ILoggingEvent::getFormattedMessage))
                .anyMatch(line -> line.startsWith("Authentication from 203.0.113.9 failed: the certificate of"
                        + " \"O=Example,CN=other\" is not among the configured clients"));
    }

    @Test
    void auditsTheAddressOfTheClient() throws IOException {
        for (String forwarded : List.of("203.0.113.9", "192.0.2.66, 203.0.113.9:4711, 10.1.2.3")) {
            put(PROXY, "X-Forwarded-For: " + forwarded + "\r\n");
        }
        put(CLIENT, "X-Forwarded-For: 203.0.113.9\r\n");
        put(PROXY, "Forwarded: for=203.0.113.9\r\n");

        assertThat(log.list.stream()
                        .filter(event -> event.getLoggerName().equals("io.openbroker.audit"))
                        .map(event -> JsonMapper.shared().readTree(event.getFormattedMessage()))
                        .map(line -> line.path("address"))
                        .map(JsonNode::asString))
                .containsExactly("203.0.113.9", "203.0.113.9", "127.0.0.2", "127.0.0.1");
    }

    private Answer get(byte from, String lines) throws IOException {
        return send(from, "GET /v2/catalog HTTP/1.1\r\n" + lines, "");
    }

    private void put(byte from, String lines) throws IOException {
        send(
                from,
                "PUT " + ServerTest.INSTANCE + " HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: "
                        + ServerTest.BODY.length() + "\r\nAuthorization: " + ServerTest.basic("user", "pass") + "\r\n"
                        + lines,
                ServerTest.BODY);
    }

    private Answer send(byte from, String head, String body) throws IOException {
        InetAddress broker = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        InetAddress local = InetAddress.getByAddress(new byte[] {127, 0, 0, from});
        try (RawConnection connection = new RawConnection(new Socket(broker, server.port(), local, 0))) {
            connection.send(head + "Host: localhost\r\nX-Broker-API-Version: 2.17\r\nConnection: close\r\n\r\n" + body);
            return connection.receive();
        }
    }
}
