package io.openbroker.conformance;

import io.openbroker.client.http.Exchange;
import java.util.List;

/** What came of a check. */
public sealed interface CheckOutcome {

    /** Returns what came of the check, in one word or two: {@code passed}, {@code not applicable}. */
    String title();

    /** Calls the method of a visitor that is for this outcome. */
    <R> R accept(Visitor<R> visitor);

    /**
     * Handles each outcome.
     *
     * @param <R> what comes of it
     */
    interface Visitor<R> {

        /** Handles {@link Passed}. */
        R passed();

        /** Handles {@link Failed}. */
        R failed(Failed outcome);

        /** Handles {@link NotApplicable}. */
        R notApplicable(NotApplicable outcome);

        /** Handles {@link NotRun}. */
        R notRun(NotRun outcome);

        /** Handles {@link Inconclusive}. */
        R inconclusive(Inconclusive outcome);

        /** Handles {@link CheckDefect}. */
        R defect(CheckDefect outcome);
    }

    /** The broker meets the requirement. */
    record Passed() implements CheckOutcome {
        @Override
        public String title() {
            return "passed";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.passed();
        }
    }

    /**
     * The broker violates the requirement.
     *
     * @param findings at least one
     */
    record Failed(List<Finding> findings) implements CheckOutcome {

        /** @throws IllegalArgumentException if there is no finding */
        public Failed {
            findings = List.copyOf(findings);
            if (findings.isEmpty()) {
                throw new IllegalArgumentException("A check fails with at least one finding.");
            }
        }

        @Override
        public String title() {
            return "failed";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.failed(this);
        }
    }

    /**
     * The requirement does not concern this broker or this plan.
     *
     * @param reason a sentence that says why
     */
    record NotApplicable(String reason) implements CheckOutcome {
        @Override
        public String title() {
            return "not applicable";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.notApplicable(this);
        }
    }

    /**
     * The check could not run, for instance since the instance that it needs could not be created.
     *
     * @param reason a sentence that says why
     */
    record NotRun(String reason) implements CheckOutcome {
        @Override
        public String title() {
            return "not run";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.notRun(this);
        }
    }

    /**
     * The check ran, and its exchanges show neither that the requirement is met nor that it is violated, for instance since there was
     * no response.
     *
     * @param reason a sentence that says why
     * @param evidence the exchanges
     */
    record Inconclusive(String reason, List<Exchange> evidence) implements CheckOutcome {

        /** Copies the list. */
        public Inconclusive {
            evidence = List.copyOf(evidence);
        }

        @Override
        public String title() {
            return "inconclusive";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.inconclusive(this);
        }
    }

    /**
     * The check failed by a defect of its own, and says nothing about the broker.
     *
     * @param description the exception with the place where it was thrown
     */
    record CheckDefect(String description) implements CheckOutcome {
        @Override
        public String title() {
            return "defect of the check";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.defect(this);
        }
    }
}
