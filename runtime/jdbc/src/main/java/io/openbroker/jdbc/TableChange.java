package io.openbroker.jdbc;

import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StoredRow;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * A change of a row, and the table that it concerns.
 *
 * @param <R> the rows
 * @param rank how many tables come before this one
 */
record TableChange<R extends StoredRow>(int rank, RowTable<R> table, R row, RowChange change) {

    /** One order for all, so that two commits on the same rows wait for each other instead of blocking each other. */
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

    boolean apply(Handle handle) {
        if (change instanceof RowChange.Insert) {
            return table.insert(handle, row);
        }
        if (change instanceof RowChange.Replace) {
            return table.replace(handle, row);
        }
        return table.remove(handle, row);
    }

    private String id() {
        return table.id(row);
    }
}
