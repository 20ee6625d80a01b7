package io.openbroker.conformance.internal.run;

import java.util.Optional;

/** What calls of {@code cancel()} end: first the checks, then the cleanup. Safe for use by many threads. */
final class Cancellation {

    private Optional<Stop> checks = Optional.empty();
    private Optional<Stop> cleanup = Optional.empty();
    private int calls;

    synchronized void checks(Stop stop) {
        checks = Optional.of(stop);
        apply();
    }

    synchronized void cleanup(Stop stop) {
        cleanup = Optional.of(stop);
        apply();
    }

    synchronized void next() {
        calls++;
        apply();
    }

    private void apply() {
        if (calls > 0) {
            checks.ifPresent(stop -> stop.now("The run was cancelled."));
        }
        if (calls > 1) {
            cleanup.ifPresent(stop -> stop.now("The cleanup was cancelled."));
        }
    }
}
