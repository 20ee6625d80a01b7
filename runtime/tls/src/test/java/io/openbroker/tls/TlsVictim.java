package io.openbroker.tls;

import io.openbroker.runtime.server.RequestLimits;
import io.openbroker.undertow.TlsSettings;
import io.openbroker.undertow.attack.Target;
import io.openbroker.undertow.support.VictimServer;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** A server with TLS to attack, and what its clients trust. */
final class TlsVictim implements AutoCloseable {

    private final VictimServer server;
    private final SSLContext clients;

    private TlsVictim(VictimServer server, SSLContext clients) {
        this.server = server;
        this.clients = clients;
    }

    static TlsVictim start(Path directory) throws IOException {
        Authority authority = new Authority("authority");
        Path certificate = directory.resolve("tls.crt");
        Path key = directory.resolve("tls.key");
        authority.issue("server").write(certificate, key);
        return new TlsVictim(
                new VictimServer(settings -> settings.withListener(settings.listener()
                        // A handshake on a busy machine takes a while.
                        .withRequests(RequestLimits.DEFAULT.withArrival(Duration.ofSeconds(2)))
                        .withTls(TlsSettings.of(certificate, key)))),
                Client.context(authority, Optional.empty()));
    }

    int port() {
        return server.port();
    }

    SSLContext clients() {
        return clients;
    }

    Target target() {
        return new Target(InetAddress.getLoopbackAddress(), server.port(), Optional.of(clients), server::handled);
    }

    @Override
    public void close() {
        server.close();
    }
}
