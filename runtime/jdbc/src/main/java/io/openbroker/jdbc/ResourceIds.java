package io.openbroker.jdbc;

import io.openbroker.runtime.spi.state.ResourceQuery;
import io.openbroker.runtime.spi.state.StoredResource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** What lists of service instances and of service bindings have in common: they are in the order of the rows' ids. */
final class ResourceIds {

    private ResourceIds() {}

    /** The place of a row in its list. */
    static String text(StoredResource row) {
        return HexFormat.of().formatHex(RowIds.of(row.key()));
    }

    // What is wrong with it tells nothing to those who are to give back what they got.
    @SuppressWarnings("UnusedException")
    static byte[] parse(String text) {
        try {
            return HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no place in this list; give back what a page told");
        }
    }

    /** Restricts a list to what is wanted; the column tells to which service instance a row belongs. */
    static void restrict(ListStatement statement, ResourceQuery query, String instanceColumn) {
        query.platform().ifPresent(name -> statement.and("platform = :platform", "platform", name));
        query.instance().ifPresent(key -> statement.and(instanceColumn + " = :instance", "instance", RowIds.of(key)));
        query.phase().ifPresent(phase -> statement.and("phase = :phase", "phase", phase.name()));
    }

    static Optional<Instant> createdAt(ResultSet row, StatementContext context) throws SQLException {
        return Columns.time(row, "created_at", context);
    }
}
