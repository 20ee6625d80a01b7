package io.openbroker.undertow.internal.settings;

import static io.openbroker.runtime.internal.testing.Certificates.certificate;
import static io.openbroker.runtime.internal.testing.Certificates.pem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.runtime.SettingsException;
import io.openbroker.runtime.TrustedProxies;
import io.openbroker.undertow.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProxySettingsTest {

    private static final String PROXIES = "OPENBROKER_TRUSTED_PROXIES";
    private static final String NAMES = "OPENBROKER_TRUSTED_PROXY_CLIENTS";
    private static final String HEADER = "OPENBROKER_FORWARDED_CERTIFICATE_HEADER";
    private static final String AUTHORITY = "OPENBROKER_FORWARDED_CERTIFICATE_CA";

    @TempDir
    private Path directory = Path.of("");

    @Test
    void trustNobodyUnlessTold() {
        assertThat(proxies(Map.of())).isEqualTo(TrustedProxies.NONE);
    }

    @Test
    void nameProxiesByAddress() {
        assertThat(proxies(Map.of(PROXIES, " 10.0.0.0/8\n192.0.2.1  2001:db8::/32 ")))
                .isEqualTo(TrustedProxies.at("10.0.0.0/8", "192.0.2.1", "2001:db8::/32"));
    }

    @Test
    void readCertificatesOfAuthoritiesFromAFileOrAsTheyAre() throws IOException {
        Path file = Files.writeString(directory.resolve("ca.pem"), pem("authority") + "\n" + pem("impostor"));
        TrustedProxies expected = TrustedProxies.at("10.0.0.1")
                .withCertificates("X-Client", List.of(certificate("authority"), certificate("impostor")));

        assertThat(proxies(Map.of(PROXIES, "10.0.0.1", HEADER, "X-Client", AUTHORITY, file.toString())))
                .isEqualTo(expected);
        assertThat(proxies(Map.of(PROXIES, "10.0.0.1", HEADER, "X-Client", AUTHORITY, Files.readString(file))))
                .isEqualTo(expected);
    }

    @Test
    void nameProxiesByTheirCertificates() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "OPENBROKER_TLS_CERTIFICATE",
                "c",
                "OPENBROKER_TLS_KEY",
                "k",
                "OPENBROKER_TLS_CLIENT_CA",
                "a",
                NAMES,
                "CN=router,O=Example ; router.example"));

        assertThat(proxies(environment))
                .isEqualTo(TrustedProxies.NONE.withCertificateNames(List.of("CN=router,O=Example", "router.example")));
        environment.put("OPENBROKER_CLIENTS", "CN=cf;router.example");
        rejects(
                environment,
                NAMES
                        + " (environment) and OPENBROKER_CLIENTS (environment) both have \"router.example\", so that every"
                        + " client of the proxy would be that client. Remove it from one of the two.");
        environment.remove("OPENBROKER_CLIENTS");
        environment.put("OPENBROKER_PLATFORM_CLIENTS", "cf=CN=router,O=Example");
        rejects(
                environment,
                NAMES
                        + " (environment) and OPENBROKER_PLATFORM_CLIENTS (environment) both have \"CN=router,O=Example\","
                        + " so that every client of the proxy would be that client. Remove it from one of the two.");
    }

    @Test
    void acceptNamesOfClientsWithoutTlsIfAProxySendsThem() {
        Map<String, String> environment = new HashMap<>(Map.of(
                PROXIES, "10.0.0.1", HEADER, "X-Client", AUTHORITY, pem("authority"), "OPENBROKER_CLIENTS", "CN=cf"));

        assertThat(ServerSettings.fromEnvironment(environment).authentication().authenticators())
                .hasSize(1);
        environment.keySet().removeAll(List.of(HEADER, AUTHORITY));
        rejects(
                environment,
                "Names of client certificates are set, but OPENBROKER_TLS_CLIENT_CA is not. Set it to the file with the CA"
                        + " certificates that sign them; or set " + HEADER + " if TLS ends at a proxy.");
    }

    @Test
    void rejectWhatIsNoAddress() {
        rejects(
                Map.of(PROXIES, "10.0.0.1 router.example 10.0.0.1/8"),
                "Entry 2 of " + PROXIES + " (environment): \"router.example\" is not an IP address or network. Use one"
                        + " such as 192.0.2.1, 10.0.0.0/8 or 2001:db8::/32.",
                "Entry 3 of " + PROXIES
                        + " (environment): The network 10.0.0.1/8 is not one, since its address has bits"
                        + " after the prefix, or the prefix is too long. Use one such as 10.0.0.0/8 or 2001:db8::/32.");
    }

    @Test
    void rejectPartsAndWhatCannotBeRead() throws IOException {
        rejects(
                Map.of(PROXIES, "10.0.0.1", HEADER, "X-Client"),
                HEADER + " (environment) is set, but " + AUTHORITY + " is not. Set both or neither.");
        rejects(
                Map.of(PROXIES, "10.0.0.1", AUTHORITY, "x"),
                AUTHORITY + " (environment) is set, but " + HEADER + " is not. Set both or neither.");
        rejects(
                Map.of(HEADER, "X-Client", AUTHORITY, pem("authority")),
                HEADER + " (environment) is set, but neither " + PROXIES + " nor " + NAMES
                        + " is. Name the proxies that send the header.");
        rejects(
                Map.of(NAMES, "CN=router"),
                NAMES + " (environment) is set, but OPENBROKER_TLS_CLIENT_CA is not. Set it to the file with the CA"
                        + " certificates that sign them.");
        rejects(
                Map.of(PROXIES, "10.0.0.1", HEADER, "X Client", AUTHORITY, pem("authority")),
                "\"X Client\" is not the name of a header. Use one such as X-Forwarded-Client-Cert.");
        rejects(
                Map.of(PROXIES, "10.0.0.1", HEADER, "X-Client", AUTHORITY, "/no/such.pem"),
                AUTHORITY + " (environment) names the file /no/such.pem, which cannot be read. Use a PEM file, or its"
                        + " content.");
        Path empty = Files.createFile(directory.resolve("empty.pem"));
        rejects(
                Map.of(PROXIES, "10.0.0.1", HEADER, "X-Client", AUTHORITY, empty.toString()),
                AUTHORITY + " (environment) has no certificate. Use CA certificates in PEM.");
        rejects(
                Map.of(PROXIES, "10.0.0.1", HEADER, "X-Client", AUTHORITY, "-----BEGIN s3cr3t"),
                AUTHORITY + " (environment) has something else than certificates. Use CA certificates in PEM.");
    }

    @Test
    void knowWhatWasMeant() {
        rejects(
                Map.of("OPENBROKER_TRUSTED_PROXY", "10.0.0.1"),
                "OPENBROKER_TRUSTED_PROXY (environment) is not a setting. Did you mean OPENBROKER_TRUSTED_PROXIES?");
    }

    private static TrustedProxies proxies(Map<String, String> environment) {
        return ServerSettings.fromEnvironment(environment).listener().proxies();
    }

    private static void rejects(Map<String, String> environment, String... problems) {
        assertThatThrownBy(() -> ServerSettings.fromEnvironment(environment))
                .isInstanceOfSatisfying(
                        SettingsException.class, e -> assertThat(e.problems()).containsExactly(problems));
    }
}
