package io.openbroker.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.openbroker.runtime.SettingsException;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bearer tokens on the assembled server, with an issuer's keys on a server of their own. */
class BearerTokenTest {

    private static final String ISSUER = "https://issuer.example";
    private static final RSAKey KEY = rsa("k1");

    private final AtomicInteger fetches = new AtomicInteger();
    private volatile String published = new JWKSet(KEY).toString();
    private volatile boolean away;
    private final HttpServer issuer = issuer();

    private final Map<String, String> environment = new HashMap<>(Map.of(
            "OPENBROKER_HOST", "127.0.0.1",
            "PORT", "0",
            "OPENBROKER_TOKEN_ISSUER", ISSUER,
            "OPENBROKER_TOKEN_AUDIENCE", "broker"));

    @BeforeEach
    void publish() {
        environment.put(
                "OPENBROKER_TOKEN_KEYS",
                "http://127.0.0.1:" + issuer.getAddress().getPort() + "/keys");
        issuer.start();
    }

    @AfterEach
    void stop() {
        issuer.stop(0);
    }

    @Test
    void takesTokensAndFetchesKeysOnce() throws Exception {
        try (BrokerServer server = start()) {
            for (int i = 0; i < 5; i++) {
                assertThat(status(server, signed(KEY, claims()))).isEqualTo(200);
            }
            assertThat(fetches).hasValue(1);
        }
    }

    @Test
    void takesKeysFromAFile(@TempDir Path directory) throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
        Path file = Files.writeString(directory.resolve("keys.json"), new JWKSet(key.toPublicJWK()).toString());
        environment.put("OPENBROKER_TOKEN_KEYS", file.toString());
        try (BrokerServer server = start()) {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("ec").build(), claims().build());
            token.sign(new ECDSASigner(key));
            assertThat(status(server, token.serialize())).isEqualTo(200);
        }
    }

    @Test
    void rejectsOthersAndDoesNotSayWhy() throws Exception {
        Instant now = Instant.now();
        Map<String, String> wrong = new HashMap<>();
        wrong.put("issuer", signed(KEY, claims().issuer("https://other.example")));
        wrong.put("audience", signed(KEY, claims().audience("other")));
        wrong.put("expired", signed(KEY, claims().expirationTime(Date.from(now.minusSeconds(120)))));
        wrong.put("without end", signed(KEY, claims().expirationTime(null)));
        wrong.put("not yet", signed(KEY, claims().notBeforeTime(Date.from(now.plusSeconds(120)))));
        wrong.put("nobody", signed(KEY, claims().subject(null)));
        wrong.put("other key of the same id", signed(rsa("k1"), claims()));
        wrong.put("none", new PlainJWT(claims().build()).serialize());
        wrong.put("none by hand", new PlainJWT(claims().build()).serialize() + "x");
        wrong.put("public key as secret", withPublicKeyAsSecret());
        wrong.put("no token", "abc");
        wrong.put("nothing", "");
        try (BrokerServer server = start()) {
            assertThat(status(server, signed(KEY, claims()))).isEqualTo(200);
            for (Map.Entry<String, String> token : wrong.entrySet()) {
                HttpResponse<String> answer = CatalogBroker.fetch(server, "", "Bearer " + token.getValue());
                assertThat(answer.statusCode()).as(token.getKey()).isEqualTo(401);
                assertThat(answer.headers().firstValue("WWW-Authenticate"))
                        .as(token.getKey())
                        .contains("Bearer realm=\"openbroker\", error=\"invalid_token\"");
                assertThat(answer.body()).as(token.getKey()).contains("The credentials are missing or wrong");
            }
            HttpResponse<String> without = CatalogBroker.fetch(server, "", "Other x");
            assertThat(without.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"openbroker\"");
        }
    }

    @Test
    void allowsClocksToDiffer() throws Exception {
        try (BrokerServer server = start()) {
            Instant past = Instant.now().minusSeconds(10);
            assertThat(status(server, signed(KEY, claims().expirationTime(Date.from(past)))))
                    .isEqualTo(200);
        }
    }

    @Test
    void learnsNewKeysButAsksNoMoreThanNeeded() throws Exception {
        RSAKey next = rsa("k2");
        try (BrokerServer server = start()) {
            assertThat(status(server, signed(KEY, claims()))).isEqualTo(200);
            published = new JWKSet(next).toString();

            assertThat(status(server, signed(next, claims()))).isEqualTo(200);
            assertThat(fetches).hasValue(2);

            for (int i = 0; i < 5; i++) {
                assertThat(status(server, signed(rsa("unknown" + i), claims()))).isEqualTo(401);
            }
            assertThat(fetches).hasValueLessThanOrEqualTo(4);
            assertThat(status(server, signed(next, claims().subject("another"))))
                    .isEqualTo(200);
        }
    }

    @Test
    void saysThatKeysCannotBeFetched() throws Exception {
        away = true;
        try (BrokerServer server = start()) {
            HttpResponse<String> answer = CatalogBroker.fetch(server, "", "Bearer " + signed(KEY, claims()));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("5");
            assertThat(answer.body()).doesNotContain("keys");
        }
    }

    @Test
    void tellsPlatformsApartByScopes() throws Exception {
        environment.put("OPENBROKER_PLATFORM_TOKEN_SCOPES", "cf=broker.cf k8s=broker.k8s");
        try (BrokerServer server = start()) {
            String token = "Bearer " + signed(KEY, claims().claim("scope", "openid broker.cf"));
            assertThat(CatalogBroker.fetch(server, "/cf", token).statusCode()).isEqualTo(200);
            assertThat(CatalogBroker.fetch(server, "/k8s", token).statusCode()).isEqualTo(401);
            assertThat(CatalogBroker.fetch(server, "", token).statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://issuer.example/keys",
                "http://localhost.issuer.example/keys",
                "http://127.0.0.1@issuer.example/keys",
                "ftp://localhost/keys",
                "file:///etc/passwd",
                "no-such-file.json"
            })
    void rejectsKeysThatAnybodyCouldReplace(String place) {
        environment.put("OPENBROKER_TOKEN_KEYS", place);

        assertThatThrownBy(() -> ServerSettings.fromEnvironment(environment))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("https URL");
    }

    @Test
    void needsKeysIssuerAndAudience() {
        environment.remove("OPENBROKER_TOKEN_AUDIENCE");

        assertThatThrownBy(() -> ServerSettings.fromEnvironment(environment))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("require OPENBROKER_TOKEN_KEYS");
    }

    private BrokerServer start() {
        return BrokerServer.start(ServerSettings.fromEnvironment(environment), new CatalogBroker());
    }

    private static int status(BrokerServer server, String token) throws Exception {
        return CatalogBroker.fetch(server, "", "Bearer " + token).statusCode();
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("broker")
                .subject("platform")
                .expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(5))));
    }

    private static String signed(RSAKey key, JWTClaimsSet.Builder claims) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims.build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static String withPublicKeyAsSecret() throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("k1").build(), claims().build());
        token.sign(new MACSigner(KEY.toRSAPublicKey().getEncoded()));
        return token.serialize();
    }

    private static RSAKey rsa(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpServer issuer() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/keys", exchange -> {
                fetches.incrementAndGet();
                byte[] body = published.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(away ? 500 : 200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
