package io.openbroker.jdbc.connection;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A statement with its parameters.
 *
 * @param sql the text, with a question mark for each parameter
 * @param parameters the values, as the driver takes them, or {@link Null}
 * @param changesOne whether a change that finds no row, or more than one, makes its transaction fail
 */
public record SqlStatement(String sql, List<Object> parameters, boolean changesOne) {

    private record Null(int sqlType) {}

    /** A query, or a change that must find exactly one row. */
    public static SqlStatement of(String sql, Object... parameters) {
        return new SqlStatement(sql, List.of(parameters), true);
    }

    /** A change that may find no row. */
    public static SqlStatement ofAnyRows(String sql, Object... parameters) {
        return new SqlStatement(sql, List.of(parameters), false);
    }

    /**
     * A value that may be absent.
     *
     * @param sqlType the type of the column in {@link java.sql.Types}; the server would otherwise plan the statement anew
     */
    public static Object orNull(Optional<?> value, int sqlType) {
        return value.isPresent() ? value.get() : new Null(sqlType);
    }

    /**
     * Sets the parameters.
     *
     * @param first the position of the first one, from 1
     * @return the position after the last one
     */
    int bind(PreparedStatement statement, int first) throws SQLException {
        int position = first;
        for (Object parameter : parameters) {
            if (parameter instanceof Null absent) {
                statement.setNull(position, absent.sqlType());
            } else {
                statement.setObject(position, parameter);
            }
            position++;
        }
        return position;
    }
}
