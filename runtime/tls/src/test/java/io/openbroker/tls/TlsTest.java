package io.openbroker.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.runtime.spi.state.StateSettings;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ClientAuthentication;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.TlsSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server with TLS. */
class TlsTest {

    @TempDir
    private Path directory = Path.of("");

    private final Authority authority = new Authority("authority");
    private final Authority clients = new Authority("clients");

    private Path certificate = Path.of("");
    private Path key = Path.of("");

    @BeforeEach
    void writeFiles() throws IOException {
        certificate = directory.resolve("tls.crt");
        key = directory.resolve("tls.key");
        authority.issue("server").write(certificate, key);
        Files.writeString(directory.resolve("clients.crt"), Identity.pem(clients.certificate()));
    }

    @Test
    void servesWithEveryVersionOfHttp() throws Exception {
        try (BrokerServer server = start(TlsSettings.of(certificate, key))) {
            assertThat(server.uri()).hasScheme("https");
            HttpResponse<String> newer = client().get(server.uri(), "/v2/catalog");
            HttpResponse<String> older = new Client(
                            Client.context(authority, Optional.empty()), HttpClient.Version.HTTP_1_1)
                    .get(server.uri(), "/v2/catalog");

            assertThat(newer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(older.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
            assertThat(newer.body()).isEqualTo(older.body()).isEqualTo("{\"services\":[]}");
        }
    }

    @Test
    void readsKeysOfEveryForm() throws Exception {
        Identity rsa = authority.issue("server", Authority.rsaKeys());
        Identity elliptic = authority.issue("server");
        assertServes(rsa, rsa.key1(), Optional.empty());
        assertServes(rsa, rsa.key8(), Optional.empty());
        assertServes(rsa, rsa.encryptedKey("s3cr3t"), Optional.of("s3cr3t"));
        assertServes(elliptic, elliptic.ellipticKey(), Optional.empty());
        assertServes(elliptic, elliptic.encryptedKey("s3cr3t"), Optional.of("s3cr3t"));
    }

    private void assertServes(Identity identity, String pem, Optional<String> password) throws Exception {
        Files.writeString(certificate, Identity.pem(identity.certificate()));
        Files.writeString(key, pem);
        TlsSettings plain = TlsSettings.of(certificate, key);
        try (BrokerServer server = start(password.map(plain::withKeyPassword).orElse(plain))) {
            assertThat(client().get(server.uri(), "/v2/catalog").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void rejectsClientsWithoutACertificateItCanTrust() throws Exception {
        Identity stranger = new Authority("clients").issue("stranger");
        try (BrokerServer server = start(clients(ClientAuthentication.REQUIRED))) {
            assertThat(client(clients.issue("platform"))
                            .get(server.uri(), "/v2/catalog")
                            .statusCode())
                    .isEqualTo(200);
            assertThatThrownBy(() -> client().get(server.uri(), "/v2/catalog")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> client(stranger).get(server.uri(), "/v2/catalog"))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void takesClientsWithoutACertificateWhereOneIsOnlyWanted() throws Exception {
        try (BrokerServer server = start(clients(ClientAuthentication.WANTED))) {
            assertThat(client().get(server.uri(), "/v2/catalog").statusCode()).isEqualTo(200);
            assertThat(client(clients.issue("platform"))
                            .get(server.uri(), "/v2/catalog")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void isNotTrustedByThoseWhoTrustOthers() throws Exception {
        Client other = new Client(new Authority("authority"), Optional.empty());
        try (BrokerServer server = start(TlsSettings.of(certificate, key))) {
            assertThatThrownBy(() -> other.get(server.uri(), "/v2/catalog")).isInstanceOf(SSLHandshakeException.class);
        }
    }

    /** The JDK's own client would not even try. */
    @Test
    void rejectsOldVersionsOfTls() throws Exception {
        String suites = "c013c0140035002f";
        String extensions = "000a00040002001d" + "000b00020100";
        String hello = "0302" + "00".repeat(32) + "00" + length(suites, 4) + suites + "0100" + length(extensions, 4)
                + extensions;
        String handshake = "01" + length(hello, 6) + hello;
        byte[] record = HexFormat.of().parseHex("160301" + length(handshake, 4) + handshake);
        try (BrokerServer server = start(TlsSettings.of(certificate, key));
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(record);
            InputStream in = socket.getInputStream();
            byte[] answer = in.readNBytes(7);

            // An alert, fatal, of which the reason is the version.
            assertThat(answer[0]).isEqualTo((byte) 21);
            assertThat(answer[5]).isEqualTo((byte) 2);
            assertThat(answer[6]).isEqualTo((byte) 70);
        }
    }

    @Test
    void servesNothingInTheClear() throws Exception {
        try (BrokerServer server = start(TlsSettings.of(certificate, key));
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write("GET /v2/catalog HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("services");
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhichFileIsWrong(Broken broken) throws Exception {
        TlsSettings settings = broken.damage(TlsSettings.of(certificate, key), this);

        assertThatThrownBy(() -> start(settings).close())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(directory.toString())
                .hasMessageContaining(broken.message)
                .hasMessageNotContaining("s3cr3t")
                .hasMessageNotContaining("MII");
    }

    @Test
    void readsTheFilesBeforeTheStateIsOpened() throws Exception {
        ServerSettings withoutState = settings(TlsSettings.of(certificate, key));
        ServerSettings settings = withoutState.withState(StateSettings.DEFAULT.at("nowhere:"));
        assertThatThrownBy(() -> BrokerServer.start(settings, new CatalogOnly()).close())
                .hasMessageContaining("OPENBROKER_STATE");

        Files.delete(certificate);

        assertThatThrownBy(() -> BrokerServer.start(settings, new CatalogOnly()).close())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(certificate.toString())
                .hasMessageNotContaining("OPENBROKER_STATE");
    }

    /** What may be wrong with files. */
    enum Broken {
        NO_CERTIFICATE("the file was not found") {
            @Override
            TlsSettings damage(TlsSettings settings, TlsTest test) throws IOException {
                Files.delete(settings.certificate());
                return settings;
            }
        },
        EMPTY_CERTIFICATE("use one that starts with -----BEGIN CERTIFICATE-----") {
            @Override
            TlsSettings damage(TlsSettings settings, TlsTest test) throws IOException {
                Files.writeString(settings.certificate(), "");
                return settings;
            }
        },
        TRUNCATED_CERTIFICATE("use one that starts with -----BEGIN CERTIFICATE-----") {
            @Override
            TlsSettings damage(TlsSettings settings, TlsTest test) throws IOException {
                Files.writeString(
                        settings.certificate(), "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n");
                return settings;
            }
        },
        KEY_OF_ANOTHER("does not match the certificate") {
            @Override
            TlsSettings damage(TlsSettings settings, TlsTest test) throws IOException {
                Files.writeString(settings.key(), test.authority.issue("server").key8());
                return settings;
            }
        },
        ENCRYPTED_KEY("needs a password") {
            @Override
            TlsSettings damage(TlsSettings settings, TlsTest test) throws IOException {
                Files.writeString(settings.key(), test.authority.issue("server").encryptedKey("s3cr3t"));
                return settings;
            }
        },
        WRONG_PASSWORD("with the configured password") {
            @Override
            TlsSettings damage(TlsSettings settings, TlsTest test) throws IOException {
                Files.writeString(settings.key(), test.authority.issue("server").encryptedKey("s3cr3t"));
                return settings.withKeyPassword("s3cr3ts");
            }
        },
        NO_KEY("There is no private key") {
            @Override
            TlsSettings damage(TlsSettings settings, TlsTest test) throws IOException {
                Files.copy(settings.certificate(), settings.key(), StandardCopyOption.REPLACE_EXISTING);
                return settings;
            }
        },
        NO_AUTHORITY("client authority") {
            @Override
            TlsSettings damage(TlsSettings settings, TlsTest test) throws IOException {
                return settings.withClients(settings.key(), ClientAuthentication.REQUIRED);
            }
        };

        private final String message;

        Broken(String message) {
            this.message = message;
        }

        abstract TlsSettings damage(TlsSettings settings, TlsTest test) throws IOException;
    }

    private TlsSettings clients(ClientAuthentication policy) {
        return TlsSettings.of(certificate, key).withClients(directory.resolve("clients.crt"), policy);
    }

    private Client client() {
        return new Client(authority, Optional.empty());
    }

    private Client client(Identity own) {
        return new Client(authority, Optional.of(own));
    }

    private static BrokerServer start(TlsSettings tls) {
        return BrokerServer.start(settings(tls), new CatalogOnly());
    }

    private static ServerSettings settings(TlsSettings tls) {
        return ServerSettings.DEFAULT
                .withHost("127.0.0.1")
                .withPort(0)
                .withoutAuthentication()
                .withTls(tls);
    }

    private static String length(String hex, int digits) {
        String number = Integer.toHexString(hex.length() / 2);
        return "0".repeat(digits - number.length()) + number;
    }
}
