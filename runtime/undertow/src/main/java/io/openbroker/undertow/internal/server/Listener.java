package io.openbroker.undertow.internal.server;

import io.openbroker.undertow.ClientAuthentication;
import io.openbroker.undertow.RequestLimits;
import io.openbroker.undertow.internal.exchange.ExchangeHandler;
import io.openbroker.undertow.spi.ServerTls;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.HttpHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.xnio.Options;
import org.xnio.Sequence;
import org.xnio.SslClientAuthMode;

/** An open port, of platforms or of admins. */
final class Listener implements AutoCloseable {

    private static final Sequence<String> TLS_VERSIONS = Sequence.of("TLSv1.3", "TLSv1.2");

    private static final int BUFFER_SIZE = 16 * 1024;
    private static final int POOLED_BUFFERS = 128;
    // Heads that are a little too large are rejected by the handler in JSON, not by the parser.
    private static final int PARSER_FACTOR = 2;
    private static final int IDLE_MILLIS = 60_000;
    private static final int STOP_MILLIS = 1_000;

    private final Undertow undertow;
    private final URI uri;

    private Listener(Undertow undertow, URI uri) {
        this.undertow = undertow;
        this.uri = uri;
    }

    /** The TLS of a port. */
    record Tls(ServerTls server, ClientAuthentication clients) {

        private Undertow.Builder listen(Undertow.Builder builder, Endpoint endpoint) {
            SslClientAuthMode mode = switch (clients) {
                case NONE -> SslClientAuthMode.NOT_REQUESTED;
                case WANTED -> SslClientAuthMode.REQUESTED;
                case REQUIRED -> SslClientAuthMode.REQUIRED;
            };
            return builder.addHttpsListener(endpoint.port(), endpoint.host(), server.context())
                    .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
                    .setSocketOption(Options.SSL_CLIENT_AUTH_MODE, mode)
                    .setSocketOption(Options.SSL_ENABLED_PROTOCOLS, TLS_VERSIONS);
        }
    }

    /**
     * Opens a port.
     *
     * @param threads sets the numbers of threads
     * @throws IllegalStateException if the address cannot be used
     */
    static Listener open(
            Endpoint endpoint,
            Optional<Tls> tls,
            RequestLimits limits,
            UnaryOperator<Undertow.Builder> threads,
            HttpHandler handler) {
        Undertow.Builder builder = Undertow.builder();
        Undertow undertow = threads.apply(tls.map(secured -> secured.listen(builder, endpoint))
                        .orElseGet(() -> builder.addHttpListener(endpoint.port(), endpoint.host())))
                .setHandler(handler)
                // Without caches per thread: virtual threads are new ones each time and would leave theirs behind.
                .setByteBufferPool(new DefaultByteBufferPool(true, BUFFER_SIZE, POOLED_BUFFERS, 0))
                // The pipeline decodes ids strictly and rejects malformed ones in JSON.
                .setServerOption(UndertowOptions.DECODE_URL, false)
                .setServerOption(UndertowOptions.ALLOW_UNESCAPED_CHARACTERS_IN_URL, true)
                // For chunked bodies it is too late once the handler is called.
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, ExchangeHandler.UNDERTOW_UNLIMITED)
                .setServerOption(UndertowOptions.MAX_HEADER_SIZE, limits.maxHeaderBytes() * PARSER_FACTOR)
                .setServerOption(UndertowOptions.MAX_HEADERS, ExchangeHandler.MAX_HEADERS * PARSER_FACTOR)
                .setServerOption(
                        UndertowOptions.REQUEST_PARSE_TIMEOUT,
                        Math.toIntExact(limits.arrival().toMillis()))
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE_MILLIS)
                .setServerOption(UndertowOptions.IDLE_TIMEOUT, IDLE_MILLIS)
                .setServerOption(UndertowOptions.SHUTDOWN_TIMEOUT, STOP_MILLIS)
                .build();
        try {
            undertow.start();
        } catch (RuntimeException e) {
            undertow.stop();
            if (e.getCause() instanceof IOException cause) {
                throw endpoint.unusable(cause);
            }
            throw e;
        }
        return new Listener(undertow, uri(tls.isPresent() ? "https" : "http", endpoint.host(), port(undertow)));
    }

    /** Where the port is reached from this machine; without a path. */
    URI uri() {
        return uri;
    }

    @Override
    public void close() {
        undertow.stop();
    }

    private static URI uri(String scheme, String host, int port) {
        boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
        String name = everywhere ? "localhost" : host.contains(":") ? "[" + host + "]" : host;
        return URI.create(scheme + "://" + name + ":" + port);
    }

    private static int port(Undertow undertow) {
        return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
    }
}
