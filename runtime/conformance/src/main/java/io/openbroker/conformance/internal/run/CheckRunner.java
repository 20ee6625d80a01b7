package io.openbroker.conformance.internal.run;

import io.openbroker.client.http.ClientTime;
import io.openbroker.conformance.ApiVersion;
import io.openbroker.conformance.CheckOutcome;
import io.openbroker.conformance.internal.catalog.Plan;
import io.openbroker.conformance.internal.check.CheckBody;
import io.openbroker.conformance.internal.check.Condition;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.SharedInstance;
import io.openbroker.conformance.internal.exchange.CheckStopped;
import io.openbroker.conformance.internal.lifecycle.Flow;
import io.openbroker.conformance.internal.lifecycle.Instance;
import io.openbroker.conformance.internal.lifecycle.Instances;
import io.openbroker.conformance.internal.lifecycle.Ledger;
import io.openbroker.conformance.internal.lifecycle.LedgerSender;
import io.openbroker.conformance.internal.lifecycle.OsbRequest;
import io.openbroker.conformance.internal.lifecycle.Poller;
import io.openbroker.conformance.internal.lifecycle.Recording;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs single checks, and notes what comes of them. Safe for use by many threads. */
final class CheckRunner {

    private static final int TRACE = 2_000;

    private final LedgerSender sender;
    private final Poller poller;
    private final Results results;
    private final Ledger ledger;
    private final ClientTime time;
    private final Stop stop;
    private final Probe.ProbeSettings settings;

    CheckRunner(
            Probe.ProbeSettings settings,
            LedgerSender sender,
            Poller poller,
            Results results,
            Ledger ledger,
            ClientTime time,
            Stop stop) {
        this.settings = settings;
        this.sender = sender;
        this.poller = poller;
        this.results = results;
        this.ledger = ledger;
        this.time = time;
        this.stop = stop;
    }

    /** Runs a check that needs no instance. */
    void run(Results.Planned planned) {
        if (planned.check().body() instanceof CheckBody.OfCatalog body) {
            run(planned, probe -> body.run(probe, settings.catalog()));
        } else if (planned.check().body() instanceof CheckBody.OfRequests body) {
            run(planned, body::run);
        }
    }

    /** Runs the shared lifecycle of a plan in a flow; stages that are reached are given to a consumer. */
    Recording lifecycle(Plan plan, Flow flow, Consumer<SharedInstance> stages) {
        results.activity("Running the " + flow.title() + " lifecycle of " + plan.title());
        Instances instances = new Instances(sender, poller, settings.requests(), settings.ids(), plan, flow);
        Instance instance = instances.reserve();
        Recording recording = new LifecycleScript(
                        instance,
                        settings.apiVersion().includes(ApiVersion.V2_17),
                        settings.requests().parameters(),
                        stages)
                .run();
        delete(instances);
        return recording;
    }

    /** Lets a check judge recordings. */
    void judge(Results.Planned planned, CheckBody.OfRecording body, List<Recording> recordings) {
        List<Recording> chosen = recordings.stream()
                .filter(recording ->
                        body.flow().map(flow -> flow == recording.flow()).orElse(true))
                .toList();
        run(planned, probe -> {
            Optional<CheckStopped> stopped = Optional.empty();
            boolean judged = false;
            for (Recording recording : chosen) {
                try {
                    body.judge().run(probe, recording);
                    judged = true;
                } catch (CheckStopped e) {
                    judged |= e.outcome() instanceof CheckOutcome.Passed;
                    stopped = stopped.or(() -> Optional.of(e));
                }
            }
            if (!judged) {
                throw stopped.orElseGet(() -> CheckStopped.notRun("There was no lifecycle to judge."));
            }
        });
    }

    /** Lets a check visit the shared instance at a stage. */
    void visit(Results.Planned planned, CheckBody.OfStage body, SharedInstance shared) {
        run(
                planned,
                probe -> body.visit()
                        .run(
                                probe,
                                new SharedInstance(
                                        shared.stage(),
                                        shared.instance().with(probe),
                                        shared.sharedBinding().map(binding -> binding.with(probe)),
                                        shared.recording(),
                                        shared.accepted())));
    }

    /** Runs a check with instances of its own. */
    void own(Results.Planned planned, CheckBody.OfInstances body, Plan plan, Flow flow) {
        run(planned, probe -> {
            Instances instances = new Instances(probe, poller, settings.requests(), settings.ids(), plan, flow);
            try {
                body.run(probe, instances);
            } finally {
                delete(instances);
            }
        });
    }

    /** Returns whether the broker still responds, as it may not after hostile requests. */
    boolean isReachable() {
        return stop.reason().isPresent() || sender.send(OsbRequest.catalog()).responded();
    }

    /** Notes an outcome without running the check. */
    void skip(Results.Planned planned, CheckOutcome outcome) {
        if (!results.isFinished(planned)) {
            results.finish(planned, inapplicable(planned).orElse(outcome), time.nanos());
        }
    }

    private void run(Results.Planned planned, Consumer<Probe> body) {
        if (results.isFinished(planned)) {
            return;
        }
        Optional<CheckOutcome> inapplicable =
                inapplicable(planned).or(() -> stop.reason().map(CheckOutcome.NotRun::new));
        if (inapplicable.isPresent()) {
            results.finish(planned, inapplicable.get(), time.nanos());
            return;
        }
        long start = results.start(planned);
        Probe probe = new Probe(sender, planned.check(), settings, planned.plan());
        CheckOutcome outcome = new CheckOutcome.Passed();
        try {
            body.accept(probe);
        } catch (CheckStopped e) {
            outcome = e.outcome();
        } catch (RuntimeException | StackOverflowError e) {
            outcome = new CheckOutcome.CheckDefect(trace(e));
        }
        boolean defect = outcome instanceof CheckOutcome.CheckDefect;
        results.finish(planned, defect ? outcome : probe.failure().orElse(outcome), start);
    }

    /** Returns why a check does not concern this broker; empty if it does. */
    private Optional<CheckOutcome> inapplicable(Results.Planned planned) {
        ApiVersion version = settings.apiVersion();
        if (!version.includes(planned.check().info().since())) {
            return notApplicable("The requirement exists since version "
                    + planned.check().info().since().number() + " of the API; version " + version.number()
                    + " is checked.");
        }
        if (!planned.check().until().includes(version)) {
            return notApplicable("The requirement exists up to version "
                    + planned.check().until().number() + " of the API; version " + version.number() + " is checked.");
        }
        Optional<Plan> plan = planned.plan().or(settings::plan);
        for (Condition condition : planned.check().conditions()) {
            if (plan.isEmpty() || !condition.holds().test(plan.get())) {
                return notApplicable(condition.otherwise());
            }
        }
        return Optional.empty();
    }

    private static Optional<CheckOutcome> notApplicable(String reason) {
        return Optional.of(new CheckOutcome.NotApplicable(reason));
    }

    /** Deletes what is left of the instances of a check, as long as the run goes on; the rest is done at its end. */
    private void delete(Instances instances) {
        if (stop.reason().isEmpty()) {
            new Cleanup(sender, ledger, poller, time).delete(ledger.leftOf(instances.ids()));
        }
    }

    private static String trace(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        String trace = text.toString();
        return trace.length() <= TRACE ? trace : trace.substring(0, TRACE) + "…";
    }
}
