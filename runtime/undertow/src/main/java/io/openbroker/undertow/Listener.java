package io.openbroker.undertow;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.connector.ByteBufferPool;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.HttpHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import org.xnio.Options;
import org.xnio.Sequence;
import org.xnio.SslClientAuthMode;

/** Makes the Undertow that serves a broker. */
final class Listener {

    static final Sequence<String> TLS_VERSIONS = Sequence.of("TLSv1.3", "TLSv1.2");

    private static final int BUFFER_SIZE = 16 * 1024;
    private static final int POOLED_BUFFERS = 128;
    // So that what is a little too long is answered in JSON, and not by the parser.
    private static final int PARSER_FACTOR = 2;
    private static final int IDLE_MILLIS = 60_000;
    private static final int STOP_MILLIS = 1_000;

    private Listener() {}

    /**
     * Starts to listen.
     *
     * @throws IllegalStateException if that is not possible on the host and port
     */
    static Undertow start(ServerSettings settings, Optional<ServerTls> tls, HttpHandler handler) {
        Undertow undertow = create(settings, tls, handler);
        try {
            undertow.start();
            return undertow;
        } catch (RuntimeException e) {
            undertow.stop();
            if (e.getCause() instanceof IOException cause) {
                throw unusable(settings, cause);
            }
            throw e;
        }
    }

    /**
     * Checks that the host and port are free, before anything else is touched that a start could leave behind.
     *
     * @throws IllegalStateException if they are not
     */
    static void check(ServerSettings settings) {
        try {
            bind(settings.effectiveHost(), settings.listener().port());
        } catch (IOException e) {
            throw unusable(settings, e);
        }
    }

    /** Binds a host and port and gives them back. */
    static void bind(String host, int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            // As the server itself does: connections of an earlier process that are still being closed do not matter.
            socket.setReuseAddress(true);
            InetSocketAddress address = new InetSocketAddress(host, port);
            if (address.isUnresolved()) {
                throw new UnknownHostException("unknown host");
            }
            socket.bind(address);
        }
    }

    private static IllegalStateException unusable(ServerSettings settings, IOException cause) {
        return new IllegalStateException(
                "Cannot listen on " + settings.effectiveHost() + ":"
                        + settings.listener().port() + " ("
                        + cause.getMessage() + "); choose another port with " + Setting.PORT.variable()
                        + " or another address with " + Setting.HOST.variable()
                        + ", or stop what is listening there",
                cause);
    }

    /** Where a listener is reached from this machine. */
    static URI uri(String scheme, String host, int port) {
        boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
        String name = everywhere ? "localhost" : host.contains(":") ? "[" + host + "]" : host;
        return URI.create(scheme + "://" + name + ":" + port);
    }

    static int port(Undertow undertow) {
        return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
    }

    /** Without caches of threads: virtual threads are new ones each time, and leave what they cached behind. */
    static ByteBufferPool bufferPool() {
        return new DefaultByteBufferPool(true, BUFFER_SIZE, POOLED_BUFFERS, 0);
    }

    private static Undertow create(ServerSettings settings, Optional<ServerTls> tls, HttpHandler handler) {
        RequestLimits requests = settings.listener().requests();
        return addListener(Undertow.builder(), settings, tls)
                .setHandler(handler)
                .setByteBufferPool(bufferPool())
                // Handlers have threads of their own.
                .setWorkerThreads(1)
                // Ids are decoded strictly by the pipeline, which answers in JSON.
                .setServerOption(UndertowOptions.DECODE_URL, false)
                .setServerOption(UndertowOptions.ALLOW_UNESCAPED_CHARACTERS_IN_URL, true)
                // For chunked bodies it is too late once the handler is called.
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, RequestBody.UNDERTOW_UNLIMITED)
                .setServerOption(UndertowOptions.MAX_HEADER_SIZE, requests.maxHeaderBytes() * PARSER_FACTOR)
                .setServerOption(UndertowOptions.MAX_HEADERS, RequestLimits.MOST_HEADERS * PARSER_FACTOR)
                .setServerOption(
                        UndertowOptions.REQUEST_PARSE_TIMEOUT,
                        Math.toIntExact(requests.arrival().toMillis()))
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE_MILLIS)
                .setServerOption(UndertowOptions.IDLE_TIMEOUT, IDLE_MILLIS)
                .setServerOption(UndertowOptions.SHUTDOWN_TIMEOUT, STOP_MILLIS)
                .build();
    }

    private static Undertow.Builder addListener(
            Undertow.Builder builder, ServerSettings settings, Optional<ServerTls> tls) {
        int port = settings.listener().port();
        String host = settings.effectiveHost();
        if (tls.isEmpty()) {
            return builder.addHttpListener(port, host);
        }
        ClientAuthentication clients = settings.listener().tls().orElseThrow().clientAuthentication();
        SslClientAuthMode mode = switch (clients) {
            case NONE -> SslClientAuthMode.NOT_REQUESTED;
            case WANTED -> SslClientAuthMode.REQUESTED;
            case REQUIRED -> SslClientAuthMode.REQUIRED;
        };
        return builder.addHttpsListener(port, host, tls.get().context())
                .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
                .setSocketOption(Options.SSL_CLIENT_AUTH_MODE, mode)
                .setSocketOption(Options.SSL_ENABLED_PROTOCOLS, TLS_VERSIONS);
    }
}
