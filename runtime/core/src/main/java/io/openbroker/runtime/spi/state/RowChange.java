package io.openbroker.runtime.spi.state;

/** One change of one row. */
public sealed interface RowChange {

    /**
     * The row as it will be, or, if it goes, as it is.
     *
     * @return the row
     */
    StoredRow row();

    /**
     * A row that was not there.
     *
     * @param row the row
     */
    record Insert(StoredRow row) implements RowChange {}

    /**
     * A row in place of the one with the revision before it.
     *
     * @param row the row, with the next revision
     */
    record Replace(StoredRow row) implements RowChange {}

    /**
     * A row that goes.
     *
     * @param row the row, with the revision that it has
     */
    record Remove(StoredRow row) implements RowChange {}

    /**
     * Adds a row.
     *
     * @param row the row
     * @return the change
     */
    static RowChange insert(StoredRow row) {
        return new Insert(row);
    }

    /**
     * Changes a row.
     *
     * @param row the row, with the next revision
     * @return the change
     */
    static RowChange replace(StoredRow row) {
        return new Replace(row);
    }

    /**
     * Removes a row.
     *
     * @param row the row, with the revision that it has
     * @return the change
     */
    static RowChange remove(StoredRow row) {
        return new Remove(row);
    }
}
