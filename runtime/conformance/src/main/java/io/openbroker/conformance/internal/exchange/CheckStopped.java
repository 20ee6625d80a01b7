package io.openbroker.conformance.internal.exchange;

import io.openbroker.conformance.CheckOutcome;

/** Ends a check before its end, with an outcome. Findings that the check has already made take precedence. */
public final class CheckStopped extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient CheckOutcome outcome;

    /** Ends a check with an outcome. */
    public CheckStopped(CheckOutcome outcome) {
        super(outcome.title(), null, false, false);
        this.outcome = outcome;
    }

    /** The requirement does not concern this broker. */
    public static CheckStopped notApplicable(String reason) {
        return new CheckStopped(new CheckOutcome.NotApplicable(reason));
    }

    /** The check cannot run. */
    public static CheckStopped notRun(String reason) {
        return new CheckStopped(new CheckOutcome.NotRun(reason));
    }

    /** Returns the outcome. */
    public CheckOutcome outcome() {
        return outcome;
    }
}
