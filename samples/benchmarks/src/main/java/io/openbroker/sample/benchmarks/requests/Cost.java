package io.openbroker.sample.benchmarks.requests;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What requests of one kind cost a server: medians of turns, and ranks of all response times. */
final class Cost {

    private final List<Double> micros = new ArrayList<>();
    private final List<Long> bytes = new ArrayList<>();
    private final List<Long> nanosOfTurns = new ArrayList<>();
    private final List<long[]> responses = new ArrayList<>();

    void add(double microsEach, long bytesEach, long nanos, long[] responseNanos) {
        micros.add(microsEach);
        bytes.add(bytesEach);
        nanosOfTurns.add(nanos);
        responses.add(responseNanos);
    }

    /** Returns the processor time of a request in microseconds. */
    double micros() {
        return median(micros.stream());
    }

    /** Returns the bytes that a request allocates. */
    long bytes() {
        return Math.round(median(bytes.stream()));
    }

    /** Returns the response time in milliseconds that a percentage of the requests kept. */
    double millis(int percent) {
        long[] sorted =
                responses.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }

    /** Returns the throughput, given the number of requests in a turn. */
    long perSecond(int requests) {
        return Math.round(requests * 1e9 / median(nanosOfTurns.stream()));
    }

    static double median(Stream<? extends Number> values) {
        double[] sorted = values.mapToDouble(Number::doubleValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
