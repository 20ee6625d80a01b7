package io.openbroker.runtime.internal.proxy;

import static io.openbroker.runtime.internal.testing.Certificates.base64;
import static io.openbroker.runtime.internal.testing.Certificates.certificate;
import static io.openbroker.runtime.internal.testing.Certificates.element;
import static io.openbroker.runtime.internal.testing.Certificates.escaped;
import static io.openbroker.runtime.internal.testing.Certificates.hash;
import static io.openbroker.runtime.internal.testing.Certificates.pem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ch.qos.logback.classic.Level;
import io.openbroker.runtime.TrustedProxies;
import io.openbroker.runtime.internal.request.TestRequests;
import io.openbroker.runtime.internal.testing.Certificates;
import io.openbroker.runtime.internal.testing.RecordedLog;
import io.openbroker.runtime.internal.testing.TestTime;
import io.openbroker.runtime.server.Peer;
import io.openbroker.runtime.server.RequestHead;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SenderResolverTest {

    private static final String HEADER = "X-Forwarded-Client-Cert";
    private static final Peer PROXY = new Peer("10.0.0.1", List.of());
    private static final Peer STRANGER = new Peer("192.0.2.66", List.of());
    private static final TrustedProxies PROXIES = TrustedProxies.at("10.0.0.0/24")
            .withCertificateNames(List.of("spiffe://example/gateway"))
            .withCertificates(HEADER, List.of(certificate("authority")));

    private final TestTime time = new TestTime();
    private final SenderResolver senders = new SenderResolver(PROXIES, time.source());

    static List<Arguments> certificates() {
        return List.of(
                // Cloud Foundry's router.
                arguments(base64("cf"), List.of("cf")),
                // NGINX.
                arguments(escaped("cf"), List.of("cf")),
                arguments(pem("cf").replace("\n", "%0A").replace(" ", "%20"), List.of("cf")),
                arguments(escaped("deep", "intermediate"), List.of("deep", "intermediate")),
                // RFC 9440.
                arguments(":" + base64("cf") + ":", List.of("cf")),
                // Envoy.
                arguments(element("cf"), List.of("cf")),
                arguments(
                        "hash=" + hash("cf").toUpperCase(Locale.ROOT) + ";CERT=\"" + escaped("cf") + "\"",
                        List.of("cf")),
                arguments("Cert=" + escaped("cf") + ";Subject=\"\";URI=;DNS=a;DNS=b;New=x", List.of("cf")),
                arguments("Chain=\"" + escaped("deep", "intermediate") + "\"", List.of("deep", "intermediate")),
                arguments(
                        "Hash=" + hash("deep") + ";Cert=\"" + escaped("deep") + "\";Chain=\""
                                + escaped("deep", "intermediate", "authority") + "\"",
                        List.of("deep", "intermediate", "authority")),
                // The subject is chosen by whoever has the certificate.
                arguments("Cert=\"" + escaped("cf") + "\";Subject=\"O=\\\",Cert=\\\"x\\\";,CN=cf\"", List.of("cf")));
    }

    @ParameterizedTest
    @MethodSource("certificates")
    void readsWhatProxiesSend(String value, List<String> expected) {
        for (int i = 0; i < 2; i++) {
            assertThat(resolve(PROXY, HEADER, value).certificates()).isEqualTo(chain(expected));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-forwarded-client-cert", "X-FORWARDED-CLIENT-CERT"})
    void readsTheHeaderInAnyCase(String header) {
        assertThat(resolve(PROXY, header, base64("cf")).certificates()).containsExactly(certificate("cf"));
    }

    @Test
    void believesNobodyElse() {
        try (RecordedLog log = RecordedLog.from(Level.DEBUG)) {
            Peer sender = resolve(STRANGER, HEADER, element("cf"), "X-Forwarded-For", "203.0.113.9");

            assertThat(sender).isEqualTo(STRANGER);
            assertThat(log.events())
                    .singleElement()
                    .satisfies(line -> assertThat(line.getFormattedMessage())
                            .isEqualTo("The header X-Forwarded-Client-Cert from 192.0.2.66 is ignored: it does not come"
                                    + " from a trusted proxy. If it should, add the address to"
                                    + " OPENBROKER_TRUSTED_PROXIES"));
        }
    }

    /** Servers of other kinds take an underscore for a hyphen, and some proxies pass such headers on. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "X_Forwarded_Client_Cert",
                "X-Forwarded_Client-Cert",
                "X-Forwarded-Client-Certs",
                "X-Client-Cert",
                "Client-Cert",
                "X-SSL-Client-Cert",
                "Forwarded"
            })
    void readsNoOtherHeader(String header) {
        assertThat(resolve(PROXY, header, base64("cf"))).isEqualTo(PROXY);
        assertThat(resolve(PROXY, "Forwarded", "for=203.0.113.9", "X_Forwarded_For", "203.0.113.9"))
                .isEqualTo(PROXY);
    }

    static List<Arguments> doubts() {
        String cf = escaped("cf");
        return List.of(
                arguments("base64 of something else", "aGVsbG8=", "malformed"),
                arguments("Base64 with a blank", base64("cf").replaceFirst("(.{64})", "$1 "), "malformed"),
                arguments("Base64 that is cut off", base64("cf").substring(0, 200), "malformed"),
                arguments("Base64 of PEM", encoded(pem("cf").getBytes(StandardCharsets.US_ASCII)), "malformed"),
                arguments("Base64 of two", encoded(twice()), "malformed"),
                arguments("two in a list", base64("cf") + "," + base64("cf"), "malformed"),
                arguments("text before PEM", "x" + cf, "malformed"),
                arguments("text after PEM", cf + "x", "malformed"),
                arguments("PEM of a key", cf.replace("CERTIFICATE", "PRIVATE%20KEY"), "malformed"),
                arguments("PEM without an end", cf.substring(0, cf.length() - 40), "malformed"),
                arguments("half an escape", cf + "%0", "malformed"),
                arguments("no escape", cf + "%zz", "malformed"),
                arguments("many certificates", escaped(manyTimes("cf")), "too long"),
                arguments("a chain of many", "Chain=\"" + escaped(manyTimes("cf")) + "\"", "too long"),
                arguments("long", "Hash=" + "a".repeat(40_000), "too long"),
                arguments("long Base64", "A".repeat(40_000), "too long"),
                arguments("many proxies", "URI=spiffe://example/gateway,".repeat(100) + element("gateway"), "too long"),
                arguments("no element", "spoofed", "malformed"),
                arguments("an element without a key", "=x", "malformed"),
                arguments("an empty element", element("cf") + ",", "malformed"),
                arguments("an empty pair", element("cf") + ";", "malformed"),
                arguments("two certificates", "Cert=\"" + cf + "\";Cert=\"" + cf + "\"", "malformed"),
                arguments("two of other case", "Cert=\"" + cf + "\";cert=\"" + escaped("other") + "\"", "malformed"),
                arguments("another chain", "Cert=\"" + cf + "\";Chain=\"" + escaped("other") + "\"", "malformed"),
                arguments("another hash", "Hash=" + hash("other") + ";Cert=\"" + cf + "\"", "the hash beside it"),
                arguments(
                        "no certificate", "Hash=" + hash("cf") + ";Subject=\"O=Example,CN=cf\"", "has no certificate"),
                arguments("an open quote", "Cert=\"" + cf, "malformed"),
                arguments("a quote within", "Subject=a\"b\";Cert=" + cf, "malformed"),
                arguments("text after a quote", "Subject=\"a\"b;Cert=" + cf, "malformed"),
                arguments(
                        "quotes that are escaped, or not",
                        "Cert=" + cf + ";Subject=\"O=a\\\\\"\\,Cert=\\\\\"" + cf + "\\\\\"\"",
                        "malformed"),
                arguments("another authority", base64("forged"), "not signed by an authority"),
                arguments("an issuer that is none", "Chain=\"" + escaped("nonca", "other") + "\"", "not acceptable"),
                arguments("a gap in the chain", base64("deep"), "not signed by an authority"),
                arguments("an order that is wrong", escaped("intermediate", "deep"), "not acceptable"),
                arguments("for servers", base64("server"), "not acceptable"),
                arguments("for signing", base64("authority"), "not acceptable"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void doubts(String what, String value, String reason) {
        try (RecordedLog log = RecordedLog.from(Level.WARN)) {
            Peer sender = resolve(PROXY, HEADER, value, "X-Forwarded-For", "203.0.113.9");

            assertThat(sender).as(what).isEqualTo(new Peer("203.0.113.9", List.of()));
            assertThat(log.events())
                    .singleElement()
                    .satisfies(line -> assertThat(line.getFormattedMessage())
                            .startsWith("The header X-Forwarded-Client-Cert from 203.0.113.9 is ignored: ")
                            .contains(reason)
                            .hasSizeLessThan(300));
        }
    }

    @Test
    void doubtsSeveralLines() {
        try (RecordedLog log = RecordedLog.from(Level.WARN)) {
            for (String first : List.of(base64("other"), base64("cf"), "", element("cf"))) {
                assertThat(resolve(PROXY, HEADER, first, HEADER, base64("cf")).certificates())
                        .isEmpty();
            }
            assertThat(log.events())
                    .singleElement()
                    .satisfies(line -> assertThat(line.getFormattedMessage()).contains("several lines"));
        }
    }

    /** A proxy that appends (Envoy's APPEND_FORWARD) leaves what a client sent in front of its own element. */
    @ParameterizedTest
    @MethodSource
    void believesOnlyTheElementOfTheProxy(String sentByClient) {
        assertThat(resolve(PROXY, HEADER, sentByClient + "," + element("other")).certificates())
                .containsExactly(certificate("other"));
        assertThat(resolve(PROXY, HEADER, sentByClient + "," + element("forged"))
                        .certificates())
                .isEmpty();
        assertThat(resolve(PROXY, HEADER, sentByClient + ",Hash=" + hash("cf")).certificates())
                .isEmpty();
    }

    static Stream<String> believesOnlyTheElementOfTheProxy() {
        return Stream.of(
                element("cf"),
                element("cf") + "," + element("cf"),
                base64("cf"),
                "Cert=\"" + escaped("cf") + "\";Subject=\"",
                "Cert=\"" + escaped("cf") + "\";Subject=\"\\",
                "\"",
                "\\\"",
                ",,,",
                ":",
                "x".repeat(10_000));
    }

    /** The last proxy says that it was called by the gateway, and the gateway, which is trusted too, by whom. */
    @Test
    void skipsElementsThatDescribeTrustedProxies() {
        String byNames = "Hash=" + hash("gateway") + ";Subject=\"\";URI=spiffe://example/gateway";

        for (String gateway : List.of(byNames, element("gateway"), "Cert=\"" + escaped("gateway") + "\"")) {
            assertThat(resolve(PROXY, HEADER, element("cf") + "," + gateway).certificates())
                    .containsExactly(certificate("cf"));
            assertThat(resolve(PROXY, HEADER, element("cf") + "," + element("other") + "," + gateway)
                            .certificates())
                    .containsExactly(certificate("other"));
            assertThat(resolve(PROXY, HEADER, gateway)).isEqualTo(PROXY);
        }
    }

    @Test
    void knowsProxiesByTheirOwnCertificates() {
        Peer gateway = new Peer("192.0.2.1", List.of(certificate("gateway")));
        Peer other = new Peer("192.0.2.1", List.of(certificate("other")));

        assertThat(resolve(gateway, HEADER, base64("cf"), "X-Forwarded-For", "192.0.2.66, 203.0.113.9"))
                .isEqualTo(new Peer("203.0.113.9", List.of(certificate("cf"))));
        assertThat(resolve(other, HEADER, base64("cf"), "X-Forwarded-For", "203.0.113.9"))
                .isEqualTo(other);
    }

    /** A client without a certificate must not get in with the proxy's. */
    @Test
    void takesTheCertificateOfAProxyForNobodys() {
        Peer proxy = new Peer("10.0.0.1", List.of(certificate("other")));

        assertThat(resolve(proxy).certificates()).isEmpty();
        assertThat(resolve(proxy, HEADER, "").certificates()).isEmpty();
        assertThat(resolve(proxy, HEADER, base64("forged")).certificates()).isEmpty();
        assertThat(new SenderResolver(TrustedProxies.at("10.0.0.1"), time.source())
                        .resolve(head(proxy, HEADER, base64("cf")))
                        .peer())
                .isEqualTo(proxy);
    }

    @Test
    void checksTheTimeAgainForCertificatesThatWereVerified() {
        assertThat(resolve(PROXY, HEADER, base64("brief")).certificates()).containsExactly(certificate("brief"));
        time.pass(Duration.ofDays(1));
        try (RecordedLog log = RecordedLog.from(Level.WARN)) {
            assertThat(resolve(PROXY, HEADER, base64("brief")).certificates()).isEmpty();
            assertThat(log.events())
                    .singleElement()
                    .satisfies(line -> assertThat(line.getFormattedMessage()).contains("has expired"));
        }
        time.pass(Duration.ofDays(-2));
        assertThat(resolve(PROXY, HEADER, base64("brief")).certificates()).isEmpty();
        assertThat(resolve(PROXY, HEADER, base64("cf")).certificates()).isNotEmpty();
    }

    @Test
    void doesNotFloodTheLog() {
        try (RecordedLog log = RecordedLog.from(Level.WARN)) {
            for (int i = 0; i < 100; i++) {
                resolve(STRANGER, HEADER, "x");
                resolve(PROXY, HEADER, "x");
                resolve(PROXY, "X-Forwarded-For", "x\u2028y");
            }
            assertThat(log.events()).hasSize(3);
            time.pass(Duration.ofMinutes(1));
            resolve(STRANGER, HEADER, "x");
            assertThat(log.events()).hasSize(4);
        }
    }

    @Test
    void verifiesMoreCertificatesThanItRemembers() {
        for (int i = 0; i < 300; i++) {
            String value = "Cert=\"" + escaped("cf") + "\";DNS=" + i;
            assertThat(resolve(PROXY, HEADER, value).certificates()).containsExactly(certificate("cf"));
        }
    }

    @Test
    void rejectsProxiesThatNobodyCanBe() {
        assertThatThrownBy(() -> TrustedProxies.NONE.withCertificates(HEADER, List.of(certificate("authority"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Name the proxies.");
        assertThatThrownBy(() -> PROXIES.withCertificates("X Y", List.of(certificate("authority"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"X Y\" is not the name of a header");
        assertThatThrownBy(() -> PROXIES.withCertificates(HEADER, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Add those that sign them");
        TrustedProxies unnamed = PROXIES.withCertificateNames(List.of("CN=,="));
        assertThatThrownBy(() -> new SenderResolver(unnamed, time.source()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not a distinguished name");
    }

    private Peer resolve(Peer other, String... headers) {
        return senders.resolve(head(other, headers)).peer();
    }

    private static RequestHead head(Peer other, String... headers) {
        return new RequestHead("GET", "/v2/catalog", "", TestRequests.headers(headers), other);
    }

    private static List<X509Certificate> chain(List<String> names) {
        return names.stream().map(Certificates::certificate).toList();
    }

    private static String[] manyTimes(String name) {
        String[] names = new String[9];
        Arrays.fill(names, name);
        return names;
    }

    private static byte[] twice() {
        byte[] one = Base64.getDecoder().decode(base64("cf"));
        byte[] two = Arrays.copyOf(one, 2 * one.length);
        System.arraycopy(one, 0, two, one.length, one.length);
        return two;
    }

    private static String encoded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
