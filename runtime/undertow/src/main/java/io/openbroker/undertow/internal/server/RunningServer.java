package io.openbroker.undertow.internal.server;

import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.BrokerEngine;
import io.openbroker.runtime.BrokerEngineBuilder;
import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.internal.settings.SettingNames;
import io.openbroker.runtime.internal.start.StateOpener;
import io.openbroker.runtime.internal.start.StateOpening;
import io.openbroker.runtime.server.RequestIntake;
import io.openbroker.runtime.spi.console.ConsolePages;
import io.openbroker.runtime.spi.observation.MetricsExposition;
import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.spi.ServerTls;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server with its engine, ports and TLS. Safe for use by many threads. */
public final class RunningServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningServer.class);

    private static final StateOpener STATES = new StateOpener(SettingNames.VARIABLE);

    /** How long sending the responses of interrupted handlers may take. */
    private static final Duration LAST_RESPONSES = Duration.ofSeconds(1);

    private final EffectiveSettings settings;
    private final BrokerEngine engine;
    private final Optional<String> stateLocation;
    private final Optional<ServerTls> tls;
    private final RequestIntake intake;
    private final OpenPorts ports;
    private final boolean console;
    private final AtomicBoolean closed = new AtomicBoolean();

    private RunningServer(
            EffectiveSettings settings,
            BrokerEngine engine,
            Optional<String> stateLocation,
            Optional<ServerTls> tls,
            OpenPorts ports,
            boolean console) {
        this.settings = settings;
        this.engine = engine;
        this.stateLocation = stateLocation;
        this.tls = tls;
        this.ports = ports;
        this.console = console;
        this.intake = RequestIntake.of(
                        engine.pipeline(), settings.settings().listener().requests())
                .withHealthChecks(engine::health);
        ports.serve(engine, settings.settings(), intake);
    }

    /** Starts a server that opens the state itself; until the state is open, its ports reject requests. */
    public static RunningServer start(ServerSettings settings, List<BrokerDispatcher> dispatchers) {
        return start(settings, dispatchers, Supplier::get);
    }

    /**
     * Like {@link #start(ServerSettings, List)}.
     *
     * @param portOpener calls what opens the ports
     */
    static RunningServer start(
            ServerSettings settings,
            List<BrokerDispatcher> dispatchers,
            Function<Supplier<OpenPorts>, OpenPorts> portOpener) {
        return start(settings, TimeSource.SYSTEM, dispatchers, portOpener);
    }

    private static RunningServer start(
            ServerSettings settings,
            TimeSource time,
            List<BrokerDispatcher> dispatchers,
            Function<Supplier<OpenPorts>, OpenPorts> portOpener) {
        Optional<ServerTls> tls = prepare(settings);
        StateOpening state = StateOpening.begin(() -> STATES.open(settings.state(), dispatchers));
        return start(settings, time, tls, state, dispatchers, portOpener);
    }

    /**
     * Starts a server that takes the time from a source.
     *
     * @param state a state that is open; if empty, the server opens one itself
     */
    public static RunningServer start(
            ServerSettings settings, TimeSource time, Optional<BrokerState> state, List<BrokerDispatcher> dispatchers) {
        return state.isPresent()
                ? start(settings, time, state.get(), dispatchers)
                : start(settings, time, dispatchers, Supplier::get);
    }

    /** Starts a server with an open state; it closes the state when it is closed or cannot start. */
    public static RunningServer start(ServerSettings settings, BrokerState state, List<BrokerDispatcher> dispatchers) {
        return start(settings, TimeSource.SYSTEM, state, dispatchers);
    }

    private static RunningServer start(
            ServerSettings settings, TimeSource time, BrokerState state, List<BrokerDispatcher> dispatchers) {
        Optional<ServerTls> tls;
        try {
            STATES.rejectSettings(settings.state());
            tls = prepare(settings);
        } catch (RuntimeException e) {
            state.close();
            throw e;
        }
        return start(settings, time, tls, StateOpening.of(state), dispatchers, Supplier::get);
    }

    /** Reads the files for TLS and checks the ports, so that a start that must fail leaves the state untouched. */
    private static Optional<ServerTls> prepare(ServerSettings settings) {
        Optional<ServerTls> tls = TlsOpener.open(settings.listener().tls());
        try {
            Endpoint.ofBroker(EffectiveSettings.of(settings)).check();
            settings.admin().map(Endpoint::ofAdmin).ifPresent(Endpoint::check);
            settings.marketplacePort().map(Endpoint::ofMarketplace).ifPresent(Endpoint::check);
            MarketplaceOpener.check(settings);
            return tls;
        } catch (RuntimeException e) {
            tls.ifPresent(ServerTls::close);
            throw e;
        }
    }

    /** Closes TLS and the state if the server cannot start. */
    private static RunningServer start(
            ServerSettings settings,
            TimeSource time,
            Optional<ServerTls> tls,
            StateOpening opening,
            List<BrokerDispatcher> dispatchers,
            Function<Supplier<OpenPorts>, OpenPorts> portOpener) {
        try {
            EffectiveSettings effective = EffectiveSettings.of(settings);
            OpenPorts ports = portOpener.apply(() -> OpenPorts.open(effective, tls));
            try {
                Optional<BrokerState> state = opening.await();
                Optional<ConsolePages> console = settings.admin().flatMap(admin -> ConsolePages.find());
                BrokerEngine engine = engine(effective, time, state, console, dispatchers);
                return new RunningServer(
                        effective, engine, state.map(BrokerState::location), tls, ports, console.isPresent());
            } catch (RuntimeException e) {
                ports.close();
                throw e;
            }
        } catch (RuntimeException e) {
            tls.ifPresent(ServerTls::close);
            opening.close();
            throw e;
        }
    }

    private static BrokerEngine engine(
            EffectiveSettings effective,
            TimeSource time,
            Optional<BrokerState> state,
            Optional<ConsolePages> console,
            List<BrokerDispatcher> dispatchers) {
        ServerSettings settings = effective.settings();
        BrokerEngineBuilder builder = BrokerEngine.builder();
        builder.time(time);
        state.ifPresent(builder::state);
        dispatchers.forEach(builder::dispatcher);
        builder.limits(settings.limits());
        builder.operations(settings.operations());
        builder.trustedProxies(settings.listener().proxies());
        settings.replica().ifPresent(builder::replica);
        effective.authenticate(builder);
        settings.policies().forEach(builder::policy);
        builder.settings(effective.listed());
        settings.observers().forEach(builder::observer);
        settings.operationObservers().forEach(builder::operationObserver);
        settings.admin().flatMap(admin -> MetricsExposition.find()).ifPresent(builder::metrics);
        console.ifPresent(builder::console);
        return builder.build();
    }

    /** Where the broker is reached from this machine; without a path. */
    public URI uri() {
        return ports.uri();
    }

    /** Where admins reach the broker from this machine, if the settings have a port for them. */
    public Optional<URI> adminUri() {
        return ports.adminUri();
    }

    /** Where a developer tries the broker, if the settings have a marketplace. */
    public Optional<URI> marketplaceUri() {
        return ports.marketplaceUri();
    }

    /** Where the console is reached from this machine, if there is one. */
    Optional<URI> consoleUri() {
        return adminUri().filter(admin -> console).map(admin -> admin.resolve("/console/"));
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
        engine.announceStop();
        engine.close(drain(grace, "Stopping although requests are still running after " + grace));
        // Handlers that were interrupted have ended by now; their responses must still be sent.
        drain(LAST_RESPONSES, "Stopping although requests are still running after their handlers were interrupted");
        ports.close();
        tls.ifPresent(ServerTls::close);
    }

    /** Waits for the running requests; returns the time that is left. */
    private Duration drain(Duration grace, String warning) {
        try {
            Optional<Duration> left = intake.drain(grace);
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
