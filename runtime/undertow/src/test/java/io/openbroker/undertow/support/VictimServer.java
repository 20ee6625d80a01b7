package io.openbroker.undertow.support;

import io.openbroker.runtime.server.RequestLimits;
import io.openbroker.undertow.ListenerSettings;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.attack.Target;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** A server to attack: it waits for requests for a second, and has the other limits of every server. */
public final class VictimServer implements AutoCloseable {

    private final RecordingBroker broker = new RecordingBroker();
    private final TestServer server;

    public VictimServer() {
        this(UnaryOperator.identity());
    }

    public VictimServer(UnaryOperator<ServerSettings> settings) {
        this.server = TestServer.start(
                settings.apply(ServerSettings.DEFAULT
                        .withListener(ListenerSettings.DEFAULT
                                .withHost("127.0.0.1")
                                .withPort(0)
                                .withRequests(RequestLimits.DEFAULT.withArrival(Duration.ofSeconds(1))))
                        .withCredentials("user", "pass")),
                broker);
    }

    public int port() {
        return server.port();
    }

    public int handled() {
        return broker.requests.size();
    }

    public Target target() {
        return Target.plain(port(), this::handled);
    }

    @Override
    public void close() {
        server.close();
    }
}
