package io.openbroker.testkit.internal.time;

import io.openbroker.client.http.ClientTime;
import java.time.Duration;
import java.time.Instant;

/** The time of a client that skips the time in which the broker only waits. Safe for use by many threads. */
public final class SkippedTime implements ClientTime {

    private final Runnable skip;
    private final Duration longest;

    /**
     * Creates a time.
     *
     * @param skip lets the time pass in which the broker only waits
     * @param longest the longest wait in the time of the machine, also where a broker asks for more
     */
    public SkippedTime(Runnable skip, Duration longest) {
        this.skip = skip;
        this.longest = longest;
    }

    @Override
    public Instant now() {
        return SYSTEM.now();
    }

    @Override
    public long nanos() {
        return SYSTEM.nanos();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        skip.run();
        SYSTEM.sleep(duration.compareTo(longest) < 0 ? duration : longest);
    }
}
