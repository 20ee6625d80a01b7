package io.openbroker.conformance.internal.run;

import io.openbroker.conformance.CheckOutcome;
import io.openbroker.conformance.Mode;
import io.openbroker.conformance.internal.catalog.Plan;
import io.openbroker.conformance.internal.check.CheckBody;
import io.openbroker.conformance.internal.check.SharedInstance;
import io.openbroker.conformance.internal.lifecycle.Flow;
import io.openbroker.conformance.internal.lifecycle.Recording;
import io.openbroker.conformance.internal.lifecycle.Stage;
import io.openbroker.conformance.internal.lifecycle.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The order of checks: those without instances, the shared lifecycles, those with instances of their own, then races and hostile
 * requests, one at a time and beside nothing else.
 */
final class Phases {

    private final CheckRunner runner;
    private final List<Results.Planned> planned;
    private final List<Plan> plans;
    private final Workers workers;
    private final Map<Plan, List<Recording>> recordings = new ConcurrentHashMap<>();

    Phases(CheckRunner runner, List<Results.Planned> planned, List<Plan> plans, Workers workers) {
        this.runner = runner;
        this.planned = planned;
        this.plans = plans;
        this.workers = workers;
    }

    void run() {
        each(planned.stream().filter(Phases::needsNoInstance).toList(), runner::run);
        if (plans.isEmpty()) {
            planned.forEach(which -> runner.skip(
                    which, new CheckOutcome.NotRun("The catalog has no service plan with which the check could run.")));
            return;
        }
        if (planned.stream().anyMatch(which -> !needsNoInstance(which))) {
            each(plans, this::lifecycles);
            each(planned.stream().filter(which -> isOwn(which, Mode.LIFECYCLE)).toList(), this::own);
            planned.stream().filter(which -> isOwn(which, Mode.RACES)).forEach(this::own);
            planned.stream().filter(which -> isOwn(which, Mode.HOSTILE)).forEach(this::hostile);
        }
    }

    private <T> void each(List<T> things, Consumer<T> task) {
        workers.each(things, thing -> {
            task.accept(thing);
            return true;
        });
    }

    private static boolean needsNoInstance(Results.Planned which) {
        return which.check().body() instanceof CheckBody.OfCatalog
                || which.check().body() instanceof CheckBody.OfRequests;
    }

    private static boolean isOwn(Results.Planned which, Mode mode) {
        return which.check().body() instanceof CheckBody.OfInstances
                && which.check().info().mode() == mode;
    }

    private List<Results.Planned> of(Plan plan) {
        return planned.stream()
                .filter(which -> which.plan().equals(Optional.of(plan)))
                .toList();
    }

    private void lifecycles(Plan plan) {
        List<Results.Planned> mine = of(plan);
        List<Recording> made = new ArrayList<>();
        for (Flow flow : Flow.values()) {
            made.add(runner.lifecycle(plan, flow, shared -> visit(mine, shared)));
        }
        recordings.put(plan, made);
        for (Results.Planned which : mine) {
            if (which.check().body() instanceof CheckBody.OfRecording body) {
                runner.judge(which, body, made);
            } else if (which.check().body() instanceof CheckBody.OfStage body) {
                runner.skip(which, notReached(body.stage(), made));
            }
        }
    }

    private void visit(List<Results.Planned> mine, SharedInstance shared) {
        for (Results.Planned which : mine) {
            if (which.check().body() instanceof CheckBody.OfStage body && body.stage() == shared.stage()) {
                runner.visit(which, body, shared);
            }
        }
    }

    /** Why a stage was not reached: what the latest lifecycle says about its step. */
    private static CheckOutcome notReached(Stage stage, List<Recording> made) {
        Step step = stage.step();
        Recording latest = made.get(made.size() - 1);
        return latest.find(step)
                .map(record -> record.succeeded()
                        ? new CheckOutcome.NotApplicable("The broker completes " + step.title() + " synchronously.")
                        : (CheckOutcome) new CheckOutcome.NotRun(Recording.failure(step, record)))
                .orElseGet(() -> latest.skipped(step));
    }

    private void hostile(Results.Planned which) {
        if (runner.isReachable()) {
            own(which);
        } else {
            runner.skip(which, new CheckOutcome.NotRun("The broker does not respond any more after earlier requests."));
        }
    }

    private void own(Results.Planned which) {
        Plan plan = which.plan().orElseThrow();
        List<Recording> made = recordings.getOrDefault(plan, List.of());
        Optional<Flow> working = made.stream()
                .filter(recording -> recording
                        .find(Step.PROVISION)
                        .map(record -> record.succeeded())
                        .orElse(false))
                .map(Recording::flow)
                .reduce((first, second) -> second);
        if (working.isPresent() && which.check().body() instanceof CheckBody.OfInstances body) {
            runner.own(which, body, plan, working.get());
        } else {
            runner.skip(
                    which,
                    made.isEmpty()
                            ? new CheckOutcome.NotRun("The run ended before this check.")
                            : notReached(Stage.PROVISIONED, made));
        }
    }
}
