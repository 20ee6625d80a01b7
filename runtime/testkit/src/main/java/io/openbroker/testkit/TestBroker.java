package io.openbroker.testkit;

import io.openbroker.annotation.State;
import io.openbroker.client.http.BrokerConnection;
import io.openbroker.client.http.BrokerConnectionSettings;
import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.testkit.internal.platform.Wire;
import io.openbroker.testkit.internal.state.MemoryHome;
import io.openbroker.testkit.internal.state.MortalState;
import io.openbroker.testkit.internal.state.StateHome;
import io.openbroker.testkit.internal.state.StateHomes;
import io.openbroker.testkit.internal.time.TurnedTime;
import io.openbroker.testkit.internal.wire.Relay;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The assembled broker, served over HTTP on a free port of this machine. {@link BrokerTest} starts one for each test; {@link
 * Builder#start} starts one anywhere else.
 *
 * <p>Its URL stays the same when it is killed and restarted. While it is down, connections are reset.
 *
 * <p>Use it in one thread; requests may come from any.
 */
public final class TestBroker implements AutoCloseable {

    private static final String USER = "platform";
    private static final String PASSWORD = "test-password";

    private final Supplier<List<BrokerDispatcher>> brokers;
    private final ServerSettings settings;
    private final TestClock clock;
    private final StateHome home;
    private final Relay relay;
    private final Wire wire;
    private volatile Optional<Incarnation> process = Optional.empty();
    private boolean closed;

    /** A server with its state; empty if the brokers keep none. */
    private record Incarnation(BrokerServer server, Optional<MortalState> state) {}

    private TestBroker(Builder builder, TestClock clock, StateHome home, Relay relay) {
        this.brokers = builder.brokers;
        this.settings = builder.settings.apply(ServerSettings.DEFAULT
                .withHost("127.0.0.1")
                .withPort(0)
                .withCredentials(USER, PASSWORD)
                // Handlers that run when the broker stops are interrupted; a test need not wait for them.
                .withShutdownGrace(Duration.ZERO));
        this.clock = clock;
        this.home = home;
        this.relay = relay;
        BrokerConnectionSettings connection =
                BrokerConnectionSettings.of(relay.uri()).withBasic(USER, PASSWORD);
        this.wire = new Wire(
                BrokerConnection.with(connection), relay.uri().toString(), Optional.of(relay), this::skipIdleTime);
    }

    /**
     * Configures a broker.
     *
     * @param broker creates the broker with its generated dispatcher; called for each start
     * @return a builder with state in memory
     */
    public static Builder serving(Supplier<? extends BrokerDispatcher> broker) {
        return servingAll(() -> List.of(broker.get()));
    }

    /**
     * Configures several brokers, which are served as one catalog.
     *
     * @param brokers creates the brokers with their generated dispatchers; called for each start
     * @return a builder with state in memory
     */
    public static Builder servingAll(Supplier<List<BrokerDispatcher>> brokers) {
        return new Builder(brokers);
    }

    /** Configures a {@link TestBroker}. For use by one thread. */
    public static final class Builder {

        private final Supplier<List<BrokerDispatcher>> brokers;
        private TestState state = TestState.MEMORY;
        private UnaryOperator<ServerSettings> settings = UnaryOperator.identity();

        private Builder(Supplier<List<BrokerDispatcher>> brokers) {
            this.brokers = brokers;
        }

        /**
         * Chooses where the state is.
         *
         * @param value in memory by default
         * @return this builder
         */
        public Builder state(TestState value) {
            state = value;
            return this;
        }

        /**
         * Changes the settings of the server: limits, policies, observers.
         *
         * @param change changes the settings of the test kit, which have the address and the credentials
         * @return this builder
         */
        public Builder settings(UnaryOperator<ServerSettings> change) {
            settings = change;
            return this;
        }

        /**
         * Starts the broker.
         *
         * @return the broker; the caller closes it
         * @throws IllegalArgumentException if a setting is wrong
         * @throws IllegalStateException if the state cannot be used
         */
        public TestBroker start() {
            TurnedTime time = new TurnedTime(TimeSource.SYSTEM);
            StateHome home = switch (state) {
                case MEMORY -> new MemoryHome(time);
                case FILE -> StateHomes.file(time);
            };
            Relay relay = Relay.open();
            TestBroker broker = new TestBroker(this, new TestClock(time), home, relay);
            try {
                broker.startProcess();
                return broker;
            } catch (RuntimeException e) {
                broker.close();
                throw e;
            }
        }
    }

    /**
     * Where clients reach the broker.
     *
     * @return the base URL
     */
    public URI uri() {
        return relay.uri();
    }

    /**
     * The user with which clients authenticate.
     *
     * @return the name
     */
    public String user() {
        return USER;
    }

    /**
     * The password of the {@link #user()}.
     *
     * @return the password
     */
    public String password() {
        return PASSWORD;
    }

    /**
     * The clock of the broker.
     *
     * @return the clock
     */
    public TestClock clock() {
        return clock;
    }

    /**
     * Kills the broker, as close to {@code kill -9} as the same process allows. All connections are reset without a response. From the
     * moment when this returns, nothing is recorded: neither the result of a handler that still runs, nor its progress. Threads of the
     * broker are interrupted. Unlike in a process that dies, a handler that ignores the interrupt runs on, with all that it does
     * elsewhere, and static fields keep their values.
     *
     * @throws IllegalStateException if the broker is down
     */
    public void kill() {
        Incarnation dying = running();
        relay.cut();
        dying.state().ifPresent(MortalState::kill);
        process = Optional.empty();
        dying.server().close();
    }

    /**
     * Starts the broker again, with its state. If it is up, it is stopped before, as an orchestrator does it: handlers that run are
     * interrupted. Operations of the background are carried out again, and those for which a platform waited have failed.
     *
     * @throws IllegalArgumentException if a setting is wrong
     * @throws IllegalStateException if the state cannot be used, or the broker is closed
     */
    public void restart() {
        if (closed) {
            throw new IllegalStateException("The broker is closed. Start another one.");
        }
        stop();
        startProcess();
    }

    private void stop() {
        process.ifPresent(up -> {
            process = Optional.empty();
            up.server().close();
        });
        relay.cut();
    }

    private void startProcess() {
        List<BrokerDispatcher> dispatchers = brokers.get();
        boolean stateless = dispatchers.stream().allMatch(broker -> broker.state() == State.EXTERNAL);
        Optional<MortalState> state = stateless ? Optional.empty() : Optional.of(home.open());
        BrokerServer server = BrokerServer.start(
                settings,
                clock.source(),
                state.map(BrokerState.class::cast),
                dispatchers.toArray(BrokerDispatcher[]::new));
        process = Optional.of(new Incarnation(server, state));
        relay.connect(server.uri());
    }

    private Incarnation running() {
        return process.orElseThrow(
                () -> new IllegalStateException("The broker is down. Start it with restart() before."));
    }

    /** Lets the time pass that everybody in the background only waits for. */
    private void skipIdleTime() {
        process.flatMap(Incarnation::state).flatMap(MortalState::pause).ifPresent(clock::advance);
    }

    Wire wire() {
        return wire;
    }

    /** Stops the broker, interrupts its handlers, and deletes its state. A second call does nothing. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        stop();
        relay.close();
        home.close();
    }
}
