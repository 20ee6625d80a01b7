package io.openbroker.undertow;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.runtime.server.Peer;
import io.openbroker.tls.Authority;
import io.openbroker.tls.Client;
import io.openbroker.tls.Identity;
import io.undertow.Undertow;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a request tells of who has sent it. */
class PeersTest {

    @TempDir
    private Path directory = Path.of("");

    private final Authority authority = new Authority("authority");
    private final List<Peer> peers = new CopyOnWriteArrayList<>();

    @Test
    void knowsTheCertificateOfAClient() throws Exception {
        Identity platform = authority.issue("platform");
        authority.issue("server").write(directory.resolve("crt"), directory.resolve("key"));
        Files.writeString(directory.resolve("ca"), Identity.pem(authority.certificate()));
        TlsSettings settings = TlsSettings.of(directory.resolve("crt"), directory.resolve("key"))
                .withClients(directory.resolve("ca"), ClientAuthentication.WANTED);
        Optional<ServerTls> tls = TlsProviders.open(Optional.of(settings));
        Undertow undertow = Listener.start(
                ServerSettings.DEFAULT.withPort(0).withTls(settings), tls, exchange -> peers.add(Peers.of(exchange)));
        try {
            URI uri = URI.create("https://127.0.0.1:" + Listener.port(undertow));
            new Client(authority, Optional.of(platform)).get(uri, "/");
            new Client(authority, Optional.empty()).get(uri, "/");
        } finally {
            undertow.stop();
            tls.ifPresent(ServerTls::close);
        }
        assertThat(peers)
                .containsExactly(
                        new Peer("127.0.0.1", List.of(platform.certificate())), new Peer("127.0.0.1", List.of()));
    }
}
