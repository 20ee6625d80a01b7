package io.openbroker.runtime;

import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.internal.admin.AdminPort;
import io.openbroker.runtime.internal.admin.AdminRequests;
import io.openbroker.runtime.internal.admin.AuditRequests;
import io.openbroker.runtime.internal.admin.CatalogRequests;
import io.openbroker.runtime.internal.admin.HistoryRequests;
import io.openbroker.runtime.internal.admin.InterventionRequests;
import io.openbroker.runtime.internal.admin.ListRequests;
import io.openbroker.runtime.internal.admin.MetricsRequests;
import io.openbroker.runtime.internal.admin.OpenApiRequests;
import io.openbroker.runtime.internal.admin.OperationRequests;
import io.openbroker.runtime.internal.admin.OverviewRequests;
import io.openbroker.runtime.internal.admin.ReconcileRequests;
import io.openbroker.runtime.internal.admin.ResourceRequests;
import io.openbroker.runtime.internal.admin.RunningBroker;
import io.openbroker.runtime.internal.admin.SessionRequests;
import io.openbroker.runtime.internal.admin.SettingsRequests;
import io.openbroker.runtime.internal.audit.AuditLog;
import io.openbroker.runtime.internal.audit.RecentLines;
import io.openbroker.runtime.internal.authentication.AdminAuthentication;
import io.openbroker.runtime.internal.authentication.PlatformAuthentication;
import io.openbroker.runtime.internal.catalog.ServiceCatalog;
import io.openbroker.runtime.internal.command.Commands;
import io.openbroker.runtime.internal.console.ConsolePipeline;
import io.openbroker.runtime.internal.engine.CombinedCommands;
import io.openbroker.runtime.internal.engine.EngineLoad;
import io.openbroker.runtime.internal.engine.EngineSettings;
import io.openbroker.runtime.internal.engine.Housekeeping;
import io.openbroker.runtime.internal.engine.Readiness;
import io.openbroker.runtime.internal.engine.StateAtStart;
import io.openbroker.runtime.internal.external.ExternalLifecycle;
import io.openbroker.runtime.internal.handler.OperationCapacity;
import io.openbroker.runtime.internal.history.History;
import io.openbroker.runtime.internal.json.JacksonVersions;
import io.openbroker.runtime.internal.lifecycle.Lifecycle;
import io.openbroker.runtime.internal.lifecycle.operation.EndReports;
import io.openbroker.runtime.internal.lifecycle.operation.Heartbeats;
import io.openbroker.runtime.internal.lifecycle.operation.Interruptions;
import io.openbroker.runtime.internal.observation.Observers;
import io.openbroker.runtime.internal.observation.OperationDelivery;
import io.openbroker.runtime.internal.operation.HandlerThreads;
import io.openbroker.runtime.internal.operation.RunningOperations;
import io.openbroker.runtime.internal.operation.SignsOfLife;
import io.openbroker.runtime.internal.pipeline.RequestPipeline;
import io.openbroker.runtime.internal.pipeline.StartingPipeline;
import io.openbroker.runtime.internal.platform.PlatformPort;
import io.openbroker.runtime.internal.policy.Policies;
import io.openbroker.runtime.internal.proxy.SenderResolver;
import io.openbroker.runtime.internal.reconciliation.CatalogIds;
import io.openbroker.runtime.server.BrokerPipeline;
import io.openbroker.runtime.server.HealthStatus;
import io.openbroker.runtime.spi.console.ConsolePages;
import io.openbroker.runtime.spi.observation.BrokerLoad;
import io.openbroker.runtime.spi.observation.BrokerObserver;
import io.openbroker.runtime.spi.state.BrokerState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A broker without a server: everything between an HTTP request and the handlers. A server such as {@code
 * io.openbroker.undertow.BrokerServer} creates one itself; create one here to use another server.
 *
 * <p>Service instances, service bindings and operations are kept in memory, unless {@link BrokerEngineBuilder#state}
 * sets another state. Safe for use by many threads.
 */
public final class BrokerEngine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerEngine.class);

    /** The threads that stay free, in a bounded pool, for requests that start no operation, such as polls. */
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
    private final OperationDelivery delivery;
    private volatile boolean stopping;

    BrokerEngine(EngineSettings settings) {
        ServiceCatalog catalog = ServiceCatalog.of(settings.dispatchers());
        if (settings.state().isPresent() && !catalog.keepsState()) {
            throw new IllegalArgumentException(
                    "A state is configured, but every broker has state = EXTERNAL and would not use it. Remove it.");
        }
        settings.state()
                .ifPresent(kept -> checkOwner(kept, catalog, settings.time().ticker()));
        // Certificates are valid by the clock of this machine, as in TLS.
        SenderResolver senders = new SenderResolver(settings.proxies(), settings.time());
        this.platformAuthentication =
                settings.access().platformAuthentication(settings.time().ticker());
        this.adminAuthentication =
                settings.access().adminAuthentication(settings.time().ticker());
        Optional<RecentLines> auditLines = adminAuthentication.map(
                admins -> new RecentLines(settings.time().clock()));
        AuditLog audit = auditLines.map(AuditLog::keeping).orElse(AuditLog.LOGGER_ONLY);
        Optional<History> history = adminAuthentication.map(admins -> new History(settings.time()));
        this.observer = new Observers(
                Stream.concat(settings.observers().stream(), history.stream()).toList());
        // Unique to this process, so that no later process inherits its operations.
        String id = UUID.randomUUID().toString();
        String replica = settings.replica().isEmpty() ? id : settings.replica() + "/" + id;
        this.state = settings.state().orElseGet(() -> new InMemoryState(settings.time()));
        // Instants are those of the state, on which all replicas agree; durations are this machine's.
        TimeSource time = new TimeSource(state.clock(), settings.time().ticker());
        SignsOfLife signs = new SignsOfLife(time.ticker(), state.lease());
        this.operations = new RunningOperations(time.ticker(), signs);
        this.questions = new RunningOperations(time.ticker());
        OperationLimits bounds = settings.operationLimits();
        OperationCapacity capacity = new OperationCapacity(bounds, state.queue());
        Policies policies = Policies.of(settings.policies(), catalog.serviceIds(), questions);
        this.delivery =
                new OperationDelivery(settings.operationObservers(), catalog.serviceIds(), state.store(), replica);
        EndReports reports = new EndReports(observer, delivery, audit);
        Lifecycle lifecycle = new Lifecycle(catalog, state, operations, capacity, time, replica, policies, reports);
        this.admin = new BrokerAdmin(state, catalog.externalOfferings(), Optional.of(lifecycle.operatorChanges()));
        Heartbeats heartbeats = new Heartbeats(state.store(), replica, state.lease(), time.ticker());
        this.housekeeping = new Housekeeping(
                state.store(),
                new Interruptions(state.store(), operations, signs, time, heartbeats, reports),
                state.heartbeat(),
                () -> {
                    operations.checkOverdue(settings.handlerPatience());
                    questions.checkOverdue(settings.handlerPatience());
                },
                // Each by itself, so that none is left out if another one fails.
                List.of(delivery::sweep, () -> history.ifPresent(kept -> kept.sampleQueued(capacity::queuedNow))),
                time,
                settings.operationsRemembered());
        this.handlerThreads =
                HandlerThreads.create("openbroker-handler", bounds.awaited() + bounds.waiting() + THREADS_FOR_READING);
        BrokerObserver unrecorded = new Observers(List.of(observer, delivery.unrecorded()));
        Commands commands = CombinedCommands.of(
                catalog,
                state.store(),
                lifecycle,
                () -> new ExternalLifecycle(catalog, operations, questions, capacity, policies, time, unrecorded));
        this.pipeline = PlatformPort.pipeline(
                catalog, commands, platformAuthentication, senders, settings.limits(), time.ticker(), observer, audit);
        this.readiness = new Readiness(state, handlerThreads);
        BrokerLoad load = new EngineLoad(pipeline, capacity, operations, state, handlerThreads);
        RunningBroker running = new RunningBroker(
                replica,
                time.clock().instant(),
                state,
                load,
                () -> health().toCompletableFuture().join());
        this.adminPipeline = adminAuthentication
                .map(authentication -> AdminPort.pipeline(
                        adminRequests(running, catalog, settings, authentication, history, auditLines),
                        authentication,
                        audit,
                        senders,
                        time.ticker()))
                .map(port -> withConsole(port, settings.console()));
        observer.started(load);
        state.queue().start(lifecycle.worker(), bounds.background(), heartbeats);
    }

    private static BrokerPipeline withConsole(BrokerPipeline port, Optional<ConsolePages> console) {
        return console.<BrokerPipeline>map(pages -> new ConsolePipeline(pages, port))
                .orElse(port);
    }

    private List<AdminRequests> adminRequests(
            RunningBroker running,
            ServiceCatalog catalog,
            EngineSettings settings,
            AdminAuthentication authentication,
            Optional<History> history,
            Optional<RecentLines> auditLines) {
        List<AdminRequests> requests = new ArrayList<>(List.of(
                new MetricsRequests(settings.metrics()),
                new OverviewRequests(admin, running),
                new ListRequests(admin, state.clock()),
                new ResourceRequests(admin),
                new CatalogRequests(catalog.document()),
                new SettingsRequests(settings.listed()),
                new OperationRequests(admin, AdminPort.bodies()),
                new InterventionRequests(admin, AdminPort.bodies()),
                new ReconcileRequests(admin, CatalogIds.of(catalog), state.clock())));
        history.map(HistoryRequests::new).ifPresent(requests::add);
        auditLines.map(AuditRequests::new).ifPresent(requests::add);
        settings.console().ifPresent(pages -> requests.add(new SessionRequests(authentication)));
        requests.add(new OpenApiRequests(requests));
        return requests;
    }

    /**
     * Rejects the state of another broker: its service instances would be listed and its operations interrupted,
     * although no handler here knows them.
     */
    private static void checkOwner(BrokerState state, ServiceCatalog catalog, Ticker ticker) {
        if (state.adoptable()) {
            return;
        }
        Set<String> offerings = catalog.serviceIds();
        Optional<String> foreign =
                StateAtStart.await(ticker, () -> state.store().foreignOffering(offerings));
        if (foreign.isPresent()) {
            throw new IllegalStateException("The state in " + state.location()
                    + " belongs to another broker: it has service instances of the service offering \""
                    + foreign.get()
                    + "\", and none of this broker's service offerings (" + String.join(", ", offerings)
                    + "). Choose another location with OPENBROKER_STATE, or set OPENBROKER_STATE_ADOPT=true to"
                    + " use it anyway.");
        }
    }

    /**
     * Checks that the versions of the program's libraries are compatible, as {@link #builder} does; for programs that
     * use the libraries before they build a broker.
     *
     * @throws IllegalStateException if a library is older than another one requires; the message names it and the
     *     remedy
     */
    public static void checkLibraries() {
        JacksonVersions.demand();
    }

    /**
     * Creates a builder of a broker.
     *
     * @return a builder without brokers and credentials
     * @throws IllegalStateException if the versions of the program's libraries are not compatible
     */
    public static BrokerEngineBuilder builder() {
        checkLibraries();
        return new BrokerEngineBuilder();
    }

    /**
     * A pipeline for the time until there is an engine: it rejects every request with 503, and asks to send it again. A server that
     * opens its port before its state is available uses it.
     *
     * @return the pipeline
     */
    public static BrokerPipeline starting() {
        return new StartingPipeline();
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
     * The pipeline for requests of admins, for a separate port. Use separate threads, too, so that admins receive
     * responses however busy the broker is.
     *
     * @return the pipeline, until {@link #close(Duration)}; empty unless the broker has an admin
     */
    public Optional<BrokerPipeline> adminPipeline() {
        return adminPipeline;
    }

    /**
     * The administration of the broker: lists, and changes to operations that are stuck.
     *
     * @return the administration, until {@link #close(Duration)}
     */
    public BrokerAdmin admin() {
        return admin;
    }

    /**
     * Threads on which a server may carry out requests: virtual threads on Java 21 and later, otherwise a pool.
     *
     * @return the threads, until {@link #close(Duration)}
     */
    public Executor handlerThreads() {
        return handlerThreads;
    }

    /**
     * Checks whether the broker can carry out requests now, that is, whether its state is available.
     *
     * @return whether it can; completes within two seconds, and never exceptionally
     */
    public CompletionStage<Boolean> ready() {
        return readiness.look();
    }

    /**
     * The health of the broker, for orchestrators: whether it can carry out requests, and a warning if the clock of this machine is
     * wrong.
     *
     * @return the health; completes within two seconds, and never exceptionally
     */
    public CompletionStage<HealthStatus> health() {
        return ready().thenApply(ready -> {
            if (stopping) {
                return HealthStatus.STOPPING;
            }
            return ready ? HealthStatus.READY.withClockDifference(clockDifference()) : HealthStatus.STATE_UNAVAILABLE;
        });
    }

    /**
     * How far the clock of this machine is ahead of that of the state; negative if it is behind. Nothing in the state
     * depends on the machine's clock, but tokens and certificates do.
     *
     * @return the difference as last measured; zero if the state has no clock of its own
     */
    public Duration clockDifference() {
        return state.clockDifference();
    }

    /**
     * Announces that {@link #close(Duration)} follows: {@link #health} says that the broker is stopping, and so admins see it while
     * the last requests run. Everything else continues.
     */
    public void announceStop() {
        stopping = true;
    }

    /**
     * Stops gracefully: waits for handlers that run in the background, then interrupts them. If the state outlives the
     * process, another process continues their operations. Stop accepting requests before.
     *
     * @param grace the time that handlers may still run
     */
    public void close(Duration grace) {
        announceStop();
        state.queue().stop();
        try {
            operations.drain(grace);
        } catch (TimeoutException e) {
            LOG.warn("Stopping although a handler is still running", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    /** Stops at once and interrupts running handlers. */
    @Override
    public void close() {
        state.queue().stop();
        operations.close();
        questions.close();
        handlerThreads.shutdownNow();
        platformAuthentication.close();
        adminAuthentication.ifPresent(AdminAuthentication::close);
        delivery.close();
        housekeeping.close();
        state.close();
        observer.close();
    }
}
