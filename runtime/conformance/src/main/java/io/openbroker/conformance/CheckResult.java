package io.openbroker.conformance;

import java.time.Duration;
import java.util.Optional;

/**
 * What came of a check, for a service plan if the check runs per plan.
 *
 * @param check the check
 * @param plan the service plan; empty for checks of the whole broker
 * @param outcome what came of it
 * @param duration the time that the check took beyond what it shares with others
 */
public record CheckResult(CheckInfo check, Optional<PlanSubject> plan, CheckOutcome outcome, Duration duration) {

    /** Returns whether the broker violates the requirement. */
    public boolean failed() {
        return outcome instanceof CheckOutcome.Failed;
    }
}
