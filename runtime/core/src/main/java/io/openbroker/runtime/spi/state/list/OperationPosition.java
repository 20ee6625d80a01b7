package io.openbroker.runtime.spi.state.list;

import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;

/**
 * The position of an operation in the list of all operations, newest first.
 *
 * @param startedAt when it started
 * @param id its id
 */
public record OperationPosition(Instant startedAt, String id) implements Comparable<OperationPosition> {

    private static final Comparator<OperationPosition> ORDER = Comparator.comparing(OperationPosition::startedAt)
            .thenComparing(OperationPosition::id)
            .reversed();

    /**
     * The position of an operation.
     *
     * @return its position
     */
    public static OperationPosition of(StoredOperation operation) {
        return new OperationPosition(operation.startedAt(), operation.id());
    }

    /**
     * Reads the result of {@link #text}.
     *
     * @return the position
     * @throws IllegalArgumentException if it is not a position
     */
    // The cause does not help clients, which should send a position that we returned.
    @SuppressWarnings("UnusedException")
    public static OperationPosition parse(String text) {
        int separator = text.indexOf('_');
        try {
            return new OperationPosition(
                    Instant.parse(text.substring(0, Math.max(0, separator))), text.substring(separator + 1));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a position in this list; use the one that the page before has returned");
        }
    }

    /**
     * The position as text.
     *
     * @return the text
     */
    public String text() {
        return startedAt + "_" + id;
    }

    @Override
    public int compareTo(OperationPosition other) {
        return ORDER.compare(this, other);
    }
}
