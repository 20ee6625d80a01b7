package io.openbroker.runtime.spi.state;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;

/**
 * The place of an operation in the list of all: the last that began comes first.
 *
 * @param startedAt when it began
 * @param id its identity
 */
public record OperationPosition(Instant startedAt, String id) implements Comparable<OperationPosition> {

    private static final Comparator<OperationPosition> ORDER = Comparator.comparing(OperationPosition::startedAt)
            .thenComparing(OperationPosition::id)
            .reversed();

    /**
     * The place of an operation.
     *
     * @param operation the operation
     * @return its place
     */
    public static OperationPosition of(StoredOperation operation) {
        return new OperationPosition(operation.startedAt(), operation.id());
    }

    /**
     * Reads what {@link #text} has written.
     *
     * @param text the text
     * @return the place
     * @throws IllegalArgumentException if it is none
     */
    // What is wrong with it tells nothing to those who are to give back what they got.
    @SuppressWarnings("UnusedException")
    public static OperationPosition parse(String text) {
        int separator = text.indexOf('_');
        try {
            return new OperationPosition(
                    Instant.parse(text.substring(0, Math.max(0, separator))), text.substring(separator + 1));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no place in this list; give back what a page told");
        }
    }

    /**
     * The place as text.
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
