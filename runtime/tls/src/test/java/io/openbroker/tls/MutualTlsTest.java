package io.openbroker.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.openbroker.model.Platform;
import io.openbroker.runtime.spi.authentication.Authenticator;
import io.openbroker.undertow.AdminSettings;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ClientAuthentication;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.TlsSettings;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Client certificates as credentials, shown in real handshakes. */
class MutualTlsTest {

    @TempDir
    private Path directory = Path.of("");

    private final Authority authority = new Authority("authority");
    private final Authority clients = new Authority("clients");
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.openbroker.runtime.authentication");
    private final Level before = logger.getLevel();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void prepare() throws IOException {
        authority.issue("server").write(directory.resolve("tls.crt"), directory.resolve("tls.key"));
        Files.writeString(directory.resolve("clients.crt"), Identity.pem(clients.certificate()));
        logger.setLevel(Level.DEBUG);
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
        logger.setLevel(before);
    }

    @Test
    void takesTheRightCertificateWithoutAPassword() throws Exception {
        for (ClientAuthentication policy : List.of(ClientAuthentication.REQUIRED, ClientAuthentication.WANTED)) {
            try (BrokerServer server = start(policy)) {
                assertThat(fetch(server, Optional.of(clients.issue("cf"))).statusCode())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void rejectsEveryOtherCertificateInTheSameWords() throws Exception {
        try (BrokerServer server = start(ClientAuthentication.WANTED)) {
            HttpResponse<String> other = fetch(server, Optional.of(clients.issue("stranger")));
            HttpResponse<String> none = fetch(server, Optional.empty());

            assertThat(other.statusCode()).isEqualTo(401);
            assertThat(other.body()).isEqualTo(none.body()).doesNotContain("stranger", "certificate");
            assertThat(none.statusCode()).isEqualTo(401);
            assertThat(log.list.stream().map(ILoggingEvent::getFormattedMessage))
                    .anyMatch(line ->
                            line.contains("the certificate of \"CN=stranger\" is not among the configured clients"))
                    .anyMatch(line -> line.contains("no credentials of a supported kind"));
        }
    }

    @Test
    void breaksTheHandshakeWithThoseWhomItsAuthorityHasNotSigned() throws Exception {
        Identity forged = new Authority("clients").issue("cf");
        try (BrokerServer server = start(ClientAuthentication.REQUIRED)) {
            assertThatThrownBy(() -> fetch(server, Optional.of(forged))).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> fetch(server, Optional.empty())).isInstanceOf(IOException.class);
            assertThat(fetch(server, Optional.of(clients.issue("cf"))).statusCode())
                    .isEqualTo(200);
        }
        try (BrokerServer server = start(ClientAuthentication.WANTED)) {
            assertThatThrownBy(() -> fetch(server, Optional.of(forged))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void servesOperatorsWithTheSameCertificateAndAsksThemForNone() throws Exception {
        try (BrokerServer server = start(ClientAuthentication.REQUIRED)) {
            assertThat(server.adminUri())
                    .hasValueSatisfying(uri -> assertThat(uri).hasScheme("https"));
            HttpResponse<String> answer = new Client(authority, Optional.empty())
                    .get(server.adminUri().orElseThrow(), "/operator/operations");

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        }
    }

    private HttpResponse<String> fetch(BrokerServer server, Optional<Identity> own)
            throws IOException, InterruptedException {
        return new Client(authority, own).get(server.uri(), "/v2/catalog");
    }

    private BrokerServer start(ClientAuthentication policy) {
        TlsSettings tls = TlsSettings.of(directory.resolve("tls.crt"), directory.resolve("tls.key"))
                .withClients(directory.resolve("clients.crt"), policy);
        return BrokerServer.start(
                ServerSettings.DEFAULT
                        .withHost("127.0.0.1")
                        .withPort(0)
                        .withAuthenticator(Authenticator.clientCertificate(Platform.DEFAULT, List.of("CN=cf")))
                        .withAdmin(AdminSettings.onPort(0).withAdmin("ops", "0perator"))
                        .withTls(tls),
                new CatalogOnly());
    }
}
