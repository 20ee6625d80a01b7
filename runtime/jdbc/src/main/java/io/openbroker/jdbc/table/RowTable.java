package io.openbroker.jdbc.table;

import io.openbroker.jdbc.connection.SqlStatement;
import io.openbroker.runtime.spi.state.row.StoredRow;
import java.util.List;

/**
 * A table for one kind of rows. The statements that change a row find it only at the revision before.
 *
 * @param <R> the rows
 */
interface RowTable<R extends StoredRow> {

    Class<R> kind();

    /** Identifies a row in the table. */
    String id(R row);

    List<SqlStatement> insert(R row);

    List<SqlStatement> replace(R row);

    List<SqlStatement> remove(R row);
}
