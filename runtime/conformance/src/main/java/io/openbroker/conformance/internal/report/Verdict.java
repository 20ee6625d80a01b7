package io.openbroker.conformance.internal.report;

import io.openbroker.conformance.CheckOutcome;
import io.openbroker.conformance.CheckOutcome.CheckDefect;
import io.openbroker.conformance.CheckOutcome.Failed;
import io.openbroker.conformance.CheckOutcome.Inconclusive;
import io.openbroker.conformance.CheckOutcome.NotApplicable;
import io.openbroker.conformance.CheckOutcome.NotRun;
import io.openbroker.conformance.CheckResult;

/** Outcomes as readers of reports tell them apart, the most important first. */
enum Verdict {
    MUST("MUST violated", "must"),
    SHOULD("SHOULD violated", "should"),
    MAY("MAY not met", "may"),
    DEFECT("defect of the check", "defect"),
    INCONCLUSIVE("inconclusive", "inconclusive"),
    NOT_RUN("not run", "not-run"),
    PASSED("passed", "passed"),
    NOT_APPLICABLE("not applicable", "not-applicable");

    private final String title;
    private final String key;

    Verdict(String title, String key) {
        this.title = title;
        this.key = key;
    }

    String title() {
        return title;
    }

    /** Returns a word for classes and values. */
    String key() {
        return key;
    }

    /** Returns whether the check gave all that it should: it passed, or does not concern the broker. */
    boolean isGood() {
        return this == PASSED || this == NOT_APPLICABLE;
    }

    /** Returns whether the broker violates the requirement. */
    boolean isViolation() {
        return this == MUST || this == SHOULD || this == MAY;
    }

    static Verdict of(CheckResult result) {
        return result.outcome().accept(new CheckOutcome.Visitor<Verdict>() {
            @Override
            public Verdict passed() {
                return PASSED;
            }

            @Override
            public Verdict failed(Failed outcome) {
                return switch (result.check().level()) {
                    case MUST -> MUST;
                    case SHOULD -> SHOULD;
                    case MAY -> MAY;
                };
            }

            @Override
            public Verdict notApplicable(NotApplicable outcome) {
                return NOT_APPLICABLE;
            }

            @Override
            public Verdict notRun(NotRun outcome) {
                return NOT_RUN;
            }

            @Override
            public Verdict inconclusive(Inconclusive outcome) {
                return INCONCLUSIVE;
            }

            @Override
            public Verdict defect(CheckDefect outcome) {
                return DEFECT;
            }
        });
    }
}
