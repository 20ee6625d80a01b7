package io.openbroker.sample.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Executes SQL with untrusted values. */
final class Sql {

    private Sql() {}

    /**
     * Executes a statement that does not support parameters, such as CREATE DATABASE. PostgreSQL itself inserts the values:
     * {@code %I} is replaced by a quoted name, {@code %L} by a quoted literal.
     */
    static void execute(Connection connection, String template, String... values) throws SQLException {
        String command = text(connection, "SELECT format(?, VARIADIC ?::text[])", template, values);
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    /** Returns the first column of all rows of a query with string parameters. */
    static List<String> query(Connection connection, String query, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<String> values = new ArrayList<>();
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
                return values;
            }
        }
    }

    /** Returns whether a query has any row. */
    static boolean exists(Connection connection, String query, String... parameters) throws SQLException {
        return !query(connection, query, parameters).isEmpty();
    }

    private static String text(Connection connection, String query, String template, String... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, template);
            statement.setArray(2, connection.createArrayOf("text", values));
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
