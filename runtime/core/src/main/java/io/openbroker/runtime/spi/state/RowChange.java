package io.openbroker.runtime.spi.state;

import io.openbroker.runtime.spi.state.row.StoredRow;

/**
 * A change of a row.
 *
 * @param kind the kind of change
 * @param row the row after the change; for a removal, the row before
 */
public record RowChange(Kind kind, StoredRow row) {

    /** The kind of a change. */
    public enum Kind {
        /** A row that did not exist is added. */
        INSERT,
        /** The row with the revision before is replaced. */
        REPLACE,
        /** The row with this revision is removed. */
        REMOVE
    }

    /**
     * Adds a row.
     *
     * @return the change
     */
    public static RowChange insert(StoredRow row) {
        return new RowChange(Kind.INSERT, row);
    }

    /**
     * Replaces a row.
     *
     * @param row the row, with the next revision
     * @return the change
     */
    public static RowChange replace(StoredRow row) {
        return new RowChange(Kind.REPLACE, row);
    }

    /**
     * Removes a row.
     *
     * @param row the row, with its present revision
     * @return the change
     */
    public static RowChange remove(StoredRow row) {
        return new RowChange(Kind.REMOVE, row);
    }
}
