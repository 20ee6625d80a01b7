package io.openbroker.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.openbroker.runtime.KeyFiles;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS with a server that demands a certificate of its clients. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientTlsTest {

    private final Path directory;
    private final HttpsServer server;
    private final URI url;

    ClientTlsTest(@TempDir Path directory) throws Exception {
        this.directory = directory;
        KeyStore serverKeys = KeyFiles.write(directory, "server", "EC");
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        for (String algorithm : List.of("EC", "RSA", "EdDSA")) {
            KeyStore keys = KeyFiles.write(directory, "client-" + algorithm, algorithm);
            trusted.setCertificateEntry(algorithm, keys.getCertificate("key"));
        }
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(serverKeys, trusted)) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters demanding = getSSLContext().getDefaultSSLParameters();
                demanding.setNeedClientAuth(true);
                parameters.setSSLParameters(demanding);
            }
        });
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        url = URI.create("https://localhost:" + server.getAddress().getPort());
    }

    @BeforeAll
    void start() {
        server.start();
    }

    @AfterAll
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA", "EdDSA"})
    void showsItsCertificate(String algorithm) {
        ClientTls tls = ClientTls.DEFAULT
                .trusting(file("server.crt"))
                .withCertificate(file("client-" + algorithm + ".crt"), file("client-" + algorithm + ".key"));

        assertThat(send(tls).response().orElseThrow().status()).isEqualTo(200);
    }

    @Test
    void tellsThatTheServerIsNotTrusted() {
        NoResponse none = (NoResponse) send(ClientTls.DEFAULT).outcome();

        assertThat(none.reason()).isEqualTo(NoResponse.Reason.TLS_FAILED);
        assertThat(none.description())
                .isEqualTo("The certificate of the broker at " + url
                        + " is not trusted; name the certificate of its authority.");
    }

    @Test
    void tellsThatTheServerDemandsACertificate() {
        NoResponse none = (NoResponse)
                send(ClientTls.DEFAULT.trusting(file("server.crt"))).outcome();

        assertThat(none.reason()).isIn(NoResponse.Reason.TLS_FAILED, NoResponse.Reason.CLOSED);
    }

    @Test
    void rejectsOtherFiles() throws Exception {
        Path text = Files.writeString(directory.resolve("text"), "text");
        Path legacy = Files.writeString(
                directory.resolve("legacy"), "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----");
        Path broken = Files.writeString(
                directory.resolve("broken"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----");
        Path other = Files.writeString(
                directory.resolve("other"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----");
        Path chain = file("client-EC.crt");

        assertRejected(ClientTls.DEFAULT.trusting(directory.resolve("none")), "none cannot be read");
        assertRejected(ClientTls.DEFAULT.trusting(text), "has no certificate", "malformed certificate");
        assertRejected(ClientTls.DEFAULT.trusting(broken), "malformed certificate");
        assertRejected(ClientTls.DEFAULT.withCertificate(chain, text), "openssl pkcs8 -topk8");
        assertRejected(ClientTls.DEFAULT.withCertificate(chain, legacy), "openssl pkcs8 -topk8");
        assertRejected(ClientTls.DEFAULT.withCertificate(chain, other), "neither EC, RSA nor EdDSA");
    }

    private static void assertRejected(ClientTls tls, String... oneOf) {
        assertThatThrownBy(tls::context)
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(failure -> assertThat(List.of(oneOf))
                        .anyMatch(text -> String.valueOf(failure.getMessage()).contains(text)));
    }

    private Exchange send(ClientTls tls) {
        return BrokerConnection.with(BrokerConnectionSettings.of(url).withTls(tls))
                .send(BrokerHttpRequest.of("GET", "/v2/catalog"));
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    private static SSLContext context(KeyStore keys, KeyStore trusted) throws Exception {
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, KeyFiles.password());
        TrustManagerFactory others = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        others.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), others.getTrustManagers(), null);
        return context;
    }
}
