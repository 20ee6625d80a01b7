package io.openbroker.testkit;

import io.openbroker.runtime.TimeSource;
import io.openbroker.testkit.internal.time.TurnedTime;
import java.time.Duration;
import java.time.Instant;

/**
 * The clock of a broker under test. Its time passes as that of the machine, and a test can turn it forward: operations that wait for
 * another attempt or for a poll become due, and operations that ended are forgotten after the retention. It also counts for the
 * response time limit of handlers. Safe for use by many threads.
 */
public final class TestClock {

    private final TurnedTime time;

    TestClock(TurnedTime time) {
        this.time = time;
    }

    /**
     * The time of the broker.
     *
     * @return the time
     */
    public Instant now() {
        return time.now();
    }

    /**
     * Lets time pass at once.
     *
     * @param duration how much
     * @throws IllegalArgumentException if it is negative
     */
    public void advance(Duration duration) {
        time.advance(duration);
    }

    /**
     * The time of the broker, for a broker class that reads it too.
     *
     * @return the source
     */
    public TimeSource source() {
        return time.timeSource();
    }

    TurnedTime time() {
        return time;
    }
}
