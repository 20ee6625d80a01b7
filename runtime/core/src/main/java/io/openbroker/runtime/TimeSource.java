package io.openbroker.runtime;

import java.time.Clock;
import java.time.Duration;

/**
 * What time it is, and how much of it has passed. A broker reads both here and nowhere else, so that tests can turn the clock
 * instead of sleeping. Implementations are safe for use by many threads.
 *
 * @param clock instants, for what is stored and shown; it may jump
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
         * @return nanoseconds since some fixed but arbitrary origin, as of {@link System#nanoTime}: only differences mean
         *     anything
         */
        long nanos();

        /**
         * Measures the time that has passed.
         *
         * @param nanos a former result of {@link #nanos}
         * @return the time since then
         */
        default Duration since(long nanos) {
            return Duration.ofNanos(nanos() - nanos);
        }
    }
}
