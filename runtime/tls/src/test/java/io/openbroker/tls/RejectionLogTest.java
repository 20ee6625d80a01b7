package io.openbroker.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.openbroker.model.Platform;
import io.openbroker.runtime.spi.authentication.Authenticator;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ClientAuthentication;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.TlsSettings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What the operator's log says of clients that get no further than the handshake. */
class RejectionLogTest {

    @TempDir
    private Path directory = Path.of("");

    private final Authority authority = new Authority("authority");
    private final Authority clients = new Authority("clients");
    private final Logger logger = (Logger) LoggerFactory.getLogger(RejectionLog.class);
    private final Logger undertow = (Logger) LoggerFactory.getLogger("io.undertow.request");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void prepare() throws IOException {
        authority.issue("server").write(directory.resolve("tls.crt"), directory.resolve("tls.key"));
        Files.writeString(directory.resolve("clients.crt"), Identity.pem(clients.certificate()));
        log.start();
        for (Logger each : List.of(logger, undertow)) {
            each.setLevel(Level.DEBUG);
            each.addAppender(log);
        }
    }

    @AfterEach
    void stopListening() {
        for (Logger each : List.of(logger, undertow)) {
            each.detachAppender(log);
            each.setLevel(null);
        }
    }

    @Test
    void tellsWrongCertificatesApart() throws Exception {
        Instant now = Instant.now();
        try (BrokerServer server = start()) {
            reject(server, Optional.of(new Authority("others").issue("cf")));
            assertThat(warning())
                    .contains("from 127.0.0.1:", "\"CN=cf\", issued by \"CN=others\"")
                    .contains("was not signed by an authority in OPENBROKER_TLS_CLIENT_CA");
            reject(server, Optional.of(clients.issue("old", now.minus(Duration.ofDays(2)))));
            assertThat(warning()).contains("\"CN=old\"", "has expired");
            reject(server, Optional.of(clients.issue("early", now.plus(Duration.ofDays(1)))));
            assertThat(warning()).contains("\"CN=early\"", "is not valid yet; compare the clocks");
        }
    }

    @Test
    void knowsAnAuthorityOfTheSameNameForAnother() throws Exception {
        try (BrokerServer server = start()) {
            reject(server, Optional.of(new Authority("clients").issue("cf")));
            assertThat(warning()).contains("was not signed by an authority");
        }
    }

    /** The JDK does not ask whether no certificate is trusted; Undertow logs what it throws then. */
    @Test
    void leavesThoseWithoutACertificateToUndertowsLogger() throws Exception {
        try (BrokerServer server = start()) {
            reject(server, Optional.empty());
            assertThat(log.list)
                    .filteredOn(event -> event.getThrowableProxy() != null)
                    .first()
                    .satisfies(event -> {
                        assertThat(event.getLoggerName()).isEqualTo("io.undertow.request");
                        assertThat(event.getLevel()).isEqualTo(Level.DEBUG);
                        assertThat(event.getThrowableProxy().getMessage()).isEqualTo("Empty client certificate chain");
                    });
        }
    }

    @Test
    void isNotFlooded() throws Exception {
        AtomicLong nanos = new AtomicLong();
        RejectionLog rejections = new RejectionLog(nanos::get);
        X509Certificate[] chain = {clients.issue("x y").certificate()};
        SSLEngine engine = SSLContext.getDefault().createSSLEngine("192.0.2.1", 4711);
        for (int i = 0; i < 100; i++) {
            rejections.rejected(chain, engine, new CertificateException("no"));
        }
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        rejections.rejected(chain, engine, new CertificateException("no"));

        List<String> warnings = warnings();
        assertThat(warnings).hasSize(2);
        assertThat(warnings.get(1)).contains("99 similar rejections");
    }

    private void reject(BrokerServer server, Optional<Identity> own) throws GeneralSecurityException {
        log.list.clear();
        SSLContext context = own.isPresent() ? Insistent.context(authority, own.get()) : Client.context(authority, own);
        Client client = new Client(context, HttpClient.Version.HTTP_1_1);
        assertThatThrownBy(() -> client.get(server.uri(), "/v2/catalog")).isInstanceOf(IOException.class);
    }

    private String warning() {
        assertThat(warnings()).hasSize(1);
        return warnings().get(0);
    }

    private List<String> warnings() {
        return log.list.stream()
                .filter(event -> event.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private BrokerServer start() {
        TlsSettings tls = TlsSettings.of(directory.resolve("tls.crt"), directory.resolve("tls.key"))
                .withClients(directory.resolve("clients.crt"), ClientAuthentication.REQUIRED);
        return BrokerServer.start(
                ServerSettings.DEFAULT
                        .withHost("127.0.0.1")
                        .withPort(0)
                        .withAuthenticator(Authenticator.clientCertificate(Platform.DEFAULT, List.of("CN=cf")))
                        .withTls(tls),
                new CatalogOnly());
    }
}
