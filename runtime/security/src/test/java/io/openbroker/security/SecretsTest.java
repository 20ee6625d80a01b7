package io.openbroker.security;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Right credentials of every kind, and nothing of them in any line, however much is logged. */
class SecretsTest {

    private static final String PASSWORD = "mArKeD-bcrypt";
    private static final String OTHER_PASSWORD = "mArKeD-argon2";
    private static final String OPERATORS_PASSWORD = "mArKeD-operator";

    private final String bcrypt = new PasswordHashes().hash(PASSWORD);
    private final String operatorsHash = new PasswordHashes().hash(OPERATORS_PASSWORD);
    private final String argon2 = argon2(OTHER_PASSWORD);
    private final Recorder recorder = new Recorder();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();

    @BeforeEach
    void record() {
        recorder.start();
        root.addAppender(recorder);
        root.setLevel(Level.TRACE);
    }

    @AfterEach
    void stopRecording() {
        root.setLevel(before);
        root.detachAppender(recorder);
    }

    @Test
    void logsNothingOfHashedPasswords() throws Exception {
        Map<String, String> environment = Map.of(
                "OPENBROKER_HOST", "127.0.0.1",
                "PORT", "0",
                "OPENBROKER_CREDENTIALS", "one:" + bcrypt + " two:" + argon2,
                "OPENBROKER_MANAGEMENT_PORT", "0",
                "OPENBROKER_OPERATOR_USERNAME", "ops",
                "OPENBROKER_OPERATOR_PASSWORD", operatorsHash);
        ServerSettings settings = ServerSettings.fromEnvironment(environment);
        try (BrokerServer server = BrokerServer.start(settings, new CatalogBroker())) {
            String operators = server.adminUri().orElseThrow() + "/operator/instances";
            for (int i = 0; i < 2; i++) {
                assertThat(fetch(server, basic("one", PASSWORD))).isEqualTo(200);
                assertThat(fetch(server, basic("two", OTHER_PASSWORD))).isEqualTo(200);
                assertThat(CatalogBroker.fetch(operators, basic("ops", OPERATORS_PASSWORD))
                                .statusCode())
                        .isEqualTo(200);
            }
            assertThat(fetch(server, basic("one", OTHER_PASSWORD))).isEqualTo(401);
        }
        assertNothingOf(
                "mArKeD",
                bcrypt,
                argon2,
                operatorsHash,
                basic("one", PASSWORD).substring(6),
                basic("two", OTHER_PASSWORD).substring(6),
                basic("one", OTHER_PASSWORD).substring(6),
                basic("ops", OPERATORS_PASSWORD).substring(6));
        assertThat(settings.toString()).doesNotContain("mArKeD", bcrypt, argon2, operatorsHash);
    }

    @Test
    void logsNothingOfTokens() throws Exception {
        RSAKey key = new RSAKeyGenerator(2048).keyID("k").generate();
        String right = token(key, "mArKeD-claim", 300);
        String expired = token(key, "mArKeD-claim", -300);
        HttpServer issuer = issuer(new JWKSet(key).toString());
        try {
            Map<String, String> environment = Map.of(
                    "OPENBROKER_HOST", "127.0.0.1",
                    "PORT", "0",
                    "OPENBROKER_TOKEN_ISSUER", "https://issuer.example",
                    "OPENBROKER_TOKEN_AUDIENCE", "broker",
                    "OPENBROKER_TOKEN_KEYS",
                            "http://127.0.0.1:" + issuer.getAddress().getPort() + "/");
            try (BrokerServer server =
                    BrokerServer.start(ServerSettings.fromEnvironment(environment), new CatalogBroker())) {
                assertThat(fetch(server, "Bearer " + right)).isEqualTo(200);
                assertThat(fetch(server, "Bearer " + right)).isEqualTo(200);
                assertThat(fetch(server, "Bearer " + expired)).isEqualTo(401);
                assertThat(fetch(server, "Bearer " + right + "x")).isEqualTo(401);
            }
        } finally {
            issuer.stop(0);
        }
        List<String> parts = new ArrayList<>(List.of("mArKeD", right, expired));
        // The first part says only what kind of token it is.
        List.of(right.split("\\.", -1)).subList(1, 3).forEach(parts::add);
        List.of(expired.split("\\.", -1)).subList(1, 3).forEach(parts::add);
        assertNothingOf(parts.toArray(String[]::new));
    }

    private void assertNothingOf(String... secrets) {
        assertThat(recorder.lines)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).doesNotContain(secrets));
    }

    private static int fetch(BrokerServer server, String authorization) throws Exception {
        return CatalogBroker.fetch(server, "", authorization).statusCode();
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static String token(RSAKey key, String claim, int seconds) throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer("https://issuer.example")
                        .audience("broker")
                        .subject("platform")
                        .claim("secret", claim)
                        .expirationTime(Date.from(Instant.now().plusSeconds(seconds)))
                        .build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static String argon2(String password) {
        byte[] salt = "some salt".getBytes(StandardCharsets.UTF_8);
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withMemoryAsKB(1_024)
                .withIterations(2)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[32];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=1024,t=2,p=1$" + encoder.encodeToString(salt) + "$" + encoder.encodeToString(hash);
    }

    private static HttpServer issuer(String keys) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = keys.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static final class Recorder extends AppenderBase<ILoggingEvent> {

        private final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            // The client of the test logs what it sends; that is not the server's doing.
            if (!event.getLoggerName().startsWith("jdk.")) {
                lines.add(event.getFormattedMessage()
                        + event.getMDCPropertyMap()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())));
            }
        }
    }
}
