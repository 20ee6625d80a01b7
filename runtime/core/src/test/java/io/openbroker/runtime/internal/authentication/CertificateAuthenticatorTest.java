package io.openbroker.runtime.internal.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.model.Platform;
import io.openbroker.runtime.internal.request.TestRequests;
import io.openbroker.runtime.server.Peer;
import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.spi.authentication.AuthenticationResult;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Authenticated;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.NotMine;
import io.openbroker.runtime.spi.authentication.Authenticator;
import java.io.File;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Client certificates, which a TLS handshake would have verified. */
class CertificateAuthenticatorTest {

    private static final Platform CF = new Platform("cf");

    @TempDir
    static Path directory;

    private static X509Certificate certificate;

    @BeforeAll
    static void makeCertificate() throws Exception {
        File store = directory.resolve("store.p12").toFile();
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "cf",
                        "-dname",
                        "CN=cloud controller, O=Example",
                        "-ext",
                        "san=dns:cf.example,uri:spiffe://example/Cf,email:ops@cf.example,ip:192.0.2.7",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit")
                .inheritIO()
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        certificate = (X509Certificate)
                KeyStore.getInstance(store, "changeit".toCharArray()).getCertificate("cf");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CN=cloud controller,O=Example",
                "cn=Cloud Controller,  o=example",
                "cf.example",
                "CF.Example",
                "spiffe://example/Cf",
                "ops@cf.example",
                "192.0.2.7"
            })
    void knowsSubjectsAndTheirOtherNames(String name) {
        assertThat(authenticate(List.of("CN=other", name), certificate))
                .isInstanceOfSatisfying(Authenticated.class, caller -> {
                    assertThat(caller.platform()).isEqualTo(CF);
                    assertThat(caller.caller()).isEqualToIgnoringCase(name);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CN=cloud controller",
                "O=Example,CN=cloud controller",
                "cloud controller",
                "example",
                "x.cf.example",
                "spiffe://example/cf"
            })
    void leavesOthersToOthers(String name) {
        assertThat(authenticate(List.of(name), certificate)).isInstanceOf(NotMine.class);
        assertThat(authenticate(List.of(name))).isInstanceOf(NotMine.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "CN=,=", "nonsense=x"})
    void rejectsWhatIsNoName(String name) {
        assertThatThrownBy(() -> Authenticator.clientCertificate(CF, List.of(name)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("distinguished name");
    }

    private static AuthenticationResult authenticate(List<String> names, X509Certificate... chain) {
        RequestHead head = TestRequests.head("GET", "/v2/catalog");
        return Authenticator.clientCertificate(CF, names)
                .authenticate(new RequestHead(
                        head.method(),
                        head.rawPath(),
                        head.rawQuery(),
                        head.headers(),
                        new Peer("192.0.2.1", List.of(chain))));
    }
}
