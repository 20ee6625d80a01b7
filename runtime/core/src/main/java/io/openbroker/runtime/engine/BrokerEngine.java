package io.openbroker.runtime.engine;

import io.openbroker.model.Platform;
import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.BrokerDispatcher;
import io.openbroker.runtime.Limits;
import io.openbroker.runtime.OperationLimits;
import io.openbroker.runtime.authentication.Authenticator;
import io.openbroker.runtime.catalog.ServiceCatalog;
import io.openbroker.runtime.command.Commands;
import io.openbroker.runtime.entrance.Entrances;
import io.openbroker.runtime.external.ExternalLifecycle;
import io.openbroker.runtime.handler.OperationCapacity;
import io.openbroker.runtime.http.BrokerPipeline;
import io.openbroker.runtime.lifecycle.Interruptions;
import io.openbroker.runtime.lifecycle.Lifecycle;
import io.openbroker.runtime.observation.BrokerObserver;
import io.openbroker.runtime.operation.HandlerThreads;
import io.openbroker.runtime.operation.InMemoryState;
import io.openbroker.runtime.operation.RunningOperations;
import io.openbroker.runtime.operator.BrokerOperator;
import io.openbroker.runtime.pipeline.RequestPipeline;
import io.openbroker.runtime.state.BrokerState;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A broker without a server: everything between an HTTP request and the handlers. A server such as {@code
 * io.openbroker.undertow.BrokerServer} makes one itself; those who bring a server of their own make it here.
 *
 * <p>Service instances, service bindings and operations are kept in memory, or where {@link Builder#state} says. Safe for
 * use by many threads.
 */
public final class BrokerEngine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerEngine.class);

    /** After so many heartbeats that are missing a replica counts as ended. */
    private static final int MISSED_HEARTBEATS = 4;

    /** Where threads are counted, so many stay free for requests that need no operation, such as polls. */
    private static final int THREADS_FOR_READING = 50;

    private final RequestPipeline pipeline;
    private final RunningOperations operations;
    private final Housekeeping housekeeping;
    private final BrokerOperator operator;
    private final BrokerState state;
    private final ExecutorService handlerThreads;
    private final Entrances entrances;
    private final Readiness readiness;
    private final BrokerObserver observer;

    private BrokerEngine(Builder builder) {
        ServiceCatalog catalog = ServiceCatalog.of(builder.dispatchers);
        if (builder.state.isPresent() && !catalog.keepsState()) {
            throw new IllegalArgumentException(
                    "A state is given, but the brokers have state = EXTERNAL, so nothing would be"
                            + " kept in it; leave it out");
        }
        this.entrances = builder.entrances();
        Clock clock = Clock.systemUTC();
        this.observer = new Observers(builder.observers);
        // Of one process, never of a later one.
        String replica = UUID.randomUUID().toString();
        this.state = builder.state.orElseGet(InMemoryState::new);
        this.operations = new RunningOperations();
        this.operator = new BrokerOperator(state, catalog.externalOfferings());
        OperationLimits bounds = builder.operationLimits;
        OperationCapacity capacity = new OperationCapacity(bounds, state.queue());
        Lifecycle lifecycle = new Lifecycle(catalog, state, operations, capacity, clock, replica, observer);
        this.housekeeping = new Housekeeping(
                state.store(),
                new Interruptions(
                        state.store(),
                        operations,
                        clock,
                        replica,
                        state.heartbeat().multipliedBy(MISSED_HEARTBEATS),
                        observer),
                state.heartbeat(),
                () -> operations.checkOverdue(builder.handlerPatience),
                clock,
                builder.operationsRemembered);
        this.handlerThreads =
                HandlerThreads.create("openbroker-handler", bounds.awaited() + bounds.waiting() + THREADS_FOR_READING);
        Commands commands = CombinedCommands.of(
                catalog,
                state.store(),
                lifecycle,
                () -> new ExternalLifecycle(catalog, operations, capacity, observer));
        this.pipeline = RequestPipeline.create(catalog, commands, entrances, builder.limits, observer);
        observer.begin(new EngineLoad(pipeline, capacity, operations, handlerThreads));
        state.queue().start(lifecycle.worker(), bounds.background());
        this.readiness = new Readiness(state, handlerThreads);
    }

    /**
     * Begins to put a broker together.
     *
     * @return a builder without brokers and credentials
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The way of a request through the broker.
     *
     * @return the pipeline, until {@link #close(Duration)}
     */
    public BrokerPipeline pipeline() {
        return pipeline;
    }

    /**
     * What operators see of the broker, and how they mend it.
     *
     * @return the operators' view, until {@link #close(Duration)}
     */
    public BrokerOperator operator() {
        return operator;
    }

    /**
     * Threads on which a server may carry requests out: virtual ones from Java 21 on, and else a pool.
     *
     * @return the threads, until {@link #close(Duration)}
     */
    public Executor handlerThreads() {
        return handlerThreads;
    }

    /**
     * Tells whether requests can be carried out just now, which takes a state that answers.
     *
     * @return whether they can, within two seconds; it never fails
     */
    public CompletionStage<Boolean> ready() {
        return readiness.look();
    }

    /**
     * Stops gracefully: waits for handlers that run in the background, then interrupts them; where the state outlives the
     * process, another one carries on with what they did. The server takes no more requests by then.
     *
     * @param grace how long handlers may still run
     */
    public void close(Duration grace) {
        state.queue().stop();
        try {
            operations.drain(grace);
        } catch (TimeoutException e) {
            LOG.warn("Stopping although a handler has not ended", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    /** Stops at once: interrupts what handlers do. */
    @Override
    public void close() {
        state.queue().stop();
        operations.close();
        handlerThreads.shutdownNow();
        entrances.close();
        housekeeping.close();
        state.close();
        observer.close();
    }

    /** Puts a {@link BrokerEngine} together; for use by one thread. */
    public static final class Builder {

        private final List<BrokerDispatcher> dispatchers = new ArrayList<>();
        private final Map<Platform, List<BasicCredentials>> credentials = new LinkedHashMap<>();
        private final Map<Platform, List<Authenticator>> authenticators = new LinkedHashMap<>();
        private boolean withoutAuthentication;
        private Limits limits = Limits.DEFAULT;
        private OperationLimits operationLimits = OperationLimits.DEFAULT;
        private Duration handlerPatience = Duration.ofSeconds(45);
        private Duration operationsRemembered = Duration.ofDays(7);
        private Optional<BrokerState> state = Optional.empty();
        private final List<BrokerObserver> observers = new ArrayList<>();

        private Builder() {}

        /**
         * Adds the generated dispatcher of a broker; several brokers are served as one catalog.
         *
         * @param dispatcher the dispatcher
         * @return this builder
         */
        public Builder dispatcher(BrokerDispatcher dispatcher) {
            dispatchers.add(dispatcher);
            return this;
        }

        /**
         * Adds credentials; a platform may use any that were added, so that they can be changed without an interruption.
         *
         * @param pair a user and a password
         * @return this builder
         */
        public Builder credentials(BasicCredentials pair) {
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
        public Builder credentials(Platform platform, BasicCredentials pair) {
            credentials.computeIfAbsent(platform, name -> new ArrayList<>()).add(pair);
            return this;
        }

        /**
         * Adds another way to authenticate requests without a prefix. It says itself from which platform a request comes.
         *
         * @param authenticator the authenticator; the broker closes it. It is asked before those that were added after it,
         *     and before {@link #credentials(BasicCredentials)}
         * @return this builder
         */
        public Builder authenticator(Authenticator authenticator) {
            return authenticator(Platform.DEFAULT, authenticator);
        }

        /**
         * Adds another way to authenticate a platform that has a prefix of its own.
         *
         * @param platform the platform; {@link Platform#DEFAULT} is the one without a prefix
         * @param authenticator the authenticator; the broker closes it. Whom it takes for one of another platform is refused
         * @return this builder
         */
        public Builder authenticator(Platform platform, Authenticator authenticator) {
            authenticators.computeIfAbsent(platform, name -> new ArrayList<>()).add(authenticator);
            return this;
        }

        /**
         * Serves everybody who can reach the broker, without a prefix.
         *
         * @return this builder
         */
        public Builder withoutAuthentication() {
            withoutAuthentication = true;
            return this;
        }

        /**
         * Bounds what is read of a request.
         *
         * @param bounds the limits, {@link Limits#DEFAULT} unless set
         * @return this builder
         */
        public Builder limits(Limits bounds) {
            limits = bounds;
            return this;
        }

        /**
         * Bounds how many operations are carried out, and wait, at once.
         *
         * @param bounds the limits, {@link OperationLimits#DEFAULT} unless set
         * @return this builder
         */
        public Builder operationLimits(OperationLimits bounds) {
            operationLimits = bounds;
            return this;
        }

        /**
         * Sets how long a platform is kept waiting for a handler, to a second; then it is told that the operation goes on.
         *
         * @param time the time, 45 seconds unless set: most platforms give up after a minute
         * @return this builder
         */
        public Builder handlerPatience(Duration time) {
            handlerPatience = time;
            return this;
        }

        /**
         * Sets how long platforms may ask for an operation after its end.
         *
         * @param time the time, seven days unless set
         * @return this builder
         */
        public Builder operationsRemembered(Duration time) {
            operationsRemembered = time;
            return this;
        }

        /**
         * Sets where the broker keeps what it knows.
         *
         * @param kept the state, in memory unless set; the broker closes it
         * @return this builder
         */
        public Builder state(BrokerState kept) {
            state = Optional.of(kept);
            return this;
        }

        /**
         * Adds somebody who is told what the broker does, to measure it; {@code openbroker-metrics} has one for a registry of
         * Micrometer.
         *
         * @param watching the observer; the broker closes it
         * @return this builder
         */
        public Builder observer(BrokerObserver watching) {
            observers.add(watching);
            return this;
        }

        /**
         * Makes the broker.
         *
         * @return the broker, ready for requests
         * @throws IllegalArgumentException if there is no dispatcher, two of them use the same id or name, it is not said
         *     who may use the broker, a platform cannot be a prefix, a password is a hash that cannot be used, or a state is
         *     given although all brokers keep their own
         */
        public BrokerEngine build() {
            return new BrokerEngine(this);
        }

        private Entrances entrances() {
            boolean given = !credentials.isEmpty() || !authenticators.isEmpty();
            if (withoutAuthentication == given) {
                throw new IllegalArgumentException(
                        withoutAuthentication
                                ? "The broker has credentials, but shall not ask for them; leave one of the two out"
                                : "The broker has no credentials; give some, or ask for none with"
                                        + " withoutAuthentication()");
            }
            Map<Platform, List<Authenticator>> all = new LinkedHashMap<>();
            authenticators.forEach((platform, several) -> all.put(platform, new ArrayList<>(several)));
            credentials.forEach((platform, pairs) ->
                    all.computeIfAbsent(platform, name -> new ArrayList<>()).add(Authenticator.basic(platform, pairs)));
            if (withoutAuthentication) {
                all.put(Platform.DEFAULT, List.of(Authenticator.anybody(Platform.DEFAULT)));
            }
            return new Entrances(all);
        }
    }
}
