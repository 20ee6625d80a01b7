package io.openbroker.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.Platform;
import io.openbroker.runtime.server.Peer;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Authenticated;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ClientAuthentication;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.TlsSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an authenticator sees of the client. */
class PeerTest {

    @TempDir
    private Path directory = Path.of("");

    private final Authority authority = new Authority("authority");
    private final List<Peer> peers = new CopyOnWriteArrayList<>();

    @Test
    void hasTheAddressAndTheCertificateOfTheClient() throws Exception {
        Identity platform = authority.issue("platform");
        authority.issue("server").write(directory.resolve("crt"), directory.resolve("key"));
        Files.writeString(directory.resolve("ca"), Identity.pem(authority.certificate()));
        ServerSettings settings = ServerSettings.DEFAULT
                .withHost("127.0.0.1")
                .withPort(0)
                .withTls(TlsSettings.of(directory.resolve("crt"), directory.resolve("key"))
                        .withClients(directory.resolve("ca"), ClientAuthentication.WANTED))
                .withAuthenticator(head -> {
                    peers.add(head.peer());
                    return new Authenticated("anyone", Platform.DEFAULT);
                });
        try (BrokerServer server = BrokerServer.start(settings, new CatalogOnly())) {
            new Client(authority, Optional.of(platform)).get(server.uri(), "/v2/catalog");
            new Client(authority, Optional.empty()).get(server.uri(), "/v2/catalog");
        }
        assertThat(peers)
                .containsExactly(
                        new Peer("127.0.0.1", List.of(platform.certificate())), new Peer("127.0.0.1", List.of()));
    }
}
