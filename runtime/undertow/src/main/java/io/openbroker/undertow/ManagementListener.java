package io.openbroker.undertow;

import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.BrokerEngine;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.xnio.Options;

/** Listens to admins, on threads of its own, so that they get responses however busy the broker is. */
final class ManagementListener implements AutoCloseable {

    private static final int THREADS = 4;
    private static final int IDLE_MILLIS = 60_000;

    private final ManagementSettings settings;
    private final Optional<BasicCredentials> madeUpCredentials;
    private final String scheme;
    private final Undertow undertow;

    private ManagementListener(
            ManagementSettings settings,
            Optional<ServerTls> tls,
            BrokerEngine engine,
            Optional<BasicCredentials> madeUpCredentials) {
        this.settings = settings;
        this.madeUpCredentials = madeUpCredentials;
        this.scheme = tls.isPresent() ? "https" : "http";
        Undertow.Builder builder = Undertow.builder();
        // Admins have passwords, and no certificates of platforms.
        tls.ifPresentOrElse(
                secured -> builder.addHttpsListener(settings.port(), settings.host(), secured.context())
                        .setSocketOption(Options.SSL_ENABLED_PROTOCOLS, Listener.TLS_VERSIONS),
                () -> builder.addHttpListener(settings.port(), settings.host()));
        this.undertow = builder.setHandler(new BrokerHandler(
                        engine.adminPipeline().orElseThrow(),
                        exchange -> exchange.getConnection().getWorker(),
                        RequestLimits.DEFAULT))
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
     * @param madeUp the credentials of an admin that were made up, if the settings have none
     * @throws IllegalStateException if the port is taken
     */
    static ManagementListener start(
            ManagementSettings settings,
            Optional<ServerTls> tls,
            BrokerEngine engine,
            Optional<BasicCredentials> madeUp) {
        ManagementListener listener = new ManagementListener(settings, tls, engine, madeUp);
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
    }
}
