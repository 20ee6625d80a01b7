package io.openbroker.runtime;

import io.openbroker.model.Platform;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.internal.authentication.AccessBuilder;
import io.openbroker.runtime.internal.engine.EngineSettings;
import io.openbroker.runtime.server.PrintableText;
import io.openbroker.runtime.spi.authentication.Authenticator;
import io.openbroker.runtime.spi.console.ConsolePages;
import io.openbroker.runtime.spi.observation.BrokerObserver;
import io.openbroker.runtime.spi.observation.MetricsExposition;
import io.openbroker.runtime.spi.observation.OperationObserver;
import io.openbroker.runtime.spi.policy.RequestPolicy;
import io.openbroker.runtime.spi.state.BrokerState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Builds a {@link BrokerEngine}. For use by one thread. */
public final class BrokerEngineBuilder {

    /** The default response time limit of handlers, below the minute after which most platforms give up. */
    public static final Duration DEFAULT_HANDLER_PATIENCE = Duration.ofSeconds(45);

    /** The default time that operations are kept after their end. */
    public static final Duration DEFAULT_OPERATIONS_REMEMBERED = Duration.ofDays(7);

    /** The maximum length of a replica's name. */
    public static final int MAX_REPLICA_NAME = 27;

    private static final Pattern REPLICA_NAME = Pattern.compile("[A-Za-z0-9._/-]{1," + MAX_REPLICA_NAME + "}");

    private final List<BrokerDispatcher> dispatchers = new ArrayList<>();
    private final AccessBuilder access = new AccessBuilder();
    private Limits limits = Limits.DEFAULT;
    private OperationLimits operationLimits = OperationLimits.DEFAULT;
    private Duration handlerPatience = DEFAULT_HANDLER_PATIENCE;
    private Duration operationsRemembered = DEFAULT_OPERATIONS_REMEMBERED;
    private Optional<BrokerState> state = Optional.empty();
    private TimeSource time = TimeSource.SYSTEM;
    private final List<RequestPolicy> policies = new ArrayList<>();
    private TrustedProxies proxies = TrustedProxies.NONE;
    private String replica = "";
    private final List<BrokerObserver> observers = new ArrayList<>();
    private final List<OperationObserver> operationObservers = new ArrayList<>();
    private Optional<MetricsExposition> metrics = Optional.empty();
    private Optional<ConsolePages> console = Optional.empty();
    private List<ListedSetting> settings = List.of();

    BrokerEngineBuilder() {}

    /**
     * Adds the generated dispatcher of a broker. Several brokers are served with one catalog.
     *
     * @return this builder
     */
    public BrokerEngineBuilder dispatcher(BrokerDispatcher dispatcher) {
        dispatchers.add(dispatcher);
        return this;
    }

    /**
     * Adds credentials. A platform may use any of the added credentials, so that they can be changed without an
     * interruption.
     *
     * @param pair a user and a password
     * @return this builder
     */
    public BrokerEngineBuilder credentials(BasicCredentials pair) {
        return credentials(Platform.DEFAULT, pair);
    }

    /**
     * Adds credentials for a platform with its own prefix: it sends requests to {@code /{platform}/v2/…}, and sees only
     * the service instances and bindings that it has created.
     *
     * @param platform the platform; {@link Platform#DEFAULT} is the one without a prefix
     * @param pair a user and a password
     * @return this builder
     */
    public BrokerEngineBuilder credentials(Platform platform, BasicCredentials pair) {
        access.credentials(platform, pair);
        return this;
    }

    /**
     * Adds an authenticator for requests without a prefix. Its result names the platform of the request.
     *
     * @param authenticator the authenticator; the broker closes it. Authenticators are called in the order in which
     *     they are added, before {@link #credentials(BasicCredentials)} are compared
     * @return this builder
     */
    public BrokerEngineBuilder authenticator(Authenticator authenticator) {
        return authenticator(Platform.DEFAULT, authenticator);
    }

    /**
     * Adds an authenticator for a platform with its own prefix.
     *
     * @param platform the platform; {@link Platform#DEFAULT} is the one without a prefix
     * @param authenticator the authenticator; the broker closes it. Requests that it authenticates as another platform
     *     are rejected
     * @return this builder
     */
    public BrokerEngineBuilder authenticator(Platform platform, Authenticator authenticator) {
        access.authenticator(platform, authenticator);
        return this;
    }

    /**
     * Accepts requests without authentication, from everybody who can reach the broker, without a prefix.
     *
     * @return this builder
     */
    public BrokerEngineBuilder withoutAuthentication() {
        access.everybody();
        return this;
    }

    /**
     * Adds credentials and authenticators, or switches authentication off.
     *
     * @param settings how platforms authenticate
     * @return this builder
     */
    public BrokerEngineBuilder authentication(AuthenticationSettings settings) {
        settings.credentials().forEach(this::credentials);
        settings.platformCredentials().forEach(entry -> credentials(entry.platform(), entry.pair()));
        settings.authenticators().forEach(entry -> authenticator(entry.platform(), entry.authenticator()));
        return settings.anonymous() ? withoutAuthentication() : this;
    }

    /**
     * Adds an admin, who may use {@link BrokerEngine#adminPipeline()}.
     *
     * @param pair a user and a password
     * @return this builder
     */
    public BrokerEngineBuilder admin(BasicCredentials pair) {
        access.admin(pair);
        return this;
    }

    /**
     * Adds a viewer, who may use {@link BrokerEngine#adminPipeline()} but cannot change anything.
     *
     * @param pair a user and a password
     * @return this builder
     */
    public BrokerEngineBuilder viewer(BasicCredentials pair) {
        access.viewer(pair);
        return this;
    }

    /**
     * Sets the observer whose metrics {@link BrokerEngine#adminPipeline()} serves.
     *
     * @param exposition the observer; the broker closes it
     * @return this builder
     */
    public BrokerEngineBuilder metrics(MetricsExposition exposition) {
        metrics = Optional.of(exposition);
        return this;
    }

    /**
     * Sets the console that {@link BrokerEngine#adminPipeline()} serves at {@code /console/}.
     *
     * @param pages its pages
     * @return this builder
     */
    public BrokerEngineBuilder console(ConsolePages pages) {
        console = Optional.of(pages);
        return this;
    }

    /**
     * Sets the proxies whose headers tell who has sent a request, on both ports.
     *
     * @param trusted the proxies, {@link TrustedProxies#NONE} by default
     * @return this builder
     */
    public BrokerEngineBuilder trustedProxies(TrustedProxies trusted) {
        proxies = trusted;
        return this;
    }

    /**
     * Whether a text can be the name of a replica.
     *
     * @param name the text
     * @return whether {@link #replica} accepts it
     */
    public static boolean isReplicaName(String name) {
        return REPLICA_NAME.matcher(name).matches();
    }

    /**
     * Sets a name for this replica, so that operators recognize it in a state that several replicas share. The state adds an id
     * to it, since each process has to be told apart from the one before.
     *
     * @param name at most {@value #MAX_REPLICA_NAME} letters, digits and the characters {@code . _ / -}; none by default
     * @return this builder
     * @throws IllegalArgumentException if the name is longer, or has other characters
     */
    public BrokerEngineBuilder replica(String name) {
        if (!isReplicaName(name)) {
            throw new IllegalArgumentException(
                    "The name \"" + PrintableText.escaped(name) + "\" of the replica has more than " + MAX_REPLICA_NAME
                            + " characters, or others than letters, digits and . _ / -. Use another one.");
        }
        replica = name;
        return this;
    }

    /**
     * Sets the limits of a request's size.
     *
     * @param bounds the limits, {@link Limits#DEFAULT} by default
     * @return this builder
     */
    public BrokerEngineBuilder limits(Limits bounds) {
        limits = bounds;
        return this;
    }

    /**
     * Sets how many operations may run and wait at once.
     *
     * @param bounds the limits, {@link OperationLimits#DEFAULT} by default
     * @return this builder
     */
    public BrokerEngineBuilder operationLimits(OperationLimits bounds) {
        operationLimits = bounds;
        return this;
    }

    /**
     * Sets all limits of operations.
     *
     * @param settings how many may run and wait at once, the response time limit, and how long they are kept
     * @return this builder
     */
    public BrokerEngineBuilder operations(OperationSettings settings) {
        return operationLimits(settings.limits())
                .handlerPatience(settings.responseTime())
                .operationsRemembered(settings.retention());
    }

    /**
     * Sets the response time limit of handlers, with an accuracy of one second. When a handler exceeds it, the platform
     * receives a response that says that the operation is still in progress.
     *
     * @param time the time, 45 seconds by default, since most platforms give up after a minute
     * @return this builder
     */
    public BrokerEngineBuilder handlerPatience(Duration time) {
        handlerPatience = time;
        return this;
    }

    /**
     * Sets how long operations are kept, and can be polled, after their end.
     *
     * @param time the time, seven days by default
     * @return this builder
     */
    public BrokerEngineBuilder operationsRemembered(Duration time) {
        operationsRemembered = time;
        return this;
    }

    /**
     * Sets the state of the broker.
     *
     * @param kept the state, in memory by default; the broker closes it
     * @return this builder
     */
    public BrokerEngineBuilder state(BrokerState kept) {
        state = Optional.of(kept);
        return this;
    }

    /**
     * Sets the source of time, for tests that control the clock. A state from {@link #state} has its own source.
     *
     * @param source the source, {@link TimeSource#SYSTEM} by default
     * @return this builder
     */
    public BrokerEngineBuilder time(TimeSource source) {
        time = source;
        return this;
    }

    /**
     * Adds an observer, which measures the broker. {@code openbroker-metrics} provides one for a Micrometer registry.
     *
     * @param watching the observer; the broker closes it
     * @return this builder
     */
    public BrokerEngineBuilder observer(BrokerObserver watching) {
        observers.add(watching);
        return this;
    }

    /**
     * Adds an observer of operations, for metering.
     *
     * @param metering the observer
     * @return this builder
     */
    public BrokerEngineBuilder operationObserver(OperationObserver metering) {
        operationObservers.add(metering);
        return this;
    }

    /**
     * Adds a policy, which may reject requests.
     *
     * @param policy the policy; it is called after those that were added before
     * @return this builder
     */
    public BrokerEngineBuilder policy(RequestPolicy policy) {
        policies.add(policy);
        return this;
    }

    /**
     * Sets the settings that {@link BrokerEngine#adminPipeline()} shows. They have no other effect.
     *
     * @param inUse the settings of the program, none by default
     * @return this builder
     */
    public BrokerEngineBuilder settings(List<ListedSetting> inUse) {
        settings = List.copyOf(inUse);
        return this;
    }

    /**
     * Builds the broker.
     *
     * @return the broker, ready for requests
     * @throws IllegalArgumentException if there is no dispatcher, two dispatchers use the same id or name, no
     *     authentication is configured, a platform's name cannot be a prefix, a password is a hash that cannot be used,
     *     there are viewers without an admin, a platform has the credentials of an admin or viewer, a state is set
     *     although all brokers keep their own, a policy or observer is for a service offering that no broker has, or the
     *     name of a trusted proxy cannot be that of a certificate
     */
    public BrokerEngine build() {
        List<BrokerObserver> all = new ArrayList<>(observers);
        metrics.ifPresent(all::add);
        return new BrokerEngine(new EngineSettings(
                dispatchers,
                access,
                proxies,
                replica,
                limits,
                operationLimits,
                handlerPatience,
                operationsRemembered,
                state,
                time,
                policies,
                all,
                operationObservers,
                metrics,
                console,
                settings));
    }
}
