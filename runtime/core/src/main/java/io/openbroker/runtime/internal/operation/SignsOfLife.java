package io.openbroker.runtime.internal.operation;

import io.openbroker.runtime.TimeSource.Ticker;
import java.time.Duration;

/**
 * Measures how long this replica has given no sign of life: because its process was stopped, its machine was frozen, or a garbage
 * collection took long. Others may then have taken its operations over. A heartbeat that fails because the state is unavailable
 * is a sign of life, since nobody can take anything over in such state. Safe for use by many threads.
 */
public final class SignsOfLife {

    private static final Duration NEVER = Duration.ofNanos(Long.MAX_VALUE);

    private final Ticker ticker;
    private final Duration silence;
    private volatile long last;

    /**
     * Starts with a sign of life.
     *
     * @param silence others take a replica for dead after this time
     */
    public SignsOfLife(Ticker ticker, Duration silence) {
        this.ticker = ticker;
        this.silence = silence;
        this.last = ticker.nanos();
    }

    /** For operations that no other replica takes over. */
    static SignsOfLife never(Ticker ticker) {
        return new SignsOfLife(ticker, NEVER);
    }

    /**
     * Gives a sign of life.
     *
     * @param since nanoseconds of the ticker before others could notice it: the process may have been stopped since then
     */
    public void give(long since) {
        last = since;
    }

    /** The time, for {@link #give}. */
    public long now() {
        return ticker.nanos();
    }

    /** The time since the last sign of life. */
    public Duration silent() {
        return ticker.since(last);
    }

    /** Whether others may have taken this replica for dead since its last sign of life. */
    public boolean overdue() {
        return silent().compareTo(silence) > 0;
    }
}
