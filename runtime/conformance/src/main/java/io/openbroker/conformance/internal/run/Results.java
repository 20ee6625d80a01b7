package io.openbroker.conformance.internal.run;

import io.openbroker.client.http.ClientTime;
import io.openbroker.conformance.CheckOutcome;
import io.openbroker.conformance.CheckResult;
import io.openbroker.conformance.PlanSubject;
import io.openbroker.conformance.ProgressListener;
import io.openbroker.conformance.internal.catalog.Plan;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.lifecycle.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Collects results in the order that is planned, and tells the listener, one call at a time. Safe for use by many threads. */
final class Results {

    private final List<Planned> planned;
    private final ProgressListener listener;
    private final ClientTime time;
    private final Consumer<RuntimeException> broken;
    private final Map<Planned, CheckResult> results = new LinkedHashMap<>();
    private boolean listening = true;

    /** A check, with the plan that it runs with. */
    record Planned(Check check, Optional<Plan> plan) {

        Optional<PlanSubject> subject() {
            return plan.map(Plan::subject);
        }
    }

    /**
     * Creates an empty collection.
     *
     * @param broken receives the exception of a listener, which then is told nothing more
     */
    Results(List<Planned> planned, ProgressListener listener, ClientTime time, Consumer<RuntimeException> broken) {
        this.planned = List.copyOf(planned);
        this.listener = listener;
        this.time = time;
        this.broken = broken;
    }

    void begin() {
        tell(to -> to.started(planned.size()));
    }

    /** Returns the moment for {@link #finish}. */
    long start(Planned which) {
        tell(to -> to.checkStarted(which.check().info(), which.subject()));
        return time.nanos();
    }

    void finish(Planned which, CheckOutcome outcome, long start) {
        finish(which, outcome, Durations.since(time, start));
    }

    void finish(Planned which, CheckOutcome outcome, Duration duration) {
        CheckResult result = new CheckResult(which.check().info(), which.subject(), outcome, duration);
        synchronized (results) {
            if (results.putIfAbsent(which, result) != null) {
                return;
            }
        }
        tell(to -> to.checkFinished(result));
    }

    boolean isFinished(Planned which) {
        synchronized (results) {
            return results.containsKey(which);
        }
    }

    void activity(String sentence) {
        tell(to -> to.activity(sentence));
    }

    void cleanup(int resources) {
        tell(to -> to.cleanupStarted(resources));
    }

    /** Gives each check without a result one, and returns all. */
    List<CheckResult> complete(String reason) {
        planned.forEach(which -> finish(which, new CheckOutcome.NotRun(reason), Duration.ZERO));
        List<CheckResult> all = new ArrayList<>();
        synchronized (results) {
            planned.forEach(
                    which -> all.add(Optional.ofNullable(results.get(which)).orElseThrow()));
        }
        return all;
    }

    private void tell(Consumer<ProgressListener> call) {
        synchronized (listener) {
            if (!listening) {
                return;
            }
            try {
                call.accept(listener);
            } catch (RuntimeException e) {
                listening = false;
                broken.accept(e);
            }
        }
    }
}
