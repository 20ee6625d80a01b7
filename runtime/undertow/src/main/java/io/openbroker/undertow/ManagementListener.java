package io.openbroker.undertow;

import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.BrokerOperator;
import io.openbroker.runtime.internal.management.ManagementPipeline;
import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.spi.observation.MetricsExposition;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.xnio.Options;

/** Listens to operators, on threads of its own, so that they are answered however busy the broker is. */
final class ManagementListener implements AutoCloseable {

    private static final byte[] NO_BODY = {};
    private static final int THREADS = 4;
    private static final int IDLE_MILLIS = 60_000;

    private final ManagementSettings settings;
    private final Optional<BasicCredentials> madeUpCredentials;
    private final ManagementPipeline pipeline;
    private final String scheme;
    private final Undertow undertow;
    // Bodies that are not too large are not counted.
    private final BodyMemory memory = new BodyMemory(0);

    private ManagementListener(
            ManagementSettings settings,
            Optional<ServerTls> tls,
            Optional<BasicCredentials> madeUpCredentials,
            ManagementPipeline pipeline) {
        this.settings = settings;
        this.madeUpCredentials = madeUpCredentials;
        this.pipeline = pipeline;
        this.scheme = tls.isPresent() ? "https" : "http";
        Undertow.Builder builder = Undertow.builder();
        // Operators have passwords, and no certificates of platforms.
        tls.ifPresentOrElse(
                secured -> builder.addHttpsListener(settings.port(), settings.host(), secured.context())
                        .setSocketOption(Options.SSL_ENABLED_PROTOCOLS, Listener.TLS_VERSIONS),
                () -> builder.addHttpListener(settings.port(), settings.host()));
        this.undertow = builder.setHandler(this::handle)
                .setByteBufferPool(Listener.bufferPool())
                .setIoThreads(1)
                .setWorkerThreads(THREADS)
                .setServerOption(UndertowOptions.DECODE_URL, false)
                .setServerOption(UndertowOptions.ALLOW_UNESCAPED_CHARACTERS_IN_URL, true)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, RequestBody.UNDERTOW_UNLIMITED)
                .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, IDLE_MILLIS)
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE_MILLIS)
                .setServerOption(UndertowOptions.IDLE_TIMEOUT, IDLE_MILLIS)
                .build();
    }

    /**
     * Begins to listen.
     *
     * @param tls with what connections are TLS ones, as those of platforms are
     * @throws IllegalStateException if the port is taken
     */
    static ManagementListener start(
            ManagementSettings settings,
            Optional<ServerTls> tls,
            BrokerOperator broker,
            Optional<MetricsExposition> metrics) {
        Optional<BasicCredentials> madeUp =
                settings.operators().isEmpty() ? Optional.of(MadeUpCredentials.create()) : Optional.empty();
        ManagementPipeline pipeline = new ManagementPipeline(
                broker, madeUp.map(List::of).orElseGet(settings::operators), settings.viewers(), metrics);
        ManagementListener listener = new ManagementListener(settings, tls, madeUp, pipeline);
        try {
            listener.undertow.start();
            return listener;
        } catch (RuntimeException e) {
            listener.undertow.stop();
            if (e.getCause() instanceof IOException cause) {
                throw unusable(settings, cause);
            }
            throw e;
        }
    }

    /**
     * Checks that the host and port are free.
     *
     * @throws IllegalStateException if they are not
     */
    static void check(ManagementSettings settings) {
        try {
            Listener.bind(settings.host(), settings.port());
        } catch (IOException e) {
            throw unusable(settings, e);
        }
    }

    private static IllegalStateException unusable(ManagementSettings settings, IOException cause) {
        return new IllegalStateException(
                "Cannot open the management port " + settings.host() + ":" + settings.port() + " ("
                        + cause.getMessage() + "); choose another port with "
                        + Setting.MANAGEMENT_PORT.variable() + ", or stop what is listening there",
                cause);
    }

    /** Where operators reach it from this machine. */
    URI uri() {
        return Listener.uri(scheme, settings.host(), Listener.port(undertow));
    }

    Optional<BasicCredentials> madeUpCredentials() {
        return madeUpCredentials;
    }

    @Override
    public void close() {
        undertow.stop();
        pipeline.close();
    }

    private void handle(HttpServerExchange exchange) {
        if (!Framing.isClear(exchange)) {
            ResponseWriter.sendLast(exchange, pipeline.unclearLength());
            return;
        }
        RequestBody body = new RequestBody(exchange, RequestLimits.DEFAULT.arrival());
        RequestHead head = RequestHeads.of(exchange);
        exchange.dispatch(SameThreadExecutor.INSTANCE, () -> receive(exchange, head, body));
    }

    private void receive(HttpServerExchange exchange, RequestHead head, RequestBody body) {
        if (head.method().equals("POST")) {
            body.collect(ManagementPipeline.MAX_BODY_BYTES, memory.new Share(), new Receiver(exchange, head, body));
        } else {
            answer(exchange, head, body, NO_BODY);
        }
    }

    private void answer(HttpServerExchange exchange, RequestHead head, RequestBody body, byte[] bytes) {
        exchange.dispatch(request -> ResponseWriter.send(request, body, pipeline.answer(head, bytes)));
    }

    private final class Receiver implements BodyCollector.Receiver {

        private final HttpServerExchange exchange;
        private final RequestHead head;
        private final RequestBody body;

        Receiver(HttpServerExchange exchange, RequestHead head, RequestBody body) {
            this.exchange = exchange;
            this.head = head;
            this.body = body;
        }

        @Override
        public void whole(byte[] bytes) {
            answer(exchange, head, body, bytes);
        }

        @Override
        public void tooLarge() {
            ResponseWriter.send(exchange, body, pipeline.bodyTooLarge());
        }

        @Override
        public void tooSlow() {
            ResponseWriter.sendLast(exchange, pipeline.bodyTooSlow());
        }

        @Override
        public void crowded() {
            tooLarge();
        }
    }
}
