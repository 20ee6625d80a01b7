package io.openbroker.jdbc;

import io.openbroker.runtime.spi.state.StoredRow;
import org.jdbi.v3.core.Handle;

/**
 * A table that keeps one kind of rows. Each method tells whether it found what it was to change, at the revision before.
 *
 * @param <R> the rows
 */
interface RowTable<R extends StoredRow> {

    Class<R> kind();

    /** What tells a row from others in the table. */
    String id(R row);

    boolean insert(Handle handle, R row);

    boolean replace(Handle handle, R row);

    boolean remove(Handle handle, R row);
}
