package io.openbroker.runtime.internal.request;

import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;

/** Rejects what is not as the specification demands. */
public final class Malformed {

    private Malformed() {}

    public static Rejection because(String description) {
        return Rejection.of(Outcome.MALFORMED, description);
    }
}
