package io.openbroker.undertow;

import io.openbroker.model.Platform;
import io.openbroker.runtime.AuthenticationSettings;
import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.Limits;
import io.openbroker.runtime.ListedSetting;
import io.openbroker.runtime.OperationSettings;
import io.openbroker.runtime.SettingsException;
import io.openbroker.runtime.TrustedProxies;
import io.openbroker.runtime.internal.settings.SettingList;
import io.openbroker.runtime.spi.authentication.Authenticator;
import io.openbroker.runtime.spi.observation.BrokerObserver;
import io.openbroker.runtime.spi.observation.OperationObserver;
import io.openbroker.runtime.spi.policy.RequestPolicy;
import io.openbroker.runtime.spi.state.StateSettings;
import io.openbroker.undertow.internal.settings.ProgramSettings;
import io.openbroker.undertow.internal.settings.SettingsReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The settings of a {@link BrokerServer}. {@link #DEFAULT} is safe: without credentials the server generates a password for the
 * user {@code admin}, and listens on the loopback interface only.
 *
 * <p>{@link #ofProcess} reads settings from system properties, then from environment variables, then from a file. Values that
 * code sets afterwards replace them.
 *
 * @param listener the address, TLS and request limits of the broker's port
 * @param authentication how platforms authenticate
 * @param limits limits of JSON in requests
 * @param operations limits of operations
 * @param state where state is stored; unless set, in the directory {@code openbroker-state} with {@code openbroker-jdbc} on the
 *     class path, else in memory
 * @param admin the admin port; none unless set
 * @param marketplacePort the port of the marketplace, on the loopback interface; 0 is any free one; no marketplace unless set
 * @param shutdownGrace grace period for running requests and handlers at shutdown
 * @param replica the name of this replica in a shared state; none unless set
 * @param observers observers that measure the broker; the server closes them
 * @param policies policies that may reject requests, in their order
 * @param operationObservers observers of operations, for metering
 * @param listed the settings as admins see them
 */
public record ServerSettings(
        ListenerSettings listener,
        AuthenticationSettings authentication,
        Limits limits,
        OperationSettings operations,
        StateSettings state,
        Optional<AdminSettings> admin,
        Optional<Integer> marketplacePort,
        Duration shutdownGrace,
        Optional<String> replica,
        List<BrokerObserver> observers,
        List<RequestPolicy> policies,
        List<OperationObserver> operationObservers,
        List<ListedSetting> listed) {

    /**
     * Port 8080, no credentials, {@link Limits#DEFAULT}, no admin port, and nine seconds to stop, since platforms often kill
     * after ten.
     */
    public static final ServerSettings DEFAULT = new ServerSettings(
            ListenerSettings.DEFAULT,
            AuthenticationSettings.DEFAULT,
            Limits.DEFAULT,
            OperationSettings.DEFAULT,
            StateSettings.DEFAULT,
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(9),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            SettingList.defaults());

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if the time is negative, a port is out of range, or an admin or viewer has the credentials
     *     of a platform
     */
    public ServerSettings {
        observers = List.copyOf(observers);
        policies = List.copyOf(policies);
        operationObservers = List.copyOf(operationObservers);
        marketplacePort.ifPresent(ListenerSettings::checkPort);
        listed = List.copyOf(listed);
        if (shutdownGrace.isNegative()) {
            throw new IllegalArgumentException(
                    "The grace period at shutdown is " + shutdownGrace + ". Use zero or a longer time.");
        }
        if (admin.stream()
                .flatMap(users -> Stream.concat(users.admins().stream(), users.viewers().stream()))
                .anyMatch(authentication.credentials()::contains)) {
            throw new IllegalArgumentException(
                    "An admin or viewer has the same credentials as a platform. Use different"
                            + " credentials for the admin port.");
        }
    }

    /**
     * Reads the settings of this process from system properties, environment variables and the file that they name; {@code
     * --help} of a generated server lists them.
     *
     * @return the settings
     * @throws SettingsException if values are invalid or contradict each other, with all problems
     */
    public static ServerSettings ofProcess() {
        return SettingsReader.read(System.getenv(), System.getProperties());
    }

    /**
     * Reads settings from environment variables and the file that they name; {@code --help} of a generated server lists them.
     *
     * @param environment the variables, as in {@link System#getenv()}
     * @return the settings
     * @throws SettingsException if values are invalid or contradict each other, with all problems
     */
    public static ServerSettings fromEnvironment(Map<String, String> environment) {
        return SettingsReader.read(environment, new Properties());
    }

    /**
     * Sets the host.
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
     * @param value the port; 0 is any free one
     * @return the settings with it
     */
    public ServerSettings withPort(int value) {
        return withListener(listener.withPort(value));
    }

    /**
     * Encrypts connections with TLS; requires {@code openbroker-tls} on the class path.
     *
     * @param value the certificate and key
     * @return the settings with it
     */
    public ServerSettings withTls(TlsSettings value) {
        return withListener(listener.withTls(value));
    }

    /**
     * Sets the address, TLS and request limits of the broker's port.
     *
     * @param value the settings of the listener
     * @return the settings with them
     */
    public ServerSettings withListener(ListenerSettings value) {
        return with(draft -> draft.listener = value);
    }

    /**
     * Sets the proxies in front of the broker whose headers tell who has sent a request.
     *
     * @param value the proxies
     * @return the settings with them
     */
    public ServerSettings withTrustedProxies(TrustedProxies value) {
        return withListener(listener.withProxies(value));
    }

    /**
     * Adds credentials of a platform.
     *
     * @param user the user
     * @param password the password
     * @return the settings with them in addition
     */
    public ServerSettings withCredentials(String user, String password) {
        return withAuthentication(authentication.withCredentials(new BasicCredentials(user, password)));
    }

    /**
     * Adds credentials of a platform that sends requests to {@code /{platform}/v2/…}; it sees only its own resources.
     *
     * @param platform the name of the platform
     * @param user the user
     * @param password the password
     * @return the settings with them in addition
     */
    public ServerSettings withPlatformCredentials(String platform, String user, String password) {
        return withAuthentication(
                authentication.withCredentials(new Platform(platform), new BasicCredentials(user, password)));
    }

    /**
     * Adds an authenticator for requests without a prefix; it determines the platform of a request.
     *
     * @param authenticator the authenticator; the server closes it
     * @return the settings with it in addition
     */
    public ServerSettings withAuthenticator(Authenticator authenticator) {
        return withAuthentication(authentication.withAuthenticator(Platform.DEFAULT, authenticator));
    }

    /**
     * Serves every client that can reach the server.
     *
     * @return the settings with it
     */
    public ServerSettings withoutAuthentication() {
        return withAuthentication(authentication.withoutAuthentication());
    }

    /**
     * Sets how platforms authenticate.
     *
     * @param value the settings of authentication
     * @return the settings with them
     */
    public ServerSettings withAuthentication(AuthenticationSettings value) {
        return with(draft -> draft.authentication = value);
    }

    /**
     * Sets the limits of JSON in requests.
     *
     * @param value the limits
     * @return the settings with them
     */
    public ServerSettings withLimits(Limits value) {
        return with(draft -> draft.limits = value);
    }

    /**
     * Sets the limits of operations.
     *
     * @param value the settings of operations
     * @return the settings with them
     */
    public ServerSettings withOperations(OperationSettings value) {
        return with(draft -> draft.operations = value);
    }

    /**
     * Sets where state is stored: {@code memory}, or a location that {@code openbroker-jdbc} on the class path supports.
     *
     * @param value the settings of the state, such as {@code StateSettings.DEFAULT.at("memory")}
     * @return the settings with them
     */
    public ServerSettings withState(StateSettings value) {
        return with(draft -> draft.state = value);
    }

    /**
     * Opens an admin port.
     *
     * @param value the settings of the admin port
     * @return the settings with them
     */
    public ServerSettings withAdmin(AdminSettings value) {
        return with(draft -> draft.admin = Optional.of(value));
    }

    /**
     * Opens a marketplace, on which a developer tries the broker; requires {@code openbroker-console} on the class path. Everybody
     * on this machine can use it, so it is for development only.
     *
     * @param port the port of the loopback interface; 0 is any free one
     * @return the settings with it
     */
    public ServerSettings withMarketplace(int port) {
        return with(draft -> draft.marketplacePort = Optional.of(port));
    }

    /**
     * Sets the grace period for running requests and handlers at shutdown.
     *
     * @param value the time
     * @return the settings with it
     */
    public ServerSettings withShutdownGrace(Duration value) {
        return with(draft -> draft.shutdownGrace = value);
    }

    /**
     * Sets the name of this replica in a state that several replicas share.
     *
     * @param value the name, as in {@link io.openbroker.runtime.BrokerEngineBuilder#replica}
     * @return the settings with it
     */
    public ServerSettings withReplica(String value) {
        return with(draft -> draft.replica = Optional.of(value));
    }

    /**
     * Adds an observer that measures the broker. The admin port needs none: it shows the metrics of {@code openbroker-metrics},
     * if that is on the class path.
     *
     * @param observer the observer; the server closes it
     * @return the settings with it in addition
     */
    public ServerSettings withObserver(BrokerObserver observer) {
        return with(draft -> draft.observers =
                Stream.concat(observers.stream(), Stream.of(observer)).toList());
    }

    /**
     * Adds a policy, which may reject requests.
     *
     * @param policy the policy; it is called after those that were added before
     * @return the settings with it in addition
     */
    public ServerSettings withPolicy(RequestPolicy policy) {
        return with(draft -> draft.policies =
                Stream.concat(policies.stream(), Stream.of(policy)).toList());
    }

    /**
     * Adds an observer of operations, for metering.
     *
     * @param observer the observer
     * @return the settings with it in addition
     */
    public ServerSettings withOperationObserver(OperationObserver observer) {
        return with(draft -> draft.operationObservers =
                Stream.concat(operationObservers.stream(), Stream.of(observer)).toList());
    }

    private ServerSettings with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        ServerSettings changed = changed(draft, listed);
        return changed(draft, ProgramSettings.changed(listed, this, changed));
    }

    private static ServerSettings changed(Draft draft, List<ListedSetting> listed) {
        return new ServerSettings(
                draft.listener,
                draft.authentication,
                draft.limits,
                draft.operations,
                draft.state,
                draft.admin,
                draft.marketplacePort,
                draft.shutdownGrace,
                draft.replica,
                draft.observers,
                draft.policies,
                draft.operationObservers,
                listed);
    }

    /** A copy in which one field changes. */
    private static final class Draft {

        private ListenerSettings listener;
        private AuthenticationSettings authentication;
        private Limits limits;
        private OperationSettings operations;
        private StateSettings state;
        private Optional<AdminSettings> admin;
        private Optional<Integer> marketplacePort;
        private Duration shutdownGrace;
        private Optional<String> replica;
        private List<BrokerObserver> observers;
        private List<RequestPolicy> policies;
        private List<OperationObserver> operationObservers;

        Draft(ServerSettings settings) {
            this.listener = settings.listener;
            this.authentication = settings.authentication;
            this.limits = settings.limits;
            this.operations = settings.operations;
            this.state = settings.state;
            this.admin = settings.admin;
            this.marketplacePort = settings.marketplacePort;
            this.shutdownGrace = settings.shutdownGrace;
            this.replica = settings.replica;
            this.observers = settings.observers;
            this.policies = settings.policies;
            this.operationObservers = settings.operationObservers;
        }
    }
}
