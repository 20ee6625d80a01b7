package io.openbroker.undertow.internal.server;

import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.server.RequestLimits;
import io.openbroker.undertow.ClientAuthentication;
import io.openbroker.undertow.ConnectionLimits;
import io.openbroker.undertow.internal.exchange.ExchangeHandler;
import io.openbroker.undertow.spi.ServerTls;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.connector.ByteBufferPool;
import io.undertow.protocols.ssl.UndertowXnioSsl;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.HttpHandler;
import io.undertow.server.OpenListener;
import io.undertow.server.protocol.http.AlpnOpenListener;
import io.undertow.server.protocol.http.HttpOpenListener;
import io.undertow.server.protocol.http2.Http2OpenListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.xnio.ChannelListener;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.Sequence;
import org.xnio.SslClientAuthMode;
import org.xnio.StreamConnection;
import org.xnio.Xnio;
import org.xnio.XnioWorker;
import org.xnio.channels.AcceptingChannel;

/** An open port, of platforms or of admins. */
final class Listener implements AutoCloseable {

    private static final Sequence<String> TLS_VERSIONS = Sequence.of("TLSv1.3", "TLSv1.2");

    private static final int BUFFER_SIZE = 16 * 1024;
    private static final int POOLED_BUFFERS = 128;
    // Heads that are a little too large are rejected by the handler in JSON, not by the parser.
    private static final int PARSER_FACTOR = 2;
    private static final int IDLE_MILLIS = 60_000;
    private static final int BACKLOG = 1_000;
    private static final int HTTP2_WEIGHT = 10;
    // Of one connection; RFC 9113, 6.5.2, recommends at least 100.
    private static final int MAX_STREAMS = 100;
    private static final int STOP_MILLIS = 1_000;

    private final XnioWorker worker;
    private final AcceptingChannel<? extends StreamConnection> channel;
    private final URI uri;

    private Listener(XnioWorker worker, AcceptingChannel<? extends StreamConnection> channel, URI uri) {
        this.worker = worker;
        this.channel = channel;
        this.uri = uri;
    }

    /**
     * The threads of a port.
     *
     * @param io how many read and write
     * @param worker how many execute requests that may block
     */
    record Threads(int io, int worker) {

        /** As many as there are processors for reading and writing, where requests are executed elsewhere. */
        static Threads forReading() {
            return new Threads(Math.max(2, Runtime.getRuntime().availableProcessors()), 1);
        }
    }

    /** The TLS of a port. */
    record Tls(ServerTls server, ClientAuthentication clients) {

        private OptionMap options() {
            SslClientAuthMode mode = switch (clients) {
                case NONE -> SslClientAuthMode.NOT_REQUESTED;
                case WANTED -> SslClientAuthMode.REQUESTED;
                case REQUIRED -> SslClientAuthMode.REQUIRED;
            };
            return OptionMap.builder()
                    .set(Options.SSL_CLIENT_AUTH_MODE, mode)
                    .set(Options.SSL_ENABLED_PROTOCOLS, TLS_VERSIONS)
                    .getMap();
        }
    }

    /**
     * Opens a port.
     *
     * @throws IllegalStateException if the address cannot be used
     */
    static Listener open(
            Endpoint endpoint,
            Optional<Tls> tls,
            RequestLimits limits,
            ConnectionLimits connections,
            Threads threads,
            HttpHandler handler) {
        Xnio xnio = Xnio.getInstance(Undertow.class.getClassLoader());
        XnioWorker worker = worker(xnio, threads);
        try {
            OpenListener http = http(tls.isPresent(), options(limits, tls.isPresent()), handler);
            ChannelListener<StreamConnection> counted = new OpenConnections(
                    endpoint.name(),
                    connections,
                    TimeSource.SYSTEM.ticker(),
                    new HandshakeDeadline(limits.arrival(), http));
            InetSocketAddress address = new InetSocketAddress(endpoint.host(), endpoint.port());
            OptionMap socket = OptionMap.builder()
                    .set(Options.WORKER_IO_THREADS, worker.getIoThreadCount())
                    .set(Options.TCP_NODELAY, true)
                    .set(Options.REUSE_ADDRESSES, true)
                    .set(Options.BALANCING_TOKENS, 1)
                    .set(Options.BALANCING_CONNECTIONS, 2)
                    .set(Options.BACKLOG, BACKLOG)
                    .addAll(tls.map(Tls::options).orElse(OptionMap.EMPTY))
                    .getMap();
            AcceptingChannel<? extends StreamConnection> channel = tls.isPresent()
                    ? new UndertowXnioSsl(
                                    xnio,
                                    OptionMap.create(Options.USE_DIRECT_BUFFERS, true),
                                    tls.get().server().context())
                            .createSslConnectionServer(worker, address, accepting(counted), socket)
                    : worker.createStreamConnectionServer(address, accepting(counted), socket);
            channel.resumeAccepts();
            int port = channel.getLocalAddress(InetSocketAddress.class).getPort();
            return new Listener(worker, channel, uri(tls.isPresent() ? "https" : "http", endpoint.host(), port));
        } catch (IOException e) {
            worker.shutdownNow();
            throw endpoint.unusable(e);
        } catch (RuntimeException e) {
            worker.shutdownNow();
            throw e;
        }
    }

    // Undertow's builder does all this too, but lets nobody count connections before a request has arrived.
    private static OpenListener http(boolean withHttp2, OptionMap options, HttpHandler handler) {
        // Without caches per thread: virtual threads are new ones each time and would leave theirs behind.
        ByteBufferPool buffers = new DefaultByteBufferPool(true, BUFFER_SIZE, POOLED_BUFFERS, 0);
        HttpOpenListener http = new HttpOpenListener(buffers, options);
        http.setRootHandler(handler);
        if (!withHttp2) {
            return http;
        }
        Http2OpenListener http2 = new Http2OpenListener(buffers, options);
        http2.setRootHandler(new StreamLimit(MAX_STREAMS, handler));
        return new AlpnOpenListener(buffers, options, http).addProtocol(Http2OpenListener.HTTP2, http2, HTTP2_WEIGHT);
    }

    private static XnioWorker worker(Xnio xnio, Threads threads) {
        try {
            return xnio.createWorker(OptionMap.builder()
                    .set(Options.WORKER_IO_THREADS, threads.io())
                    .set(Options.WORKER_TASK_CORE_THREADS, threads.worker())
                    .set(Options.WORKER_TASK_MAX_THREADS, threads.worker())
                    .set(Options.TCP_NODELAY, true)
                    .set(Options.CORK, true)
                    .getMap());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OptionMap options(RequestLimits limits, boolean withHttp2) {
        return OptionMap.builder()
                .set(UndertowOptions.BUFFER_PIPELINED_DATA, true)
                .set(UndertowOptions.ENABLE_HTTP2, withHttp2)
                .set(UndertowOptions.HTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, MAX_STREAMS)
                // The pipeline decodes ids strictly and rejects malformed ones in JSON.
                .set(UndertowOptions.DECODE_URL, false)
                .set(UndertowOptions.ALLOW_UNESCAPED_CHARACTERS_IN_URL, true)
                // For chunked bodies it is too late once the handler is called.
                .set(UndertowOptions.MAX_ENTITY_SIZE, ExchangeHandler.UNDERTOW_UNLIMITED)
                .set(UndertowOptions.MAX_HEADER_SIZE, limits.maxHeaderBytes() * PARSER_FACTOR)
                .set(UndertowOptions.MAX_HEADERS, RequestLimits.MAX_HEADERS * PARSER_FACTOR)
                .set(
                        UndertowOptions.REQUEST_PARSE_TIMEOUT,
                        Math.toIntExact(limits.arrival().toMillis()))
                .set(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE_MILLIS)
                .set(UndertowOptions.IDLE_TIMEOUT, IDLE_MILLIS)
                .getMap();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static ChannelListener<AcceptingChannel<? extends StreamConnection>> accepting(
            ChannelListener<StreamConnection> connections) {
        return (ChannelListener) ChannelListeners.openListenerAdapter(connections);
    }

    /** Where the port is reached from this machine; without a path. */
    URI uri() {
        return uri;
    }

    @Override
    public void close() {
        IoUtils.safeClose(channel);
        worker.shutdown();
        try {
            if (!worker.awaitTermination(STOP_MILLIS, TimeUnit.MILLISECONDS)) {
                worker.shutdownNow();
            }
        } catch (InterruptedException e) {
            worker.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static URI uri(String scheme, String host, int port) {
        boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
        String name = everywhere ? "localhost" : host.contains(":") ? "[" + host + "]" : host;
        return URI.create(scheme + "://" + name + ":" + port);
    }
}
