package io.openbroker.runtime.internal.testing;

import io.openbroker.runtime.TimeSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A time that stands still until a test turns it on. Safe for use by many threads. */
public final class TestTime {

    private static final Instant START = Instant.parse("2030-01-02T03:04:05Z");

    private final AtomicLong passedNanos = new AtomicLong();

    /** Lets time pass, for clock and ticker alike. */
    public void pass(Duration time) {
        passedNanos.addAndGet(time.toNanos());
    }

    public Instant now() {
        return START.plusNanos(passedNanos.get());
    }

    public TimeSource source() {
        return new TimeSource(new TestClock(), passedNanos::get);
    }

    private final class TestClock extends Clock {

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
            return now();
        }
    }
}
