package io.openbroker.undertow.internal.server;

import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.BrokerEngine;
import io.openbroker.runtime.BrokerEngineBuilder;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.spi.observation.MetricsExposition;
import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.undertow.AdminSettings;
import io.openbroker.undertow.ClientAuthentication;
import io.openbroker.undertow.RequestLimits;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.TlsSettings;
import io.openbroker.undertow.internal.exchange.ExchangeHandler;
import io.openbroker.undertow.spi.ServerTls;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server with its engine, ports and TLS. Safe for use by many threads. */
public final class RunningServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningServer.class);

    /** How long sending the responses of interrupted handlers may take. */
    private static final Duration LAST_RESPONSES = Duration.ofSeconds(1);

    private static final int ADMIN_THREADS = 4;

    private final EffectiveSettings settings;
    private final BrokerEngine engine;
    private final Optional<String> stateLocation;
    private final Optional<ServerTls> tls;
    private final ExchangeHandler exchanges;
    private final Optional<Listener> admin;
    private final Listener listener;
    private final AtomicBoolean closed = new AtomicBoolean();

    private RunningServer(
            EffectiveSettings settings, BrokerEngine engine, Optional<String> stateLocation, Optional<ServerTls> tls) {
        this.settings = settings;
        this.engine = engine;
        this.stateLocation = stateLocation;
        this.tls = tls;
        RequestLimits limits = settings.settings().listener().requests();
        this.exchanges = new ExchangeHandler(engine.pipeline(), limits, exchange -> engine.handlerThreads());
        this.admin = settings.settings().admin().map(port -> openAdminPort(port, engine, tls));
        try {
            ClientAuthentication clients = settings.settings()
                    .listener()
                    .tls()
                    .map(TlsSettings::clientAuthentication)
                    .orElse(ClientAuthentication.NONE);
            this.listener = Listener.open(
                    Endpoint.ofBroker(settings),
                    tls.map(server -> new Listener.Tls(server, clients)),
                    limits,
                    settings.settings().listener().connections(),
                    // Handlers have threads of their own.
                    Listener.Threads.forReading(),
                    new HealthHandler(engine, exchanges));
        } catch (RuntimeException e) {
            admin.ifPresent(Listener::close);
            throw e;
        }
    }

    private static Listener openAdminPort(AdminSettings admin, BrokerEngine engine, Optional<ServerTls> tls) {
        RequestLimits limits =
                RequestLimits.DEFAULT.withMaxRequests(admin.limits().maxRequests());
        return Listener.open(
                Endpoint.ofAdmin(admin),
                // Admins authenticate with passwords; client certificates are those of platforms.
                tls.map(server -> new Listener.Tls(server, ClientAuthentication.NONE)),
                limits,
                admin.limits().connections(),
                // Threads of its own, so that the port responds however busy the broker is.
                new Listener.Threads(1, ADMIN_THREADS),
                ExchangeHandler.withRate(
                        engine.adminPipeline().orElseThrow(),
                        limits,
                        admin.limits().requestsPerSecond(),
                        exchange -> exchange.getConnection().getWorker()));
    }

    /** Starts a server that opens the state itself. */
    public static RunningServer start(ServerSettings settings, List<BrokerDispatcher> dispatchers) {
        Optional<ServerTls> tls = prepare(settings);
        return start(settings, tls, openState(settings, dispatchers, tls), dispatchers);
    }

    /** Starts a server with an open state; it closes the state when it is closed or cannot start. */
    public static RunningServer start(ServerSettings settings, BrokerState state, List<BrokerDispatcher> dispatchers) {
        Optional<ServerTls> tls;
        try {
            StateOpener.rejectSettings(settings.state());
            tls = prepare(settings);
        } catch (RuntimeException e) {
            state.close();
            throw e;
        }
        return start(settings, tls, Optional.of(state), dispatchers);
    }

    /** Reads the files for TLS and checks the ports, so that a start that must fail leaves the state untouched. */
    static Optional<ServerTls> prepare(ServerSettings settings) {
        Optional<ServerTls> tls = TlsOpener.open(settings.listener().tls());
        try {
            Endpoint.ofBroker(EffectiveSettings.of(settings)).check();
            settings.admin().map(Endpoint::ofAdmin).ifPresent(Endpoint::check);
            return tls;
        } catch (RuntimeException e) {
            tls.ifPresent(ServerTls::close);
            throw e;
        }
    }

    /** Opens the configured state; closes TLS if that fails. */
    static Optional<BrokerState> openState(
            ServerSettings settings, List<BrokerDispatcher> dispatchers, Optional<ServerTls> tls) {
        try {
            return StateOpener.open(settings.state(), dispatchers);
        } catch (RuntimeException e) {
            tls.ifPresent(ServerTls::close);
            throw e;
        }
    }

    /** Starts a server that closes TLS and the state when it is closed or cannot start. */
    static RunningServer start(
            ServerSettings settings,
            Optional<ServerTls> tls,
            Optional<BrokerState> state,
            List<BrokerDispatcher> dispatchers) {
        try {
            BrokerEngineBuilder builder = BrokerEngine.builder();
            state.ifPresent(builder::state);
            dispatchers.forEach(builder::dispatcher);
            return start(EffectiveSettings.of(settings), tls, builder, state.map(BrokerState::location));
        } catch (RuntimeException e) {
            tls.ifPresent(ServerTls::close);
            state.ifPresent(BrokerState::close);
            throw e;
        }
    }

    private static RunningServer start(
            EffectiveSettings effective,
            Optional<ServerTls> tls,
            BrokerEngineBuilder builder,
            Optional<String> stateLocation) {
        ServerSettings settings = effective.settings();
        builder.limits(settings.limits());
        builder.operationLimits(settings.operations().limits());
        builder.handlerPatience(settings.operations().responseTime());
        builder.operationsRemembered(settings.operations().retention());
        effective.authenticate(builder);
        settings.observers().forEach(builder::observer);
        settings.admin().flatMap(admin -> MetricsExposition.find()).ifPresent(builder::metrics);
        BrokerEngine engine = builder.build();
        try {
            return new RunningServer(effective, engine, stateLocation, tls);
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    /** Where the broker is reached from this machine; without a path. */
    public URI uri() {
        return listener.uri();
    }

    /** Where admins reach the broker from this machine, if the settings have a port for them. */
    public Optional<URI> adminUri() {
        return admin.map(Listener::uri);
    }

    EffectiveSettings settings() {
        return settings;
    }

    public Optional<BasicCredentials> generatedCredentials() {
        return settings.generatedCredentials();
    }

    public Optional<BasicCredentials> generatedAdminCredentials() {
        return settings.generatedAdminCredentials();
    }

    /** Where the state is kept, for messages; empty if it is in memory, or there is none. */
    Optional<String> stateLocation() {
        return stateLocation;
    }

    /** Stops gracefully, see {@link io.openbroker.undertow.BrokerServer#close()}. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        Duration grace = settings.settings().shutdownGrace();
        engine.close(drain(grace, "Stopping although requests are still running after " + grace));
        // Handlers that were interrupted have ended by now; their responses must still be sent.
        drain(LAST_RESPONSES, "Stopping although requests are still running after their handlers were interrupted");
        listener.close();
        admin.ifPresent(Listener::close);
        tls.ifPresent(ServerTls::close);
    }

    /** Waits for the running requests; returns the time that is left. */
    private Duration drain(Duration grace, String warning) {
        try {
            Optional<Duration> left = exchanges.drain(grace);
            if (left.isEmpty()) {
                LOG.warn(warning);
            }
            return left.orElse(Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Duration.ZERO;
        }
    }
}
