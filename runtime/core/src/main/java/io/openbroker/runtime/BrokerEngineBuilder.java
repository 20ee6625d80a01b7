package io.openbroker.runtime;

import io.openbroker.model.Platform;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.internal.authentication.AccessBuilder;
import io.openbroker.runtime.internal.engine.EngineSettings;
import io.openbroker.runtime.spi.authentication.Authenticator;
import io.openbroker.runtime.spi.observation.BrokerObserver;
import io.openbroker.runtime.spi.observation.MetricsExposition;
import io.openbroker.runtime.spi.state.BrokerState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts a {@link BrokerEngine} together; for use by one thread. */
public final class BrokerEngineBuilder {

    /** How long a platform waits for a handler unless set: most platforms give up after a minute. */
    public static final Duration DEFAULT_HANDLER_PATIENCE = Duration.ofSeconds(45);

    /** How long operations are remembered after their end unless set. */
    public static final Duration DEFAULT_OPERATIONS_REMEMBERED = Duration.ofDays(7);

    private final List<BrokerDispatcher> dispatchers = new ArrayList<>();
    private final AccessBuilder access = new AccessBuilder();
    private Limits limits = Limits.DEFAULT;
    private OperationLimits operationLimits = OperationLimits.DEFAULT;
    private Duration handlerPatience = DEFAULT_HANDLER_PATIENCE;
    private Duration operationsRemembered = DEFAULT_OPERATIONS_REMEMBERED;
    private Optional<BrokerState> state = Optional.empty();
    private TimeSource time = TimeSource.SYSTEM;
    private final List<BrokerObserver> observers = new ArrayList<>();
    private Optional<MetricsExposition> metrics = Optional.empty();

    BrokerEngineBuilder() {}

    /**
     * Adds the generated dispatcher of a broker; several brokers are served as one catalog.
     *
     * @param dispatcher the dispatcher
     * @return this builder
     */
    public BrokerEngineBuilder dispatcher(BrokerDispatcher dispatcher) {
        dispatchers.add(dispatcher);
        return this;
    }

    /**
     * Adds credentials; a platform may use any that were added, so that they can be changed without an interruption.
     *
     * @param pair a user and a password
     * @return this builder
     */
    public BrokerEngineBuilder credentials(BasicCredentials pair) {
        return credentials(Platform.DEFAULT, pair);
    }

    /**
     * Adds credentials for a platform that has a prefix of its own: its requests go to {@code /{platform}/v2/…}, and it
     * sees only what it has created itself.
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
     * Adds another way to authenticate requests without a prefix. It says itself from which platform a request comes.
     *
     * @param authenticator the authenticator; the broker closes it. It is asked before those that were added after it,
     *     and before {@link #credentials(BasicCredentials)}
     * @return this builder
     */
    public BrokerEngineBuilder authenticator(Authenticator authenticator) {
        return authenticator(Platform.DEFAULT, authenticator);
    }

    /**
     * Adds another way to authenticate a platform that has a prefix of its own.
     *
     * @param platform the platform; {@link Platform#DEFAULT} is the one without a prefix
     * @param authenticator the authenticator; the broker closes it. Whom it takes for one of another platform is refused
     * @return this builder
     */
    public BrokerEngineBuilder authenticator(Platform platform, Authenticator authenticator) {
        access.authenticator(platform, authenticator);
        return this;
    }

    /**
     * Serves everybody who can reach the broker, without a prefix.
     *
     * @return this builder
     */
    public BrokerEngineBuilder withoutAuthentication() {
        access.everybody();
        return this;
    }

    /**
     * Adds somebody who may use {@link BrokerEngine#adminPipeline()}.
     *
     * @param pair a user and a password
     * @return this builder
     */
    public BrokerEngineBuilder admin(BasicCredentials pair) {
        access.admin(pair);
        return this;
    }

    /**
     * Adds somebody who may use {@link BrokerEngine#adminPipeline()} without changing anything.
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
     * Bounds what is read of a request.
     *
     * @param bounds the limits, {@link Limits#DEFAULT} unless set
     * @return this builder
     */
    public BrokerEngineBuilder limits(Limits bounds) {
        limits = bounds;
        return this;
    }

    /**
     * Bounds how many operations are carried out, and wait, at once.
     *
     * @param bounds the limits, {@link OperationLimits#DEFAULT} unless set
     * @return this builder
     */
    public BrokerEngineBuilder operationLimits(OperationLimits bounds) {
        operationLimits = bounds;
        return this;
    }

    /**
     * Sets how long a platform is kept waiting for a handler, to a second; then it is told that the operation goes on.
     *
     * @param time the time, 45 seconds unless set: most platforms give up after a minute
     * @return this builder
     */
    public BrokerEngineBuilder handlerPatience(Duration time) {
        handlerPatience = time;
        return this;
    }

    /**
     * Sets how long platforms may ask for an operation after its end.
     *
     * @param time the time, seven days unless set
     * @return this builder
     */
    public BrokerEngineBuilder operationsRemembered(Duration time) {
        operationsRemembered = time;
        return this;
    }

    /**
     * Sets where the broker keeps what it knows.
     *
     * @param kept the state, in memory unless set; the broker closes it
     * @return this builder
     */
    public BrokerEngineBuilder state(BrokerState kept) {
        state = Optional.of(kept);
        return this;
    }

    /**
     * Sets what time it is, for tests that turn the clock. A state of its own that is given to {@link #state} has a time of
     * its own.
     *
     * @param source the time, {@link TimeSource#SYSTEM} unless set
     * @return this builder
     */
    public BrokerEngineBuilder time(TimeSource source) {
        time = source;
        return this;
    }

    /**
     * Adds somebody who is told what the broker does, to measure it; {@code openbroker-metrics} has one for a registry of
     * Micrometer.
     *
     * @param watching the observer; the broker closes it
     * @return this builder
     */
    public BrokerEngineBuilder observer(BrokerObserver watching) {
        observers.add(watching);
        return this;
    }

    /**
     * Makes the broker.
     *
     * @return the broker, ready for requests
     * @throws IllegalArgumentException if there is no dispatcher, two of them use the same id or name, it is not said
     *     who may use the broker, a platform cannot be a prefix, a password is a hash that cannot be used, there are viewers
     *     without an admin, a platform has the credentials of an admin or viewer, or a state is given although all brokers
     *     keep their own
     */
    public BrokerEngine build() {
        List<BrokerObserver> all = new ArrayList<>(observers);
        metrics.ifPresent(all::add);
        return new BrokerEngine(new EngineSettings(
                dispatchers,
                access,
                limits,
                operationLimits,
                handlerPatience,
                operationsRemembered,
                state,
                time,
                all,
                metrics));
    }
}
