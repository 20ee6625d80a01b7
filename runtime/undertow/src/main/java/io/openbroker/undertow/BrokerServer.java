package io.openbroker.undertow;

import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.undertow.internal.server.Launcher;
import io.openbroker.undertow.internal.server.RunningServer;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

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

    private final RunningServer server;

    private BrokerServer(RunningServer server) {
        this.server = server;
    }

    /**
     * Starts a server with the state that {@link ServerSettings#state()} names. The ports are open before the state is: until this
     * method returns, the server is live, not ready, and rejects all other requests with 503.
     *
     * @param settings the settings
     * @param dispatchers the generated dispatchers of the brokers, which are served as one catalog
     * @return the server; the caller closes it
     * @throws IllegalArgumentException if there is no dispatcher, two of them use the same id or name, a setting of the state
     *     would have no effect, or the files for TLS cannot be used
     * @throws IllegalStateException if the server cannot listen on the host and port, or the state cannot be used
     */
    public static BrokerServer start(ServerSettings settings, BrokerDispatcher... dispatchers) {
        return new BrokerServer(RunningServer.start(settings, List.of(dispatchers)));
    }

    /**
     * Starts a server with a state that is already open.
     *
     * @param settings the settings, without any of the state
     * @param state the state; the server closes it when it is closed or cannot start
     * @param dispatchers the generated dispatchers of the brokers, which are served as one catalog
     * @return the server; the caller closes it
     * @throws IllegalArgumentException if there is no dispatcher, two of them use the same id or name, {@link
     *     ServerSettings#state()} is set, or the files for TLS cannot be used
     * @throws IllegalStateException if the server cannot listen on the host and port, or the state belongs to another broker
     */
    public static BrokerServer start(ServerSettings settings, BrokerState state, BrokerDispatcher... dispatchers) {
        return new BrokerServer(RunningServer.start(settings, state, List.of(dispatchers)));
    }

    /**
     * Starts a server with a source of time of its own, for tests that turn the clock. Limits of connections still use the time of
     * the machine.
     *
     * @param settings the settings; without any of the state, if a state is passed
     * @param time the source of time. A state that is passed has its own clock, and uses the ticker only
     * @param state a state that is already open, which the server closes when it is closed or cannot start; if empty, the one
     *     that {@link ServerSettings#state()} names
     * @param dispatchers the generated dispatchers of the brokers, which are served as one catalog
     * @return the server; the caller closes it
     * @throws IllegalArgumentException as for {@link #start(ServerSettings, BrokerState, BrokerDispatcher...)}
     * @throws IllegalStateException likewise
     */
    public static BrokerServer start(
            ServerSettings settings, TimeSource time, Optional<BrokerState> state, BrokerDispatcher... dispatchers) {
        return new BrokerServer(RunningServer.start(settings, time, state, List.of(dispatchers)));
    }

    /**
     * Serves brokers until the process is stopped; the {@code main} of generated code calls it. Settings come from system
     * properties, environment variables and a file. If they are wrong or the server cannot start, the process ends with a
     * message.
     *
     * @param args the command line: nothing, {@code --dev}, {@code --help} or {@code hash-password}
     * @param dispatchers the generated dispatchers of the brokers, which are served as one catalog
     */
    public static void run(String[] args, BrokerDispatcher... dispatchers) {
        launch(args, () -> List.of(dispatchers));
    }

    /**
     * Serves a broker until the process is stopped, like {@link #run(String[], BrokerDispatcher...)}, if creating its
     * dispatcher can fail, for example because it reads the environment. A failure is reported like a wrong setting.
     *
     * @param args the command line: nothing, {@code --dev}, {@code --help} or {@code hash-password}
     * @param dispatcher creates the generated dispatcher of the broker
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
     * @return the port, also if the settings leave the choice to the system
     */
    public int port() {
        return server.uri().getPort();
    }

    /**
     * Where the server is reached from this machine.
     *
     * @return an HTTP or HTTPS URI without a path
     */
    public URI uri() {
        return server.uri();
    }

    /**
     * Where admins reach the broker from this machine.
     *
     * @return an HTTP or HTTPS URI without a path, if the settings have an admin port
     */
    public Optional<URI> adminUri() {
        return server.adminUri();
    }

    /**
     * Where a developer tries the broker.
     *
     * @return an HTTP URI without a path, if the settings have a marketplace
     */
    public Optional<URI> marketplaceUri() {
        return server.marketplaceUri();
    }

    /**
     * The credentials that the server generated for the admin port because none are configured.
     *
     * @return the credentials, valid until the server is closed
     */
    public Optional<BasicCredentials> generatedAdminCredentials() {
        return server.generatedAdminCredentials();
    }

    /**
     * The credentials that the server generated for platforms because none are configured.
     *
     * @return the credentials, valid until the server is closed
     */
    public Optional<BasicCredentials> generatedCredentials() {
        return server.generatedCredentials();
    }

    /**
     * Stops gracefully: rejects new requests with 503, waits up to {@link ServerSettings#shutdownGrace()} for running requests
     * and background handlers, and then stops. A second call does nothing.
     */
    @Override
    public void close() {
        server.close();
    }
}
