package io.openbroker.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.runtime.SettingsException;
import io.openbroker.runtime.internal.testing.JavaCommand;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hashed passwords, on the assembled server and from the command line. */
class PasswordHashesTest {

    // Of the test suites of crypt_blowfish and of the reference implementation of Argon2.
    private static final String BCRYPT = "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";
    private static final String ARGON2 =
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    private final PasswordHashes hashes = new PasswordHashes();

    @Test
    void letsPlatformsInByHashes() throws Exception {
        Map<String, String> environment = Map.of(
                "OPENBROKER_HOST", "127.0.0.1",
                "PORT", "0",
                "OPENBROKER_USERNAME", "cf",
                "OPENBROKER_PASSWORD", BCRYPT,
                "OPENBROKER_CREDENTIALS", "argon:" + ARGON2 + " plain:text");
        ServerSettings settings = ServerSettings.fromEnvironment(environment);
        assertThat(settings.toString()).doesNotContain(BCRYPT).doesNotContain(ARGON2);

        try (BrokerServer server = BrokerServer.start(settings, new CatalogBroker())) {
            for (int i = 0; i < 3; i++) {
                assertThat(status(server, "cf:U*U")).isEqualTo(200);
                assertThat(status(server, "argon:password")).isEqualTo(200);
                assertThat(status(server, "plain:text")).isEqualTo(200);
            }
            assertThat(status(server, "cf:password")).isEqualTo(401);
            assertThat(status(server, "argon:U*U")).isEqualTo(401);
            assertThat(status(server, "cf:" + BCRYPT)).isEqualTo(401);
            assertThat(status(server, "nobody:U*U")).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$2b$12$s3cr3t",
                "$2a$03$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
                "$2a$31$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
                "$2x$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
                "$apr1$s3cr3t$CTFhFdXPJO1aFaMaO6Mm5c",
                "$6$s3cr3t$CTFhFdXPJO1aFaMaO6Mm5c",
                "{SHA}CTFhFdXPJO1aFaMaO6Mm5c",
                "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=999999,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=65536,t=99,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=65536,t=2,p=0$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$s3cr3t"
            })
    void rejectsHashesThatItDoesNotKnowOrThatCostTooMuch(String hash) {
        Map<String, String> environment = Map.of("OPENBROKER_CREDENTIALS", "user:" + hash);

        assertThatThrownBy(() -> ServerSettings.fromEnvironment(environment))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("Entry 1 of OPENBROKER_CREDENTIALS")
                .hasMessageContaining("; use ")
                .message()
                .doesNotContain("s3cr3t")
                .doesNotContain("CTFh");
    }

    @Test
    void takesNothingLongerThanBcryptReads() {
        String longest = "ä".repeat(36);
        String hash = hashes.hash(longest);

        assertThat(hash).startsWith("$2b$12$").isNotEqualTo(hashes.hash(longest));
        assertThat(hashes.verifier(hash).matches(longest)).isTrue();
        assertThat(hashes.verifier(hash).matches(longest + "x")).isFalse();
        assertThatThrownBy(() -> hashes.hash(longest + "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The password has 73 bytes, but bcrypt supports 1 to 72; choose another one");
    }

    @Test
    void hashesOnTheCommandLine() throws Exception {
        String hash = hashPassword("pässwörd\n");

        assertThat(hashes.verifier(hash.strip()).matches("pässwörd")).isTrue();
    }

    private static String hashPassword(String input) throws IOException, InterruptedException {
        Process process =
                JavaCommand.of(CatalogBroker.class, "hash-password").builder().start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return output;
    }

    private static int status(BrokerServer server, String userAndPassword) throws Exception {
        String encoded = Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
        return CatalogBroker.fetch(server, "", "Basic " + encoded).statusCode();
    }
}
