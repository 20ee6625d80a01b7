package io.openbroker.runtime;

import io.openbroker.runtime.internal.admin.AdminPort;
import io.openbroker.runtime.internal.authentication.AdminAuthentication;
import io.openbroker.runtime.internal.authentication.PlatformAuthentication;
import io.openbroker.runtime.internal.catalog.ServiceCatalog;
import io.openbroker.runtime.internal.command.Commands;
import io.openbroker.runtime.internal.engine.CombinedCommands;
import io.openbroker.runtime.internal.engine.EngineLoad;
import io.openbroker.runtime.internal.engine.EngineSettings;
import io.openbroker.runtime.internal.engine.Housekeeping;
import io.openbroker.runtime.internal.engine.Observers;
import io.openbroker.runtime.internal.engine.Readiness;
import io.openbroker.runtime.internal.external.ExternalLifecycle;
import io.openbroker.runtime.internal.handler.OperationCapacity;
import io.openbroker.runtime.internal.json.JacksonVersions;
import io.openbroker.runtime.internal.lifecycle.Lifecycle;
import io.openbroker.runtime.internal.lifecycle.operation.Interruptions;
import io.openbroker.runtime.internal.operation.HandlerThreads;
import io.openbroker.runtime.internal.operation.RunningOperations;
import io.openbroker.runtime.internal.pipeline.RequestPipeline;
import io.openbroker.runtime.internal.platform.PlatformPort;
import io.openbroker.runtime.server.BrokerPipeline;
import io.openbroker.runtime.spi.observation.BrokerObserver;
import io.openbroker.runtime.spi.state.BrokerState;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
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
 * <p>Service instances, service bindings and operations are kept in memory, or where {@link BrokerEngineBuilder#state} says. Safe for
 * use by many threads.
 */
public final class BrokerEngine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerEngine.class);

    /** After so many heartbeats that are missing a replica counts as ended. */
    private static final int MISSED_HEARTBEATS = 4;

    /** Where threads are counted, so many stay free for requests that need no operation, such as polls. */
    private static final int THREADS_FOR_READING = 50;

    private final RequestPipeline<?, ?> pipeline;
    private final Optional<BrokerPipeline> adminPipeline;
    private final RunningOperations operations;
    private final RunningOperations questions;
    private final Housekeeping housekeeping;
    private final BrokerAdmin admin;
    private final BrokerState state;
    private final ExecutorService handlerThreads;
    private final PlatformAuthentication platformAuthentication;
    private final Optional<AdminAuthentication> adminAuthentication;
    private final Readiness readiness;
    private final BrokerObserver observer;

    BrokerEngine(EngineSettings settings) {
        ServiceCatalog catalog = ServiceCatalog.of(settings.dispatchers());
        if (settings.state().isPresent() && !catalog.keepsState()) {
            throw new IllegalArgumentException(
                    "A state is given, but the brokers have state = EXTERNAL, so nothing would be"
                            + " kept in it; leave it out");
        }
        settings.state().ifPresent(kept -> checkOwner(kept, catalog));
        this.platformAuthentication =
                settings.access().platformAuthentication(settings.time().ticker());
        this.adminAuthentication =
                settings.access().adminAuthentication(settings.time().ticker());
        TimeSource time = settings.time();
        this.observer = new Observers(settings.observers());
        // Of one process, never of a later one.
        String replica = UUID.randomUUID().toString();
        this.state = settings.state().orElseGet(() -> new InMemoryState(time));
        this.operations = new RunningOperations(time.ticker());
        this.questions = new RunningOperations(time.ticker());
        this.admin = new BrokerAdmin(state, catalog.externalOfferings());
        OperationLimits bounds = settings.operationLimits();
        OperationCapacity capacity = new OperationCapacity(bounds, state.queue());
        Lifecycle lifecycle = new Lifecycle(catalog, state, operations, capacity, time, replica, observer);
        this.housekeeping = new Housekeeping(
                state.store(),
                new Interruptions(
                        state.store(),
                        operations,
                        time,
                        replica,
                        state.heartbeat().multipliedBy(MISSED_HEARTBEATS),
                        observer),
                state.heartbeat(),
                () -> {
                    operations.checkOverdue(settings.handlerPatience());
                    questions.checkOverdue(settings.handlerPatience());
                },
                time,
                settings.operationsRemembered());
        this.handlerThreads =
                HandlerThreads.create("openbroker-handler", bounds.awaited() + bounds.waiting() + THREADS_FOR_READING);
        Commands commands = CombinedCommands.of(
                catalog,
                state.store(),
                lifecycle,
                () -> new ExternalLifecycle(catalog, operations, questions, capacity, time.ticker(), observer));
        this.pipeline = PlatformPort.pipeline(
                catalog, commands, platformAuthentication, settings.limits(), time.ticker(), observer);
        this.adminPipeline = adminAuthentication.map(
                authentication -> AdminPort.pipeline(admin, authentication, settings.metrics(), time));
        observer.begin(new EngineLoad(pipeline, capacity, operations, handlerThreads));
        state.queue().start(lifecycle.worker(), bounds.background());
        this.readiness = new Readiness(state, handlerThreads);
    }

    /** What another broker has left would be listed, and its claims ended, without a handler that knows anything of it. */
    private static void checkOwner(BrokerState state, ServiceCatalog catalog) {
        if (state.adoptable()) {
            return;
        }
        Set<String> offerings = catalog.serviceIds();
        Optional<String> foreign = state.store().foreignOffering(offerings);
        if (foreign.isPresent()) {
            throw new IllegalStateException(
                    "The state in " + state.location()
                            + " belongs to another broker: it has service instances of the service offering \""
                            + foreign.get()
                            + "\", and none of this broker's service offerings (" + String.join(", ", offerings)
                            + "). Choose another place with OPENBROKER_STATE, or set OPENBROKER_STATE_ADOPT=true if it is meant.");
        }
    }

    /**
     * Checks that the libraries of the program fit together, as {@link #builder} does; for programs that use them before.
     *
     * @throws IllegalStateException if one is older than another one demands; the message says which, and what to do
     */
    public static void checkLibraries() {
        JacksonVersions.demand();
    }

    /**
     * Begins to put a broker together.
     *
     * @return a builder without brokers and credentials
     * @throws IllegalStateException if the libraries of the program do not fit together
     */
    public static BrokerEngineBuilder builder() {
        checkLibraries();
        return new BrokerEngineBuilder();
    }

    /**
     * The pipeline for requests of platforms.
     *
     * @return the pipeline, until {@link #close(Duration)}
     */
    public BrokerPipeline pipeline() {
        return pipeline;
    }

    /**
     * The pipeline for requests of admins, for a port of its own. Use threads of its own, too, so that admins get responses
     * however busy the broker is.
     *
     * @return the pipeline, until {@link #close(Duration)}; empty unless the broker has an admin
     */
    public Optional<BrokerPipeline> adminPipeline() {
        return adminPipeline;
    }

    /**
     * What the broker knows, and changes to operations that are stuck.
     *
     * @return the view of admins, until {@link #close(Duration)}
     */
    public BrokerAdmin admin() {
        return admin;
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
        questions.close();
        handlerThreads.shutdownNow();
        platformAuthentication.close();
        adminAuthentication.ifPresent(AdminAuthentication::close);
        housekeeping.close();
        state.close();
        observer.close();
    }
}
