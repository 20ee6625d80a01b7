package io.openbroker.jdbc.table;

import io.openbroker.runtime.spi.state.row.StoredRow;
import org.jdbi.v3.core.Handle;

/**
 * A table for one kind of rows. The changes return whether they found the row at the revision before.
 *
 * @param <R> the rows
 */
interface RowTable<R extends StoredRow> {

    Class<R> kind();

    /** Identifies a row in the table. */
    String id(R row);

    boolean insert(Handle handle, R row);

    boolean replace(Handle handle, R row);

    boolean remove(Handle handle, R row);
}
