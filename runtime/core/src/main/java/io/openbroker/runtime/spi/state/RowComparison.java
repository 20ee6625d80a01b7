package io.openbroker.runtime.spi.state;

import java.util.Optional;

/** Compares what a store holds with what a change has made, or would make. */
final class RowComparison {

    private RowComparison() {}

    static boolean made(StateStore store, RowChange change) {
        StoredRow row = change.row();
        Optional<? extends StoredRow> held = held(store, row);
        if (change instanceof RowChange.Remove) {
            return held.isEmpty();
        }
        return held.filter(present -> same(present, row)).isPresent();
    }

    private static Optional<? extends StoredRow> held(StateStore store, StoredRow row) {
        if (row instanceof StoredOperation operation) {
            return store.operation(operation.resource(), operation.id());
        }
        return row instanceof StoredInstance instance
                ? store.instance(instance.key())
                : store.binding(((StoredBinding) row).key());
    }

    /** Times of operations are left out, since databases round them; so is what a store does not keep of their status. */
    private static boolean same(StoredRow held, StoredRow row) {
        if (held instanceof StoredOperation one && row instanceof StoredOperation other) {
            return one.revision() == other.revision()
                    && one.announced() == other.announced()
                    && one.resting() == other.resting()
                    && one.owner().equals(other.owner())
                    && one.delegatedId().equals(other.delegatedId())
                    && one.failing().equals(other.failing())
                    && one.status().state() == other.status().state()
                    && one.status().description().equals(other.status().description());
        }
        return held.equals(row);
    }
}
