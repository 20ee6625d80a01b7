package io.openbroker.undertow;

import io.openbroker.model.Platform;
import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.Limits;
import io.openbroker.runtime.spi.authentication.Authenticator;
import io.openbroker.runtime.spi.observation.BrokerObserver;
import io.openbroker.runtime.spi.state.StateSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The settings of a {@link BrokerServer}. {@link #DEFAULT} is safe as it stands: without credentials the server makes up a
 * password for the user {@code admin}, and listens on the loopback interface only.
 *
 * <p>Settings that the process was given, and that {@link #ofProcess} reads, come first from system properties, then from
 * environment variables, then from a file; what code sets afterwards replaces them.
 *
 * @param listener where the server listens
 * @param authentication who may use it
 * @param limits how much a request may ask the broker to read
 * @param operations how many operations the broker takes on, and for how long it remembers them
 * @param state where the broker keeps its state; unless set, in the directory {@code openbroker-state} with {@code
 *     openbroker-jdbc} on the class path, else in memory
 * @param management where operators look at the broker; nowhere unless set
 * @param shutdownGrace how long requests and handlers may still run when the server is closed
 * @param observers who measures what the broker does
 */
public record ServerSettings(
        ListenerSettings listener,
        AuthenticationSettings authentication,
        Limits limits,
        OperationSettings operations,
        StateSettings state,
        Optional<ManagementSettings> management,
        Duration shutdownGrace,
        List<BrokerObserver> observers) {

    /** Port 8080, no credentials, {@link Limits#DEFAULT}, and nine seconds to stop: platforms often kill after ten. */
    public static final ServerSettings DEFAULT = new ServerSettings(
            ListenerSettings.DEFAULT,
            AuthenticationSettings.DEFAULT,
            Limits.DEFAULT,
            OperationSettings.DEFAULT,
            StateSettings.DEFAULT,
            Optional.empty(),
            Duration.ofSeconds(9),
            List.of());

    /**
     * Checks the settings.
     *
     * @param listener where the server listens
     * @param authentication who may use it
     * @param limits how much a request may ask the broker to read
     * @param operations how many operations the broker takes on, and for how long it remembers them
     * @param state where the broker keeps its state
     * @param management where operators look at the broker
     * @param shutdownGrace how long requests and handlers may still run when the server is closed
     * @param observers who measures what the broker does
     * @throws IllegalArgumentException if the time is negative, or an operator has the credentials of a platform
     */
    public ServerSettings {
        observers = List.copyOf(observers);
        if (shutdownGrace.isNegative()) {
            throw new IllegalArgumentException(
                    "ServerSettings has the shutdown grace " + shutdownGrace + "; give a time that is not negative");
        }
        if (management.stream()
                .flatMap(those -> Stream.concat(those.operators().stream(), those.viewers().stream()))
                .anyMatch(authentication.credentials()::contains)) {
            throw new IllegalArgumentException(
                    "An operator or viewer has the credentials of a platform; give them credentials of their own");
        }
    }

    /**
     * Reads the settings that this process was given, in system properties, environment variables and the file that they
     * name; {@code --help} of a generated server lists them.
     *
     * @return the settings
     * @throws SettingsException if values are wrong or contradict each other, with all that is wrong
     */
    public static ServerSettings ofProcess() {
        return SettingsReader.read(System.getenv(), System.getProperties());
    }

    /**
     * Reads settings from variables, and the file that they name; {@code --help} of a generated server lists them.
     *
     * @param environment the variables, as {@link System#getenv()} has them
     * @return the settings
     * @throws SettingsException if values are wrong or contradict each other, with all that is wrong
     */
    public static ServerSettings fromEnvironment(Map<String, String> environment) {
        return SettingsReader.read(environment, new Properties());
    }

    /**
     * Sets what to listen on.
     *
     * @param value a host name or address; {@code 0.0.0.0} is every interface
     * @return the settings with it
     */
    public ServerSettings withHost(String value) {
        return withListener(listener.withHost(value));
    }

    /**
     * Sets the port.
     *
     * @param value the port; 0 takes any that is free
     * @return the settings with it
     */
    public ServerSettings withPort(int value) {
        return withListener(listener.withPort(value));
    }

    /**
     * Makes connections TLS ones; this needs {@code openbroker-tls} on the class path.
     *
     * @param value with what
     * @return the settings with it
     */
    public ServerSettings withTls(TlsSettings value) {
        return withListener(listener.withTls(value));
    }

    /**
     * Sets where to listen.
     *
     * @param value the settings of the listener
     * @return the settings with them
     */
    public ServerSettings withListener(ListenerSettings value) {
        return new ServerSettings(
                value, authentication, limits, operations, state, management, shutdownGrace, observers);
    }

    /**
     * Adds credentials.
     *
     * @param user the user
     * @param password the password
     * @return the settings with them, beside those that were there
     */
    public ServerSettings withCredentials(String user, String password) {
        return withAuthentication(authentication.withCredentials(new BasicCredentials(user, password)));
    }

    /**
     * Adds credentials of a platform whose requests go to {@code /{platform}/v2/…}; it sees only what it has created.
     *
     * @param platform the name of the platform
     * @param user the user
     * @param password the password
     * @return the settings with them, beside those that were there
     */
    public ServerSettings withPlatformCredentials(String platform, String user, String password) {
        return withAuthentication(
                authentication.withCredentials(new Platform(platform), new BasicCredentials(user, password)));
    }

    /**
     * Adds a way to authenticate requests without a prefix; it says itself from which platform a request comes.
     *
     * @param authenticator the way; the server closes it
     * @return the settings with it, beside those that were there
     */
    public ServerSettings withAuthenticator(Authenticator authenticator) {
        return withAuthentication(authentication.withAuthenticator(Platform.DEFAULT, authenticator));
    }

    /**
     * Serves everybody who can reach the server.
     *
     * @return the settings with it
     */
    public ServerSettings withoutAuthentication() {
        return withAuthentication(authentication.withoutAuthentication());
    }

    /**
     * Sets who may use the broker.
     *
     * @param value the settings of authentication
     * @return the settings with them
     */
    public ServerSettings withAuthentication(AuthenticationSettings value) {
        return new ServerSettings(listener, value, limits, operations, state, management, shutdownGrace, observers);
    }

    /**
     * Sets the bounds on requests.
     *
     * @param value the limits
     * @return the settings with them
     */
    public ServerSettings withLimits(Limits value) {
        return new ServerSettings(
                listener, authentication, value, operations, state, management, shutdownGrace, observers);
    }

    /**
     * Sets how many operations the broker takes on, and for how long it remembers them.
     *
     * @param value the settings of operations
     * @return the settings with them
     */
    public ServerSettings withOperations(OperationSettings value) {
        return new ServerSettings(listener, authentication, limits, value, state, management, shutdownGrace, observers);
    }

    /**
     * Sets where the broker keeps its state: {@code memory}, or what {@code openbroker-jdbc} on the class path opens.
     *
     * @param value the settings of the state, such as {@code StateSettings.DEFAULT.at("memory")}
     * @return the settings with them
     */
    public ServerSettings withState(StateSettings value) {
        return new ServerSettings(
                listener, authentication, limits, operations, value, management, shutdownGrace, observers);
    }

    /**
     * Sets where operators look at the broker.
     *
     * @param value the settings of management
     * @return the settings with them
     */
    public ServerSettings withManagement(ManagementSettings value) {
        return new ServerSettings(
                listener, authentication, limits, operations, state, Optional.of(value), shutdownGrace, observers);
    }

    /**
     * Sets how long requests and handlers may still run when the server is closed.
     *
     * @param value the time
     * @return the settings with it
     */
    public ServerSettings withShutdownGrace(Duration value) {
        return new ServerSettings(listener, authentication, limits, operations, state, management, value, observers);
    }

    /**
     * Adds somebody who is told what the broker does, to measure it. For the operators' port none is needed: there {@code
     * openbroker-metrics} shows its own, if it is on the class path.
     *
     * @param observer the observer; the server closes it
     * @return the settings with it, beside those that were there
     */
    public ServerSettings withObserver(BrokerObserver observer) {
        return new ServerSettings(
                listener,
                authentication,
                limits,
                operations,
                state,
                management,
                shutdownGrace,
                Stream.concat(observers.stream(), Stream.of(observer)).toList());
    }

    /** Whether the server has to make credentials up. */
    boolean lacksCredentials() {
        return !authentication.namesSomebody() && !authentication.anonymous();
    }

    /** What the server listens on. */
    String effectiveHost() {
        return listener.host().orElse(authentication.namesSomebody() ? "0.0.0.0" : "127.0.0.1");
    }
}
