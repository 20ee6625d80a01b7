package io.openbroker.undertow;

import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.BrokerEngine;
import io.openbroker.runtime.BrokerEngineBuilder;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.spi.observation.MetricsExposition;
import io.openbroker.runtime.spi.state.BrokerState;
import io.undertow.Undertow;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves brokers over HTTP.
 *
 * <pre>{@code
 * try (BrokerServer server = BrokerServer.start(ServerSettings.DEFAULT, new MyBrokerDispatcher(new MyBroker()))) {
 *     System.out.println(server.uri());
 * }
 * }</pre>
 *
 * <p>Safe for use by many threads.
 */
public final class BrokerServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerServer.class);

    /** How long the responses of handlers that were interrupted may take to be sent. */
    private static final Duration LAST_RESPONSES = Duration.ofSeconds(1);

    private final ServerSettings settings;
    private final Optional<BasicCredentials> madeUpCredentials;
    private final BrokerEngine engine;
    private final Optional<String> stateLocation;
    private final BrokerHandler handler;
    private final Optional<ManagementListener> management;
    private final Optional<ServerTls> tls;
    private final Undertow undertow;
    private final int port;
    private final AtomicBoolean closed = new AtomicBoolean();

    private BrokerServer(
            ServerSettings settings,
            Optional<BasicCredentials> madeUpCredentials,
            BrokerEngine engine,
            Optional<String> stateLocation,
            Optional<BasicCredentials> madeUpAdmin,
            Optional<ServerTls> tls) {
        this.settings = settings;
        this.madeUpCredentials = madeUpCredentials;
        this.engine = engine;
        this.stateLocation = stateLocation;
        this.handler = new BrokerHandler(engine, settings.listener().requests());
        this.tls = tls;
        this.management = settings.management().map(those -> ManagementListener.start(those, tls, engine, madeUpAdmin));
        try {
            this.undertow = Listener.start(settings, tls, new HealthHandler(engine, handler));
        } catch (RuntimeException e) {
            management.ifPresent(ManagementListener::close);
            throw e;
        }
        this.port = Listener.port(undertow);
    }

    /**
     * Starts a server, with its state where {@link ServerSettings#state()} says.
     *
     * @param settings the settings
     * @param dispatchers the generated dispatchers of the brokers, which are served as one catalog
     * @return the server, which is to be closed
     * @throws IllegalArgumentException if there is no dispatcher, two of them use the same id or name, a setting of the state
     *     would have no effect, or the files for TLS cannot be used
     * @throws IllegalStateException if the server cannot listen on the host and port, or the state cannot be used
     */
    public static BrokerServer start(ServerSettings settings, BrokerDispatcher... dispatchers) {
        List<BrokerDispatcher> brokers = List.of(dispatchers);
        Optional<ServerTls> tls = prepare(settings);
        return start(settings, tls, openState(settings, brokers, tls), brokers);
    }

    /**
     * Starts a server with a state that is open already.
     *
     * @param settings the settings; none of them may name another state
     * @param state the state; the server closes it when it is closed, or cannot start
     * @param dispatchers the generated dispatchers of the brokers, which are served as one catalog
     * @return the server, which is to be closed
     * @throws IllegalArgumentException if there is no dispatcher, two of them use the same id or name, {@link
     *     ServerSettings#state()} is set, or the files for TLS cannot be used
     * @throws IllegalStateException if the server cannot listen on the host and port, or the state belongs to another broker
     */
    public static BrokerServer start(ServerSettings settings, BrokerState state, BrokerDispatcher... dispatchers) {
        Optional<ServerTls> tls;
        try {
            StateSetting.refuseBeside(settings.state());
            tls = prepare(settings);
        } catch (RuntimeException e) {
            state.close();
            throw e;
        }
        return start(settings, tls, Optional.of(state), List.of(dispatchers));
    }

    /**
     * Reads the files for TLS and checks the ports: what comes before the state is opened, so that a start that must fail
     * leaves that as it is.
     *
     * @return TLS, which {@link #start(ServerSettings, Optional, Optional, List)} takes
     */
    static Optional<ServerTls> prepare(ServerSettings settings) {
        Optional<ServerTls> tls = TlsProviders.open(settings.listener().tls());
        try {
            Listener.check(settings);
            settings.management().ifPresent(ManagementListener::check);
            return tls;
        } catch (RuntimeException e) {
            tls.ifPresent(ServerTls::close);
            throw e;
        }
    }

    /** Opens the state that the settings name; if that fails, TLS is closed. */
    static Optional<BrokerState> openState(
            ServerSettings settings, List<BrokerDispatcher> dispatchers, Optional<ServerTls> tls) {
        try {
            return StateSetting.open(settings.state(), dispatchers);
        } catch (RuntimeException e) {
            tls.ifPresent(ServerTls::close);
            throw e;
        }
    }

    /** Starts a server that closes TLS and the state when it is closed, or cannot start. */
    static BrokerServer start(
            ServerSettings settings,
            Optional<ServerTls> tls,
            Optional<BrokerState> state,
            List<BrokerDispatcher> dispatchers) {
        try {
            BrokerEngineBuilder builder = BrokerEngine.builder();
            state.ifPresent(builder::state);
            return start(settings, tls, builder, state.map(BrokerState::location), dispatchers);
        } catch (RuntimeException e) {
            tls.ifPresent(ServerTls::close);
            state.ifPresent(BrokerState::close);
            throw e;
        }
    }

    private static BrokerServer start(
            ServerSettings settings,
            Optional<ServerTls> tls,
            BrokerEngineBuilder builder,
            Optional<String> stateLocation,
            List<BrokerDispatcher> dispatchers) {
        Optional<BasicCredentials> madeUp =
                settings.lacksCredentials() ? Optional.of(MadeUpCredentials.create()) : Optional.empty();
        builder.limits(settings.limits());
        builder.operationLimits(settings.operations().limits());
        builder.handlerPatience(settings.operations().patience());
        builder.operationsRemembered(settings.operations().remembered());
        dispatchers.forEach(builder::dispatcher);
        settings.authentication().applyTo(builder);
        madeUp.ifPresent(builder::credentials);
        settings.observers().forEach(builder::observer);
        Optional<MetricsExposition> metrics = settings.management().flatMap(those -> MetricsExposition.find());
        metrics.ifPresent(builder::metrics);
        Optional<BasicCredentials> madeUpAdmin = settings.management()
                .filter(those -> those.operators().isEmpty())
                .map(those -> MadeUpCredentials.create());
        madeUpAdmin.ifPresent(builder::admin);
        settings.management().ifPresent(those -> {
            those.operators().forEach(builder::admin);
            those.viewers().forEach(builder::viewer);
        });
        BrokerEngine engine = builder.build();
        try {
            return new BrokerServer(settings, madeUp, engine, stateLocation, madeUpAdmin, tls);
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    /**
     * Serves brokers until the process is told to stop: what the {@code main} of a generated server calls. Settings come
     * from system properties, the environment and a file. Does not return if they are wrong or the server cannot start, but ends the process with a
     * message.
     *
     * @param args what the command line says; {@code --help} and {@code hash-password} are known
     * @param dispatchers the generated dispatchers of the brokers, which are served as one catalog
     */
    public static void run(String[] args, BrokerDispatcher... dispatchers) {
        launch(args, () -> List.of(dispatchers));
    }

    /**
     * Serves a broker, like the other method of this name, the dispatcher of which cannot be made without the environment:
     * what is missing there is said like a wrong setting.
     *
     * @param args what the command line says; {@code --help} and {@code hash-password} are known
     * @param dispatcher makes the generated dispatcher of the broker
     */
    public static void run(String[] args, Callable<? extends BrokerDispatcher> dispatcher) {
        launch(args, () -> List.of(dispatcher.call()));
    }

    private static void launch(String[] args, Callable<List<BrokerDispatcher>> dispatchers) {
        Launcher.Result result = new Launcher(System.getenv(), System.getProperties(), System.out, System.err)
                .launch(List.of(args), dispatchers);
        if (result.server().isEmpty()) {
            System.exit(result.exitStatus());
        }
        result.server()
                .ifPresent(server ->
                        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "openbroker-shutdown")));
    }

    /**
     * The port on which the server listens.
     *
     * @return the port, also if the settings left it open
     */
    public int port() {
        return port;
    }

    /**
     * Where the server is reached from this machine.
     *
     * @return an HTTP or HTTPS URI without a path
     */
    public URI uri() {
        return Listener.uri(tls.isPresent() ? "https" : "http", settings.effectiveHost(), port);
    }

    /**
     * Where operators reach the broker from this machine.
     *
     * @return an HTTP or HTTPS URI without a path, if the settings have a port for them
     */
    public Optional<URI> managementUri() {
        return management.map(ManagementListener::uri);
    }

    /** The settings that the server runs with. */
    ServerSettings settings() {
        return settings;
    }

    /** Where the state is kept, for people; empty if it is in memory, or nowhere. */
    Optional<String> stateLocation() {
        return stateLocation;
    }

    /**
     * The credentials of an operator that the server made up because the settings have none.
     *
     * @return the credentials, if it made some up
     */
    public Optional<BasicCredentials> madeUpOperator() {
        return management.flatMap(ManagementListener::madeUpCredentials);
    }

    /**
     * The credentials that the server made up because the settings have none.
     *
     * @return the credentials, if it made some up
     */
    public Optional<BasicCredentials> madeUpCredentials() {
        return madeUpCredentials;
    }

    /**
     * Stops gracefully: answers new requests with 503, lets those that run, and handlers in the background, come to their
     * end within {@link ServerSettings#shutdownGrace()}, and then stops. A second call does nothing.
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        long deadline = System.nanoTime() + settings.shutdownGrace().toNanos();
        try {
            if (!handler.drain(settings.shutdownGrace())) {
                LOG.warn("Stopping although requests have not ended within {}", settings.shutdownGrace());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        engine.close(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        sendLastResponses();
        undertow.stop();
        management.ifPresent(ManagementListener::close);
        tls.ifPresent(ServerTls::close);
    }

    /** Handlers that were interrupted have ended by now; what their platforms are told must still be sent. */
    private void sendLastResponses() {
        try {
            if (!handler.drain(LAST_RESPONSES)) {
                LOG.warn("Stopping although requests have not ended after their handlers were interrupted");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
