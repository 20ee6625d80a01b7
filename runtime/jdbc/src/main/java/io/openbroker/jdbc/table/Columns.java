package io.openbroker.jdbc.table;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads columns whose types differ between databases. */
final class Columns {

    private Columns() {}

    static <T> Optional<T> value(ResultSet row, String column, StatementContext context, Class<T> type)
            throws SQLException {
        return Optional.ofNullable(
                context.findColumnMapperFor(type).orElseThrow().map(row, column, context));
    }

    static Optional<Instant> time(ResultSet row, String column, StatementContext context) throws SQLException {
        return value(row, column, context, OffsetDateTime.class).map(OffsetDateTime::toInstant);
    }
}
