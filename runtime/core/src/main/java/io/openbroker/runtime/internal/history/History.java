package io.openbroker.runtime.internal.history;

import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.spi.observation.BrokerLoad;
import io.openbroker.runtime.spi.observation.BrokerObserver;
import io.openbroker.runtime.spi.observation.CompletedOperation;
import io.openbroker.runtime.spi.observation.CompletedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntSupplier;
import java.util.stream.LongStream;

/**
 * Counts what this replica does, in the minutes of the last hour. Takes the same memory however much that is. Safe for use by many
 * threads, without locks.
 */
public final class History implements BrokerObserver {

    /** The length of the history. */
    static final int MINUTES = 60;

    /** The length of a step. */
    public static final Duration STEP = Duration.ofMinutes(1);

    private static final Duration BETWEEN_SAMPLES = Duration.ofSeconds(15);

    private final TimeSource time;
    private final long start;
    /** A minute is at the place of its number, and takes the place of the one that is an hour older. */
    private final AtomicReferenceArray<Minute> minutes = new AtomicReferenceArray<>(MINUTES);

    private long nextSample;

    /** An empty history, which begins now. */
    public History(TimeSource time) {
        this.time = time;
        this.start = time.ticker().nanos();
        Minute none = new Minute(Long.MIN_VALUE);
        for (int i = 0; i < MINUTES; i++) {
            minutes.set(i, none);
        }
    }

    /**
     * A part of the history.
     *
     * @param from when its first minute began, by the clock of the machine
     * @param minutes the minutes without a gap, the oldest first; the last one is not over
     */
    public record Part(Instant from, List<Minute> minutes) {

        public Part {
            minutes = List.copyOf(minutes);
        }
    }

    /** The minutes of the last hour, or since the start. */
    public Part lastHour() {
        Duration elapsed = elapsed();
        long last = number(elapsed);
        long first = Math.max(0, last - MINUTES + 1);
        Duration length = elapsed.minus(STEP.multipliedBy(first));
        return new Part(
                time.clock().instant().minus(length),
                LongStream.rangeClosed(first, last).mapToObj(this::read).toList());
    }

    /**
     * Asks how many operations are queued, unless it was asked shortly before. For use by one thread.
     *
     * @param queued the number; may block
     */
    public void sampleQueued(IntSupplier queued) {
        long elapsed = elapsed().toNanos();
        if (elapsed >= nextSample) {
            nextSample = elapsed + BETWEEN_SAMPLES.toNanos();
            current().sampleQueued(queued.getAsInt());
        }
    }

    @Override
    public void requestCompleted(CompletedRequest request) {
        current().add(request);
    }

    @Override
    public void operationCompleted(CompletedOperation operation) {
        current().addOperation(operation.state());
    }

    @Override
    public void started(BrokerLoad load) {
        // Samples are taken where threads may wait for the state.
    }

    @Override
    public void close() {
        // There is nothing to close.
    }

    private Duration elapsed() {
        return time.ticker().since(start);
    }

    private static long number(Duration elapsed) {
        return elapsed.toSeconds() / STEP.toSeconds();
    }

    private Minute read(long number) {
        Minute kept = minutes.get(place(number));
        return kept.number() == number ? kept : new Minute(number);
    }

    private Minute current() {
        long number = number(elapsed());
        while (true) {
            Minute kept = minutes.get(place(number));
            if (kept.number() == number) {
                return kept;
            }
            Minute next = new Minute(number);
            // A thread that was held up for an hour counts for a minute that nobody sees any more.
            if (kept.number() > number || minutes.compareAndSet(place(number), kept, next)) {
                return next;
            }
        }
    }

    private static int place(long number) {
        return (int) (number % MINUTES);
    }
}
