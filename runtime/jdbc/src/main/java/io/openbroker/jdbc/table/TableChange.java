package io.openbroker.jdbc.table;

import io.openbroker.jdbc.connection.SqlStatement;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.row.StoredRow;
import java.util.Comparator;
import java.util.List;

/**
 * A change of a row, and its table.
 *
 * @param <R> the rows
 * @param rank the position of the table in the order of writes
 */
record TableChange<R extends StoredRow>(int rank, RowTable<R> table, R row, RowChange change) {

    /** The same order for all commits, so that two commits on the same rows never deadlock. */
    static final Comparator<TableChange<?>> ORDER =
            Comparator.<TableChange<?>>comparingInt(TableChange::rank).thenComparing(TableChange::id);

    static TableChange<?> of(RowChange change, List<RowTable<?>> tables) {
        for (int rank = 0; rank < tables.size(); rank++) {
            if (tables.get(rank).kind().isInstance(change.row())) {
                return of(change, rank, tables.get(rank));
            }
        }
        throw new IllegalArgumentException(
                "No table keeps a " + change.row().getClass().getSimpleName());
    }

    private static <R extends StoredRow> TableChange<R> of(RowChange change, int rank, RowTable<R> table) {
        return new TableChange<>(rank, table, table.kind().cast(change.row()), change);
    }

    List<SqlStatement> statements() {
        return switch (change.kind()) {
            case INSERT -> table.insert(row);
            case REPLACE -> table.replace(row);
            case REMOVE -> table.remove(row);
        };
    }

    private String id() {
        return table.id(row);
    }
}
