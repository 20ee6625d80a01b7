package io.openbroker.runtime;

import java.time.Clock;
import java.time.Duration;

/**
 * The source of instants and durations. A broker reads time here only, so that tests can move the clock instead of
 * sleeping. Implementations are safe for use by many threads.
 *
 * @param clock instants, which are stored and shown; it may jump
 * @param ticker durations within this process; it never jumps
 */
public record TimeSource(Clock clock, Ticker ticker) {

    /** The time of the machine. */
    public static final TimeSource SYSTEM = new TimeSource(Clock.systemUTC(), System::nanoTime);

    /** Measures durations within this process. Safe for use by many threads. */
    @FunctionalInterface
    public interface Ticker {

        /**
         * Reads the ticker.
         *
         * @return nanoseconds since a fixed but arbitrary origin, as for {@link System#nanoTime}; only differences have
         *     a meaning
         */
        long nanos();

        /**
         * Measures elapsed time.
         *
         * @param nanos an earlier result of {@link #nanos}
         * @return the time since then
         */
        default Duration since(long nanos) {
            return Duration.ofNanos(nanos() - nanos);
        }
    }
}
