package io.openbroker.sample.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Collects the observations of good clients. Safe for use by many threads. */
final class Tally {

    private static final int EXAMPLES = 5;

    private final List<String> examples = new ArrayList<>();
    private long[] micros = new long[1 << 16];
    private int answers;
    private long wrong;
    private final AtomicLong hostile = new AtomicLong();
    private volatile boolean over;

    synchronized void answered(long nanos) {
        if (answers == micros.length) {
            micros = Arrays.copyOf(micros, answers * 2);
        }
        micros[answers++] = nanos / 1_000;
    }

    synchronized void wrong(String what) {
        wrong++;
        if (examples.size() < EXAMPLES) {
            examples.add(what);
        }
    }

    /** Counts an attempt of a hostile client. */
    void harassed() {
        hostile.incrementAndGet();
    }

    void end() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    /** Returns a table row with the counts since the previous row. */
    synchronized String row(String minute, String memory) {
        Arrays.sort(micros, 0, answers);
        String row = "| %s | %d | %d | %.1f | %.1f | %.1f | %d | %s |"
                .formatted(minute, answers, wrong, at(0.5), at(0.99), at(1), hostile.getAndSet(0), memory);
        answers = 0;
        wrong = 0;
        return row;
    }

    synchronized List<String> examples() {
        return List.copyOf(examples);
    }

    private double at(double share) {
        return answers == 0 ? 0 : micros[(int) Math.min(answers - 1, Math.floor(answers * share))] / 1_000.0;
    }
}
