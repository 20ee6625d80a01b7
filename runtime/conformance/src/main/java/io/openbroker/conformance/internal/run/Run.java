package io.openbroker.conformance.internal.run;

import io.openbroker.client.http.BrokerTransport;
import io.openbroker.client.http.ClientTime;
import io.openbroker.client.http.Exchange;
import io.openbroker.client.http.Header;
import io.openbroker.conformance.BrokerProblem;
import io.openbroker.conformance.CheckResult;
import io.openbroker.conformance.Leftover;
import io.openbroker.conformance.ProgressListener;
import io.openbroker.conformance.Report;
import io.openbroker.conformance.internal.catalog.Catalog;
import io.openbroker.conformance.internal.catalog.Plan;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.exchange.CheckStopped;
import io.openbroker.conformance.internal.exchange.Exchanges;
import io.openbroker.conformance.internal.lifecycle.Durations;
import io.openbroker.conformance.internal.lifecycle.Ledger;
import io.openbroker.conformance.internal.lifecycle.LedgerSender;
import io.openbroker.conformance.internal.lifecycle.OsbRequest;
import io.openbroker.conformance.internal.lifecycle.Poller;
import io.openbroker.conformance.internal.lifecycle.RequestFactory;
import io.openbroker.conformance.internal.lifecycle.Sender;
import io.openbroker.conformance.internal.parameter.ParameterFile;
import io.openbroker.conformance.internal.parameter.ParameterSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** One run: the catalog, the checks, the cleanup, the report. */
public final class Run {

    private static final String VERSION = "X-Broker-API-Version";

    private final BrokerTransport transport;
    private final Optional<BrokerTransport> raw;
    private final RunSettings settings;
    private final List<Check> checks;
    private final ParameterFile file;
    private final ClientTime time;
    private final Supplier<String> ids;
    private final Ledger ledger = new Ledger();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicReference<RuntimeException> broken = new AtomicReference<>();
    private final Workers workers;
    private final Cancellation cancellation = new Cancellation();

    /**
     * Creates a run.
     *
     * @param raw writes requests as they are, well-formed or not; without it, checks that need it do not run
     */
    public Run(
            BrokerTransport transport,
            Optional<BrokerTransport> raw,
            RunSettings settings,
            List<Check> checks,
            ParameterFile file,
            ClientTime time,
            Supplier<String> ids) {
        this.transport = transport;
        this.raw = raw;
        this.settings = settings;
        this.checks = List.copyOf(checks);
        this.file = file;
        this.time = time;
        this.ids = ids;
        this.workers = new Workers(settings.parallelism());
    }

    /** See {@link io.openbroker.conformance.Conformance#cancel()}. */
    public void cancel() {
        cancellation.next();
        workers.interrupt();
    }

    /** See {@link io.openbroker.conformance.Conformance#pending()}. */
    public List<Leftover> pending() {
        return ledger.left().stream()
                .map(resource -> Cleanup.leftover(resource, "the run has not deleted it yet"))
                .toList();
    }

    /** See {@link io.openbroker.conformance.Conformance#run}. */
    public Report run(ProgressListener listener) {
        if (!begun.compareAndSet(false, true)) {
            throw new IllegalStateException("This run has run already. Build another one.");
        }
        Instant started = time.now();
        long begin = time.nanos();
        Stop stop = new Stop(time, settings.runDeadline(), "The run");
        cancellation.checks(stop);
        Sender sender = new RunSender(transport, headers(), stop::reason);
        try {
            Exchange first = sender.exchange(OsbRequest.catalog().http());
            Catalog catalog = Catalog.of(first);
            PlanChoice choice = PlanChoice.of(catalog, settings);
            Optional<BrokerProblem> problem = Reachability.problem(first, settings.apiVersion())
                    .or(() -> choice.problem()
                            .map(sentence -> new BrokerProblem(
                                    BrokerProblem.Kind.PLAN_UNKNOWN,
                                    sentence,
                                    "Choose one of the catalog, by name or id.",
                                    Exchanges.cut(first))));
            List<Results.Planned> planned = Planning.plan(checks, settings, choice.plans());
            Results results = new Results(planned, listener, time, exception -> {
                broken.set(exception);
                cancel();
            });
            results.begin();
            List<Leftover> leftovers = List.of();
            if (problem.isEmpty()) {
                check(sender, rawSender(stop), catalog, choice.plans(), planned, results, stop);
                leftovers = cleanup(catalog, results);
            }
            List<CheckResult> all = results.complete(
                    problem.map(BrokerProblem::sentence).or(stop::reason).orElse("The run ended before this check."));
            if (broken.get() != null) {
                throw broken.get();
            }
            return new Report(
                    settings.broker(),
                    settings.apiVersion(),
                    settings.modes(),
                    settings.profiles(),
                    choice.plans().stream().map(Plan::subject).toList(),
                    started,
                    Durations.since(time, begin),
                    problem,
                    all,
                    leftovers,
                    stop.ended(),
                    // Without a catalog, sentences about its plans would mislead.
                    problem.isPresent() ? List.of() : choice.notes());
        } finally {
            workers.close();
        }
    }

    private void check(
            Sender sender,
            Sender rawSender,
            Catalog catalog,
            List<Plan> plans,
            List<Results.Planned> planned,
            Results results,
            Stop stop) {
        RequestFactory requests = new RequestFactory(new ParameterSource(file, settings.profiles()));
        Poller poller =
                new Poller(time, () -> Durations.shorter(settings.operationDeadline(), stop.left()), results::activity);
        Probe.ProbeSettings probes = new Probe.ProbeSettings(
                settings.apiVersion(),
                catalog,
                plans.stream().findFirst(),
                requests,
                ids,
                noted(rawSender, plans),
                settings.parallelism());
        CheckRunner runner = new CheckRunner(probes, noted(sender, plans), poller, results, ledger, time, stop);
        new Phases(runner, planned, plans, workers).run();
    }

    private Sender rawSender(Stop stop) {
        return raw.<Sender>map(connections -> new RunSender(connections, headers(), stop::reason))
                .orElse(request -> {
                    throw CheckStopped.notRun(
                            "The run has no raw connections. Name the broker for them (rawConnections).");
                });
    }

    private List<Leftover> cleanup(Catalog catalog, Results results) {
        List<Ledger.Resource> resources = ledger.left();
        if (resources.isEmpty()) {
            return List.of();
        }
        results.cleanup(resources.size());
        Stop stop = new Stop(time, settings.cleanupDeadline(), "The cleanup");
        cancellation.cleanup(stop);
        boolean interrupted = Thread.interrupted();
        try {
            Sender sender = noted(new RunSender(transport, headers(), stop::reason), catalog.plansOrNone());
            Poller poller = new Poller(time, stop::left, results::activity);
            Cleanup cleanup = new Cleanup(sender, ledger, poller, time);
            return workers.each(byInstance(resources), cleanup::delete).stream()
                    .flatMap(List::stream)
                    .toList();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static List<List<Ledger.Resource>> byInstance(List<Ledger.Resource> resources) {
        return resources.stream()
                .map(resource -> resource.path().instanceId())
                .distinct()
                .map(id -> resources.stream()
                        .filter(resource -> resource.path().instanceId().equals(id))
                        .toList())
                .toList();
    }

    private LedgerSender noted(Sender sender, List<Plan> plans) {
        return new LedgerSender(sender, ledger, plans);
    }

    private List<Header> headers() {
        List<Header> headers = new ArrayList<>(settings.headers());
        headers.addAll(file.headers());
        headers.add(new Header(VERSION, settings.apiVersion().number()));
        return headers;
    }
}
