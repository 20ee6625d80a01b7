package io.openbroker.runtime.internal.request;

import io.openbroker.runtime.internal.answer.Outcome;
import io.openbroker.runtime.internal.answer.Refusal;

/** Refuses what is not as the specification says. */
final class Malformed {

    private Malformed() {}

    static Refusal because(String description) {
        return Refusal.of(Outcome.MALFORMED, description);
    }
}
