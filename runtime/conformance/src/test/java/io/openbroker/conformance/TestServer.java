package io.openbroker.conformance;

import io.openbroker.client.http.BrokerConnection;
import io.openbroker.client.http.BrokerConnectionSettings;
import io.openbroker.client.http.BrokerTransport;
import io.openbroker.client.http.Exchange;
import io.openbroker.conformance.internal.wire.RawTransport;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.server.RequestLimits;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ListenerSettings;
import io.openbroker.undertow.ServerSettings;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A server with a synchronous and an asynchronous offering, and a connection to it. */
public final class TestServer implements AutoCloseable {

    static final String USER = "cf";
    static final String PASSWORD = "pl4tform";

    /** Checks wait until requests that stall are ended. */
    private static final RequestLimits IMPATIENT = new RequestLimits(
            RequestLimits.DEFAULT.maxHeaderBytes(),
            Duration.ofSeconds(4),
            RequestLimits.DEFAULT.maxRequests(),
            RequestLimits.DEFAULT.maxSharePercent());

    private final SlowOperations operations = new SlowOperations();
    private final URI uri;
    private final Runnable stop;
    private final BrokerConnection connection;
    private final RawTransport raw;

    /** What was started. */
    record Started(URI uri, Runnable stop) {}

    /** Starts the assembled server. */
    public TestServer() {
        this(TestServer::assembled);
    }

    private TestServer(Function<BrokerDispatcher[], Started> start) {
        Started started = start.apply(new BrokerDispatcher[] {
            new QueueBrokerDispatcher(new QueueBroker()), new TopicBrokerDispatcher(new TopicBroker(operations))
        });
        this.uri = started.uri();
        this.stop = started.stop();
        this.connection = BrokerConnection.with(BrokerConnectionSettings.of(uri).withBasic(USER, PASSWORD));
        this.raw = new RawTransport(BrokerConnectionSettings.of(uri));
    }

    /** Starts a servlet container. */
    static TestServer inTomcat() {
        return new TestServer(TomcatServer::start);
    }

    private static Started assembled(BrokerDispatcher... brokers) {
        BrokerServer server = BrokerServer.start(
                ServerSettings.DEFAULT
                        .withListener(ListenerSettings.DEFAULT
                                .withHost("127.0.0.1")
                                .withPort(0)
                                .withRequests(IMPATIENT))
                        .withCredentials(USER, PASSWORD),
                brokers);
        return new Started(server.uri(), server::close);
    }

    /** Returns connections on which requests are written as they are. */
    public BrokerTransport raw() {
        return raw;
    }

    /** Returns a connection to it. */
    public BrokerTransport transport() {
        return request -> {
            Exchange exchange = connection.send(request);
            operations.sent(request.target());
            return exchange;
        };
    }

    /** Returns a connection to it whose exchanges are bent before the checks see them. */
    public BrokerTransport bent(UnaryOperator<Exchange> bend) {
        BrokerTransport transport = transport();
        return request -> bend.apply(transport.send(request));
    }

    /** Returns its URL. */
    public String url() {
        return uri.toString();
    }

    @Override
    public void close() {
        stop.run();
    }
}
