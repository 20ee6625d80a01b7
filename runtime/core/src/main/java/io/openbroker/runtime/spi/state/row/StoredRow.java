package io.openbroker.runtime.spi.state.row;

import io.openbroker.runtime.spi.state.StateStore;

/**
 * A row of the state. Rows are immutable; a change is a new row with the next revision, which a {@link StateStore} accepts only
 * on top of the revision before.
 */
public sealed interface StoredRow permits StoredResource, StoredOperation, StoredReport {

    /**
     * Counts the changes of the row.
     *
     * @return the revision, from 1
     */
    long revision();
}
