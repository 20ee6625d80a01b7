package io.openbroker.runtime.spi.state;

import io.openbroker.runtime.spi.state.row.StoredOperation;
import io.openbroker.runtime.spi.state.row.StoredReport;
import io.openbroker.runtime.spi.state.row.StoredResource;
import io.openbroker.runtime.spi.state.row.StoredRow;
import java.util.Optional;

/** Compares the rows of a store with the result of a change. */
final class RowComparison {

    private RowComparison() {}

    static boolean made(StateStore store, RowChange change) {
        StoredRow row = change.row();
        if (row instanceof StoredReport) {
            // Its commit has an operation as well, or it does not matter whether it was made.
            return true;
        }
        Optional<? extends StoredRow> held = row instanceof StoredOperation operation
                ? store.operation(operation.resource(), operation.id())
                : store.resource(((StoredResource) row).key());
        return change.kind() == RowChange.Kind.REMOVE
                ? held.isEmpty()
                : held.filter(present -> same(present, row)).isPresent();
    }

    /**
     * Ignores times of operations, since databases round them, and the parts of their status that stores do not keep.
     */
    private static boolean same(StoredRow held, StoredRow row) {
        if (held instanceof StoredOperation one && row instanceof StoredOperation other) {
            return one.revision() == other.revision()
                    && one.announced() == other.announced()
                    && one.execution().equals(other.execution())
                    && one.status().state() == other.status().state()
                    && one.status().description().equals(other.status().description());
        }
        return held.equals(row);
    }
}
