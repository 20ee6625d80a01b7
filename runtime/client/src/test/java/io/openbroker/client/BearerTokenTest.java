package io.openbroker.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.client.http.BrokerConnection;
import io.openbroker.client.http.BrokerConnectionSettings;
import io.openbroker.client.http.ClientAuthentication;
import io.openbroker.runtime.TokenIssuer;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of ours that knows platforms by their tokens. */
class BearerTokenTest {

    @Test
    void sendsTheTokenOfTheMoment(@TempDir Path directory) throws Exception {
        TokenIssuer issuer = new TokenIssuer();
        Path keys = Files.writeString(directory.resolve("keys.json"), issuer.keySet());
        ServerSettings settings = ServerSettings.fromEnvironment(Map.of(
                "OPENBROKER_HOST",
                "127.0.0.1",
                "PORT",
                "0",
                "OPENBROKER_STATE",
                "memory",
                "OPENBROKER_TOKEN_KEYS",
                keys.toString(),
                "OPENBROKER_TOKEN_ISSUER",
                TokenIssuer.NAME,
                "OPENBROKER_TOKEN_AUDIENCE",
                TokenIssuer.AUDIENCE));
        Iterator<String> tokens = List.of(
                        issuer.token(Instant.now().plusSeconds(60)),
                        issuer.token(Instant.now().minusSeconds(3_600)),
                        new TokenIssuer().token(Instant.now().plusSeconds(60)))
                .iterator();

        try (BrokerServer server = BrokerServer.start(settings, new LetterBrokerDispatcher(new LetterBroker()))) {
            BrokerConnectionSettings connection = BrokerConnectionSettings.of(server.uri());
            BrokerClient client = BrokerClient.of(
                    BrokerConnection.with(connection.withAuthentication(ClientAuthentication.bearer(tokens::next))));

            assertThat(client.catalog().value()).isPresent();
            assertUnauthorized(client.catalog());
            assertUnauthorized(client.catalog());
            assertUnauthorized(
                    BrokerClient.of(BrokerConnection.with(connection)).catalog());
        }
    }

    private static void assertUnauthorized(ClientResult<Catalog> result) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        ClientResult.Failed.class,
                        failed -> assertThat(failed.status()).isEqualTo(401));
    }
}
