package io.openbroker.jdbc.clock;

import io.openbroker.runtime.TimeSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** A clock that a test can set, and a ticker. Safe for use by many threads. */
public final class MovableTime {

    private final Supplier<Instant> source;
    private final TimeSource.Ticker ticker;
    private final AtomicLong aheadNanos;

    private MovableTime(Supplier<Instant> source, TimeSource.Ticker ticker, Duration ahead) {
        this.source = source;
        this.ticker = ticker;
        this.aheadNanos = new AtomicLong(ahead.toNanos());
    }

    /** The time of this machine, as far ahead as the test wants. */
    public static MovableTime ahead(Duration ahead) {
        return new MovableTime(Clock.systemUTC()::instant, System::nanoTime, ahead);
    }

    /** A clock that runs faster than time passes, by a part. */
    public static MovableTime drifting(double part) {
        long start = System.nanoTime();
        return new MovableTime(
                () -> Instant.now().plusNanos(Math.round((System.nanoTime() - start) * part)),
                System::nanoTime,
                Duration.ZERO);
    }

    /** A time that stands still. */
    static MovableTime standing(Instant now, AtomicLong nanos) {
        long start = nanos.get();
        return new MovableTime(() -> now.plusNanos(nanos.get() - start), nanos::get, Duration.ZERO);
    }

    /** Sets the clock; the ticker does not notice. */
    public void set(Duration ahead) {
        aheadNanos.set(ahead.toNanos());
    }

    public TimeSource source() {
        return new TimeSource(new MovableClock(), ticker);
    }

    private final class MovableClock extends Clock {

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("Times are kept in UTC");
        }

        @Override
        public Instant instant() {
            return source.get().plusNanos(aheadNanos.get());
        }
    }
}
