package io.openbroker.sample.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** What good clients have noticed. Safe for use by many threads. */
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

    /** A hostile client has done what it does once more. */
    void harassed() {
        hostile.incrementAndGet();
    }

    void end() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    /** One row of a table: what was counted since the last one. */
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
