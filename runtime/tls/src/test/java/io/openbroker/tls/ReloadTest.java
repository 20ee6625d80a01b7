package io.openbroker.tls;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.TlsSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Certificates that are exchanged while the server runs. */
class ReloadTest {

    @TempDir
    private Path directory = Path.of("");

    private final Authority authority = new Authority("authority");
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.openbroker.tls");
    private final Level before = logger.getLevel();
    private final Recorder log = new Recorder();

    @BeforeEach
    void listen() {
        logger.setLevel(Level.INFO);
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
        logger.setLevel(before);
    }

    @Test
    void servesTheNewCertificateAndKeepsConnections() throws Exception {
        Identity first = write(authority.issue("server"));
        try (BrokerServer server = start();
                SSLSocket open = connect(server)) {
            assertThat(log.next()).contains("TLS serves the certificate of CN=server");
            assertThat(fetch(open)).startsWith("HTTP/1.1 200");
            Identity second = write(authority.issue("server"));
            assertThat(log.next()).contains("now serves").contains(serial(second));

            assertThat(fetch(open)).startsWith("HTTP/1.1 200");
            assertThat(served(open)).isEqualTo(first.certificate());
            try (SSLSocket later = connect(server)) {
                assertThat(fetch(later)).startsWith("HTTP/1.1 200");
                assertThat(served(later)).isEqualTo(second.certificate());
            }
        }
    }

    @Test
    void keepsTheOldCertificateWhereTheNewOneIsBroken() throws Exception {
        Identity first = write(authority.issue("server"));
        try (BrokerServer server = start()) {
            log.next();
            Files.writeString(directory.resolve("tls.key"), "broken");
            assertThat(log.next())
                    .contains("keeps the current certificate")
                    .contains(directory.resolve("tls.key").toString());
            try (SSLSocket socket = connect(server)) {
                assertThat(fetch(socket)).startsWith("HTTP/1.1 200");
                assertThat(served(socket)).isEqualTo(first.certificate());
            }

            Identity second = write(authority.issue("server"));
            // The next line tells of the mended files, so the broken ones gave one line.
            assertThat(log.next()).contains("now serves").contains(serial(second));
            try (SSLSocket socket = connect(server)) {
                assertThat(fetch(socket)).startsWith("HTTP/1.1 200");
                assertThat(served(socket)).isEqualTo(second.certificate());
            }
        }
    }

    private Identity write(Identity identity) throws IOException {
        identity.write(directory.resolve("tls.crt"), directory.resolve("tls.key"));
        return identity;
    }

    private BrokerServer start() {
        TlsSettings tls = TlsSettings.of(directory.resolve("tls.crt"), directory.resolve("tls.key"))
                .withReload(Duration.ofMillis(50));
        return BrokerServer.start(
                ServerSettings.DEFAULT
                        .withHost("127.0.0.1")
                        .withPort(0)
                        .withoutAuthentication()
                        .withTls(tls),
                new CatalogOnly());
    }

    private SSLSocket connect(BrokerServer server) throws IOException {
        SSLSocket socket = (SSLSocket)
                Client.context(authority, Optional.empty()).getSocketFactory().createSocket("127.0.0.1", server.port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static String fetch(SSLSocket socket) throws IOException {
        socket.getOutputStream()
                .write("GET /v2/catalog HTTP/1.1\r\nHost: x\r\nX-Broker-API-Version: 2.17\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
        StringBuilder text = new StringBuilder();
        while (text.indexOf("{\"services\":[]}") < 0) {
            int c = socket.getInputStream().read();
            if (c < 0) {
                throw new IOException("closed after " + text);
            }
            text.append((char) c);
        }
        return text.toString();
    }

    private static X509Certificate served(SSLSocket socket) throws IOException {
        return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }

    private static String serial(Identity identity) {
        return "serial number " + identity.certificate().getSerialNumber().toString(16) + ",";
    }

    private static final class Recorder extends AppenderBase<ILoggingEvent> {

        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getFormattedMessage());
        }

        String next() throws InterruptedException {
            return Optional.ofNullable(lines.poll(20, TimeUnit.SECONDS)).orElse("nothing was logged");
        }
    }
}
