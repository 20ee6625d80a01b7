package io.openbroker.runtime.internal.history;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Counts durations in classes, each a tenth longer than the one before, so a percentile is exact to five percent between
 * a tenth of a millisecond and three minutes. Takes the same memory however many there are. Safe for use by many threads, without
 * locks.
 */
final class Latencies {

    private static final double LEAST_MILLIS = 0.1;
    private static final double GROWTH = 1.1;
    private static final int CLASSES = 152;
    private static final double NANOS_OF_MILLI = 1e6;
    private static final double HUNDREDTHS = 100;

    private final AtomicIntegerArray counts = new AtomicIntegerArray(CLASSES);

    void add(Duration time) {
        counts.incrementAndGet(classOf(time.toNanos() / NANOS_OF_MILLI));
    }

    private static int classOf(double millis) {
        if (millis <= LEAST_MILLIS) {
            return 0;
        }
        return Math.min(CLASSES - 1, (int) Math.ceil(Math.log(millis / LEAST_MILLIS) / Math.log(GROWTH)));
    }

    /**
     * The duration that a part of all durations does not exceed.
     *
     * @param part from 0 to 1
     * @return milliseconds; empty if there are no durations
     */
    OptionalDouble percentile(double part) {
        long all = 0;
        for (int i = 0; i < CLASSES; i++) {
            all += counts.get(i);
        }
        long wanted = Math.max(1, (long) Math.ceil(all * part));
        long seen = 0;
        for (int i = 0; i < CLASSES && all > 0; i++) {
            seen += counts.get(i);
            if (seen >= wanted) {
                return OptionalDouble.of(middle(i));
            }
        }
        return OptionalDouble.empty();
    }

    private static double middle(int number) {
        double middle = number == 0 ? LEAST_MILLIS : LEAST_MILLIS * Math.pow(GROWTH, number - 0.5);
        return Math.round(middle * HUNDREDTHS) / HUNDREDTHS;
    }
}
