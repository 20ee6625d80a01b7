package io.openbroker.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.client.http.BrokerConnection;
import io.openbroker.client.http.BrokerConnectionSettings;
import io.openbroker.client.http.ClientTls;
import io.openbroker.model.Platform;
import io.openbroker.runtime.KeyFiles;
import io.openbroker.runtime.spi.authentication.Authenticator;
import io.openbroker.runtime.spi.state.StateSettings;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ClientAuthentication;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.TlsSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of ours that knows platforms by their certificates. */
class MutualTlsTest {

    @Test
    void isKnownByItsCertificate(@TempDir Path directory) throws Exception {
        KeyFiles.write(directory, "server", "EC");
        KeyFiles.write(directory, "client", "EC");
        ServerSettings settings = ServerSettings.DEFAULT
                .withHost("127.0.0.1")
                .withPort(0)
                .withState(StateSettings.DEFAULT.at("memory"))
                .withTls(TlsSettings.of(directory.resolve("server.crt"), directory.resolve("server.key"))
                        .withClients(directory.resolve("client.crt"), ClientAuthentication.WANTED))
                .withAuthenticator(Authenticator.clientCertificate(Platform.DEFAULT, List.of("CN=localhost")));
        ClientTls trusting = ClientTls.DEFAULT.trusting(directory.resolve("server.crt"));
        ClientTls known = trusting.withCertificate(directory.resolve("client.crt"), directory.resolve("client.key"));

        try (BrokerServer server = BrokerServer.start(settings, new LetterBrokerDispatcher(new LetterBroker()))) {
            BrokerConnectionSettings connection = BrokerConnectionSettings.of(server.uri());

            assertThat(catalog(connection.withTls(known)).value()).isPresent();
            assertThat(catalog(connection.withTls(trusting)))
                    .isInstanceOfSatisfying(
                            ClientResult.Failed.class,
                            failed -> assertThat(failed.status()).isEqualTo(401));
            assertThat(catalog(connection)).isInstanceOf(ClientResult.Unreachable.class);
        }
    }

    private static ClientResult<Catalog> catalog(BrokerConnectionSettings settings) {
        return BrokerClient.of(BrokerConnection.with(settings)).catalog();
    }
}
