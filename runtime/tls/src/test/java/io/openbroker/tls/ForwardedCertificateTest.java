package io.openbroker.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.Platform;
import io.openbroker.runtime.TrustedProxies;
import io.openbroker.runtime.spi.authentication.Authenticator;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ClientAuthentication;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.TlsSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A proxy that is known by its own certificate, and forwards those of platforms, which have an authority of their own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForwardedCertificateTest {

    private final Authority proxies = new Authority("proxies");
    private final Authority platforms = new Authority("platforms");
    private final Identity proxy = proxies.issue("router");
    private final Identity platform = platforms.issue("cf");
    private Optional<BrokerServer> server = Optional.empty();

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        proxies.issue("server").write(directory.resolve("tls.crt"), directory.resolve("tls.key"));
        Files.writeString(directory.resolve("proxies.crt"), Identity.pem(proxies.certificate()));
        server = Optional.of(BrokerServer.start(
                ServerSettings.DEFAULT
                        .withHost("127.0.0.1")
                        .withPort(0)
                        .withTls(TlsSettings.of(directory.resolve("tls.crt"), directory.resolve("tls.key"))
                                .withClients(directory.resolve("proxies.crt"), ClientAuthentication.WANTED))
                        .withTrustedProxies(TrustedProxies.NONE
                                .withCertificateNames(List.of("CN=router"))
                                .withCertificates("X-Forwarded-Client-Cert", List.of(platforms.certificate())))
                        .withAuthenticator(Authenticator.clientCertificate(Platform.DEFAULT, List.of("CN=cf"))),
                new CatalogOnly()));
    }

    @AfterAll
    void stop() {
        server.ifPresent(BrokerServer::close);
    }

    @Test
    void believesTheProxyOnly() throws Exception {
        for (String header : List.of(base64(platform), element(platform))) {
            assertThat(get(Optional.of(proxy), header)).isEqualTo(200);
            assertThat(get(Optional.of(proxies.issue("somebody")), header)).isEqualTo(401);
            assertThat(get(Optional.empty(), header)).isEqualTo(401);
        }
    }

    /** The broker's own authority signs proxies, so its certificates are none of platforms. */
    @Test
    void believesTheAuthorityOfPlatformsOnly() throws Exception {
        Instant now = Instant.now();

        assertThat(get(Optional.of(proxy), base64(proxies.issue("cf")))).isEqualTo(401);
        assertThat(get(Optional.of(proxy), base64(new Authority("platforms").issue("cf"))))
                .isEqualTo(401);
        assertThat(get(Optional.of(proxy), base64(platforms.issue("cf", now.minus(Duration.ofDays(2))))))
                .isEqualTo(401);
        assertThat(get(Optional.of(proxy), base64(platforms.issue("cf", now.plus(Duration.ofDays(1))))))
                .isEqualTo(401);
        assertThat(get(Optional.of(proxy), base64(platforms.issue("other")))).isEqualTo(401);
    }

    @Test
    void countsTheCertificateOfAConnectionIfItIsNotAProxys() throws Exception {
        Identity direct = proxies.issue("cf");

        assertThat(get(Optional.of(direct), "")).isEqualTo(200);
        assertThat(get(Optional.of(proxy), "")).isEqualTo(401);
    }

    private int get(Optional<Identity> sender, String header) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newBuilder()
                .sslContext(Client.context(proxies, sender))
                .build();
        return http.send(
                        HttpRequest.newBuilder(URI.create(server.orElseThrow().uri() + "/v2/catalog"))
                                .header("X-Broker-API-Version", "2.17")
                                .header("X-Forwarded-Client-Cert", header)
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }

    private static String base64(Identity client) throws IOException {
        try {
            return Base64.getEncoder().encodeToString(client.certificate().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IOException(e);
        }
    }

    private static String element(Identity client) {
        return "Hash=;Cert=\""
                + URLEncoder.encode(Identity.pem(client.certificate()), StandardCharsets.US_ASCII)
                        .replace("+", "%20")
                + "\";Subject=\"CN=cf\"";
    }
}
