package io.openbroker.runtime.request;

import io.openbroker.runtime.answer.Outcome;
import io.openbroker.runtime.answer.Refusal;

/** Refuses what is not as the specification says. */
final class Malformed {

    private Malformed() {}

    static Refusal because(String description) {
        return Refusal.of(Outcome.MALFORMED, description);
    }
}
