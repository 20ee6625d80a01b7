package io.openbroker.runtime.internal.reconciliation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A part of a list that may be too long to keep. For use by one thread. */
final class Slice {

    private final long from;
    private final int size;
    private final List<Map<String, Object>> rows = new ArrayList<>();
    private long count;

    /**
     * An empty slice.
     *
     * @param from how many rows come before it
     * @param size the maximum number of rows in it
     */
    Slice(long from, int size) {
        this.from = from;
        this.size = size;
    }

    void add(Supplier<Map<String, Object>> row) {
        if (count >= from && rows.size() < size) {
            rows.add(row.get());
        }
        count++;
    }

    List<Map<String, Object>> rows() {
        return rows;
    }

    /** How many rows the whole list has. */
    long count() {
        return count;
    }

    /** Whether rows come after it. */
    boolean hasMore() {
        return count > from + size;
    }
}
