package io.openbroker.runtime.internal.testing;

import io.openbroker.runtime.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A clock and a ticker that a test turns. If it does not, their time stands still, or passes as on the machine. Safe for use by many
 * threads.
 */
public final class TestTime {

    private static final Instant START = Instant.parse("2030-01-02T03:04:05Z");

    /** Tickers may overflow, and this one soon does. */
    private static final long FIRST_TICK = Long.MAX_VALUE - 1_000;

    private final InstantSource clock;
    private final TimeSource.Ticker ticker;
    private final AtomicLong passedNanos = new AtomicLong();
    private final AtomicLong aheadNanos = new AtomicLong();

    private TestTime(InstantSource clock, TimeSource.Ticker ticker) {
        this.clock = clock;
        this.ticker = ticker;
    }

    /** A time that stands still. */
    public TestTime() {
        this(InstantSource.fixed(START), () -> FIRST_TICK);
    }

    /** The time of this machine, whose clock is so far ahead. */
    public static TestTime ahead(Duration time) {
        TestTime wrong = new TestTime(InstantSource.system(), System::nanoTime);
        wrong.set(time);
        return wrong;
    }

    /** The time of this machine, whose clock gains so many seconds in each second. */
    public static TestTime drifting(double gain) {
        long start = System.nanoTime();
        return new TestTime(
                () -> Instant.now().plusNanos(Math.round((System.nanoTime() - start) * gain)), System::nanoTime);
    }

    /** Lets time pass, for clock and ticker alike. */
    public void pass(Duration time) {
        passedNanos.addAndGet(time.toNanos());
    }

    /** Sets the clock, but not the ticker. */
    public void set(Duration ahead) {
        aheadNanos.set(ahead.toNanos());
    }

    public Instant now() {
        return clock.instant().plusNanos(passedNanos.get()).plusNanos(aheadNanos.get());
    }

    public TimeSource source() {
        InstantSource now = this::now;
        return new TimeSource(now.withZone(ZoneOffset.UTC), () -> ticker.nanos() + passedNanos.get());
    }
}
