package io.openbroker.runtime.internal.request;

import io.openbroker.runtime.internal.answer.Outcome;
import io.openbroker.runtime.internal.answer.Refusal;

/** Rejects what is not as the specification demands. */
public final class Malformed {

    private Malformed() {}

    public static Refusal because(String description) {
        return Refusal.of(Outcome.MALFORMED, description);
    }
}
