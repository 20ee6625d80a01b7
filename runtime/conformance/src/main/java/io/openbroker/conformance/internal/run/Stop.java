package io.openbroker.conformance.internal.run;

import io.openbroker.client.http.ClientTime;
import io.openbroker.conformance.internal.lifecycle.Durations;
import java.time.Duration;
import java.util.Optional;

/** When a part of a run has to end: at its deadline, or when it is told. Safe for use by many threads. */
final class Stop {

    private final ClientTime time;
    private final long begin;
    private final Duration deadline;
    private final String what;
    private volatile Optional<String> reason = Optional.empty();

    /**
     * Begins a part of a run.
     *
     * @param what the subject of the sentence about its deadline: {@code The run}
     */
    Stop(ClientTime time, Duration deadline, String what) {
        this.time = time;
        this.begin = time.nanos();
        this.deadline = deadline;
        this.what = what;
    }

    void now(String sentence) {
        if (reason.isEmpty()) {
            reason = Optional.of(sentence);
        }
    }

    /** Returns why nothing more is done; empty if it goes on. */
    Optional<String> reason() {
        if (reason.isEmpty() && left().isZero()) {
            reason = Optional.of(what + " did not end within " + Durations.text(deadline) + ".");
        }
        return reason;
    }

    /** Returns why it was ended before its end; empty if it was not. */
    Optional<String> ended() {
        return reason;
    }

    /** Returns the time to the deadline; zero after it. */
    Duration left() {
        Duration left = deadline.minus(Durations.since(time, begin));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
