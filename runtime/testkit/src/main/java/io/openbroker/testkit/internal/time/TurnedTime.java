package io.openbroker.testkit.internal.time;

import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.TimeSource.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** The time of a source, plus what tests have added. Safe for use by many threads. */
public final class TurnedTime {

    private final TimeSource source;
    private final AtomicLong addedNanos = new AtomicLong();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public TurnedTime(TimeSource source) {
        this.source = source;
    }

    public Instant now() {
        return source.clock().instant().plusNanos(addedNanos.get());
    }

    public TimeSource timeSource() {
        InstantSource instants = this::now;
        Clock clock = instants.withZone(ZoneOffset.UTC);
        Ticker ticker = () -> source.ticker().nanos() + addedNanos.get();
        return new TimeSource(clock, ticker);
    }

    /**
     * Adds time.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException(
                    "The clock cannot go back by " + time.negated() + ". Advance it by zero or more.");
        }
        addedNanos.addAndGet(time.toNanos());
        listeners.forEach(Runnable::run);
    }

    /** Calls something whenever time was added. */
    public void onTurn(Runnable listener) {
        listeners.add(listener);
    }

    /** Takes {@link #onTurn} back. */
    public void noTurn(Runnable listener) {
        listeners.remove(listener);
    }
}
