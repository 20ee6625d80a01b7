package io.openbroker.jdbc.connection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Executes statements; those of requests with as few round trips as the driver allows. */
public enum StatementExecutor {
    /** Sends several statements at once and then receives their results, as PostgreSQL's driver does with a text that has several. */
    TOGETHER(8),
    /** Executes each statement by itself, for drivers that execute only the first one of a text. */
    ONE_BY_ONE(1);

    private final int most;

    StatementExecutor(int most) {
        this.most = most;
    }

    /** Reads a row. */
    @FunctionalInterface
    public interface RowReader<T> {

        /** Reads the present row of a result. */
        T read(ResultSet row) throws SQLException;
    }

    /** Executes changes, and tells whether each of them has found its row. */
    public boolean change(Connection connection, List<SqlStatement> changes) throws SQLException {
        for (int from = 0; from < changes.size(); from += most) {
            if (!changeTogether(connection, changes.subList(from, Math.min(from + most, changes.size())))) {
                return false;
            }
        }
        return true;
    }

    private static boolean changeTogether(Connection connection, List<SqlStatement> changes) throws SQLException {
        String sql = changes.stream().map(SqlStatement::sql).collect(Collectors.joining(";\n"));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int position = 1;
            for (SqlStatement change : changes) {
                position = change.bind(statement, position);
            }
            statement.execute();
            boolean found = true;
            for (int i = 0; i < changes.size(); i++) {
                if (i > 0) {
                    statement.getMoreResults();
                }
                found &= !changes.get(i).changesOne() || statement.getUpdateCount() == 1;
            }
            return found;
        }
    }

    /** Executes a change, and returns the number of rows that it has found. */
    public static int update(Connection connection, SqlStatement change) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(change.sql())) {
            change.bind(statement, 1);
            return statement.executeUpdate();
        }
    }

    /** Executes a query. */
    public static <T> List<T> query(Connection connection, SqlStatement query, RowReader<T> reader)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query.sql())) {
            query.bind(statement, 1);
            try (ResultSet row = statement.executeQuery()) {
                List<T> rows = new ArrayList<>();
                while (row.next()) {
                    rows.add(reader.read(row));
                }
                return rows;
            }
        }
    }
}
