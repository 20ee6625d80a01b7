package io.openbroker.conformance.internal.lifecycle;

import io.openbroker.conformance.CheckOutcome;
import io.openbroker.conformance.internal.catalog.Plan;
import io.openbroker.conformance.internal.exchange.CheckStopped;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What happened in the shared lifecycle of a plan. Written by one thread, then read by checks. */
public final class Recording {

    private final Plan plan;
    private final Flow flow;
    private final Map<Step, OperationRecord> steps = new EnumMap<>(Step.class);
    private final Map<Step, CheckOutcome> skipped = new EnumMap<>(Step.class);

    /** Creates an empty recording. */
    public Recording(Plan plan, Flow flow) {
        this.plan = plan;
        this.flow = flow;
    }

    /** Returns the plan. */
    public Plan plan() {
        return plan;
    }

    /** Returns how requests were sent. */
    public Flow flow() {
        return flow;
    }

    /**
     * Returns a step.
     *
     * @throws CheckStopped if the step did not take place; the check then has the reason as its outcome
     */
    public OperationRecord step(Step step) {
        return find(step).orElseThrow(() -> new CheckStopped(skipped(step)));
    }

    /** Returns why a step did not take place. */
    public CheckOutcome skipped(Step step) {
        return skipped.getOrDefault(
                step, new CheckOutcome.NotRun("The " + flow.title() + " lifecycle ended before " + step.title() + "."));
    }

    /**
     * Returns a step that succeeded.
     *
     * @throws CheckStopped if the step did not take place or did not succeed
     */
    public OperationRecord succeeded(Step step) {
        OperationRecord record = step(step);
        if (record.requiresAsync()) {
            throw CheckStopped.notApplicable("The broker supports only asynchronous operations here.");
        }
        if (!record.succeeded()) {
            throw CheckStopped.notRun(failure(step, record));
        }
        return record;
    }

    /**
     * Returns a step that the broker accepted with 202.
     *
     * @throws CheckStopped if the step did not take place, or the broker completed it before it responded
     */
    public OperationRecord asynchronous(Step step) {
        OperationRecord record = step(step);
        if (!record.asynchronous()) {
            throw record.succeeded()
                    ? CheckStopped.notApplicable("The broker completed " + step.title() + " synchronously.")
                    : CheckStopped.notRun(failure(step, record));
        }
        return record;
    }

    /**
     * Returns a step whose request was accepted, with 200, 201 or 202, whatever came of the operation.
     *
     * @throws CheckStopped if the step did not take place or was rejected
     */
    public OperationRecord accepted(Step step) {
        OperationRecord record = step(step);
        if (record.requiresAsync()) {
            throw CheckStopped.notApplicable("The broker supports only asynchronous operations here.");
        }
        if (!record.response().is(200, 201, 202)) {
            throw CheckStopped.notRun(failure(step, record));
        }
        return record;
    }

    /**
     * Returns a step that the broker accepted with 202, or did not accept at all.
     *
     * @throws CheckStopped if the step did not take place, or the broker completed it before it responded
     */
    public OperationRecord asynchronousOrFailed(Step step) {
        OperationRecord record = step(step);
        return record.succeeded() ? asynchronous(step) : record;
    }

    /** Returns a step if it took place. */
    public Optional<OperationRecord> find(Step step) {
        return Optional.ofNullable(steps.get(step));
    }

    /** Adds a step. */
    public void add(Step step, OperationRecord record) {
        steps.put(step, record);
    }

    /** Notes why a step does not take place. */
    public void skip(Step step, CheckOutcome reason) {
        skipped.put(step, reason);
    }

    /** Returns a sentence that says why a step did not succeed. */
    public static String failure(Step step, OperationRecord record) {
        String title = step.title();
        return Character.toUpperCase(title.charAt(0)) + title.substring(1) + " did not succeed: " + record.endReason();
    }
}
