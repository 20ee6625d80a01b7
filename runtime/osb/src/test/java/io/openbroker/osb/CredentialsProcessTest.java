package io.openbroker.osb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.openbroker.model.Platform;
import io.openbroker.osb.OsbProcess.End;
import io.openbroker.runtime.KeyFiles;
import io.openbroker.runtime.TokenIssuer;
import io.openbroker.runtime.spi.authentication.Authenticator;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ClientAuthentication;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.TlsSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The ways in which the jar says who calls, against servers that ask for it. */
@Timeout(600)
class CredentialsProcessTest {

    private static final Map<String, String> NONE = Map.of();
    private static final String PASSWORD = "pl4tform";

    @TempDir
    private Path directory;

    @Test
    void aClientCertificate() throws Exception {
        KeyFiles.write(directory, "server", "EC");
        KeyFiles.write(directory, "client", "EC");
        ServerSettings settings = local().withTls(
                        TlsSettings.of(directory.resolve("server.crt"), directory.resolve("server.key"))
                                .withClients(directory.resolve("client.crt"), ClientAuthentication.WANTED))
                .withAuthenticator(Authenticator.clientCertificate(Platform.DEFAULT, List.of("CN=localhost")));
        try (BrokerServer server = start(settings)) {
            String url = server.uri().toString();
            String[] trusting = {"catalog", url, "--trust", file("server.crt")};

            End known = OsbProcess.run(NONE, with(trusting, "--cert", file("client.crt"), "--key", file("client.key")));
            assertThat(known.code()).describedAs(known.err()).isZero();
            assertThat(known.out()).contains("\"queue\"");

            End unknown = OsbProcess.run(NONE, trusting);
            assertThat(unknown.code()).isEqualTo(3);
            assertThat(unknown.err()).contains("The broker rejected the credentials (status 401");

            End half = OsbProcess.run(NONE, with(trusting, "--cert", file("client.crt")));
            assertThat(half.code()).isEqualTo(2);
            assertThat(half.err()).contains("A client certificate requires both --cert and --key.");

            End missing = OsbProcess.run(NONE, with(trusting, "--cert", file("none.crt"), "--key", file("client.key")));
            assertThat(missing.code()).isEqualTo(2);
            assertThat(missing.err()).contains("none.crt");
        }
    }

    @Test
    void aBearerToken() throws Exception {
        TokenIssuer issuer = new TokenIssuer();
        String token = issuer.token(Instant.now().plusSeconds(600));
        Path tokenFile = Files.writeString(directory.resolve("token"), token + "\n");
        Path keys = Files.writeString(directory.resolve("keys.json"), issuer.keySet());
        ServerSettings settings = ServerSettings.fromEnvironment(Map.of(
                "OPENBROKER_HOST",
                "127.0.0.1",
                "PORT",
                "0",
                "OPENBROKER_TOKEN_KEYS",
                keys.toString(),
                "OPENBROKER_TOKEN_ISSUER",
                TokenIssuer.NAME,
                "OPENBROKER_TOKEN_AUDIENCE",
                TokenIssuer.AUDIENCE));
        try (BrokerServer server = start(settings)) {
            String url = server.uri().toString();

            End fromFile =
                    OsbProcess.run(NONE, "catalog", url, "--verbose", "--curl", "--token-file", tokenFile.toString());
            assertThat(fromFile.code()).describedAs(fromFile.err()).isZero();
            assertThat(fromFile.err()).contains("GET /v2/catalog").doesNotContain(token);

            End fromInput = OsbProcess.withInput(token, NONE, "catalog", url, "--token-file", "-");
            assertThat(fromInput.code()).describedAs(fromInput.err()).isZero();

            End fromEnvironment = OsbProcess.run(Map.of("OSB_TOKEN", token), "catalog", url);
            assertThat(fromEnvironment.code())
                    .describedAs(fromEnvironment.err())
                    .isZero();

            End expired = OsbProcess.run(
                    Map.of("OSB_TOKEN", issuer.token(Instant.now().minusSeconds(3_600))), "catalog", url);
            assertThat(expired.code()).isEqualTo(3);
            assertThat(expired.err()).contains("Check user and password, or the token.");

            End both = OsbProcess.run(NONE, "catalog", url, "-u", "cf", "--token-file", tokenFile.toString());
            assertThat(both.code()).isEqualTo(2);
            assertThat(both.err()).contains("Both --user and --token-file are given; use one of them.");
        }
    }

    @Test
    void aPasswordThatIsTyped() throws Exception {
        assumeThat(OsbProcess.hasTerminals()).isTrue();
        try (BrokerServer server = start(local().withCredentials("cf", PASSWORD))) {
            String url = server.uri().toString();

            End typed = OsbProcess.startInTerminal(NONE, "catalog", url, "-u", "cf")
                    .awaitError("Password of cf: ")
                    .end(PASSWORD + "\n");
            assertThat(typed.code()).describedAs(typed.err()).isZero();
            assertThat(typed.err()).contains("queue    small").doesNotContain(PASSWORD);

            End wrong = OsbProcess.startInTerminal(NONE, "catalog", url, "-u", "cf")
                    .awaitError("Password of cf: ")
                    .end("other\n");
            assertThat(wrong.code()).describedAs(wrong.err()).isEqualTo(3);

            End nothing = OsbProcess.startInTerminal(NONE, "catalog", url, "-u", "cf")
                    .awaitError("Password of cf: ")
                    .end("\u0004");
            assertThat(nothing.code()).describedAs(nothing.err()).isEqualTo(2);
            assertThat(nothing.err()).contains("No password was typed. Set OSB_PASSWORD");
        }
    }

    @Test
    void aPasswordThatNobodyCanType() throws Exception {
        End end = OsbProcess.run(NONE, "catalog", "http://127.0.0.1:1", "-u", "cf");

        assertThat(end.code()).isEqualTo(2);
        assertThat(end.err())
                .contains("There is no password for user \"cf\". Set OSB_PASSWORD, or name a file with"
                        + " --password-file.");
    }

    private static ServerSettings local() {
        return ServerSettings.DEFAULT.withHost("127.0.0.1").withPort(0);
    }

    private static BrokerServer start(ServerSettings settings) {
        return BrokerServer.start(settings, new QueueBrokerDispatcher(new QueueBroker()));
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    private static String[] with(String[] arguments, String... more) {
        String[] all = new String[arguments.length + more.length];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return all;
    }
}
