package io.openbroker.conformance;

import io.openbroker.client.http.BrokerConnection;
import io.openbroker.client.http.BrokerConnectionSettings;
import io.openbroker.client.http.BrokerTransport;
import io.openbroker.client.http.Exchange;
import io.openbroker.conformance.internal.wire.RawTransport;
import io.openbroker.runtime.server.RequestLimits;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ListenerSettings;
import io.openbroker.undertow.ServerSettings;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** The assembled server with a synchronous and an asynchronous offering, and a connection to it. */
public final class TestServer implements AutoCloseable {

    /** Checks wait until requests that stall are ended. */
    private static final RequestLimits IMPATIENT = new RequestLimits(
            RequestLimits.DEFAULT.maxHeaderBytes(),
            Duration.ofSeconds(4),
            RequestLimits.DEFAULT.maxRequests(),
            RequestLimits.DEFAULT.maxSharePercent());

    private final BrokerServer server = BrokerServer.start(
            ServerSettings.DEFAULT
                    .withListener(ListenerSettings.DEFAULT
                            .withHost("127.0.0.1")
                            .withPort(0)
                            .withRequests(IMPATIENT))
                    .withCredentials("cf", "pl4tform"),
            new QueueBrokerDispatcher(new QueueBroker()),
            new TopicBrokerDispatcher(new TopicBroker()));
    private final BrokerConnection connection =
            BrokerConnection.with(BrokerConnectionSettings.of(server.uri()).withBasic("cf", "pl4tform"));
    private final RawTransport raw = new RawTransport(BrokerConnectionSettings.of(server.uri()));

    /** Returns connections on which requests are written as they are. */
    public BrokerTransport raw() {
        return raw;
    }

    /** Returns a connection to it. */
    public BrokerTransport transport() {
        return connection;
    }

    /** Returns a connection to it whose exchanges are bent before the checks see them. */
    public BrokerTransport bent(UnaryOperator<Exchange> bend) {
        return request -> bend.apply(connection.send(request));
    }

    /** Returns its URL. */
    public String url() {
        return server.uri().toString();
    }

    @Override
    public void close() {
        server.close();
    }
}
