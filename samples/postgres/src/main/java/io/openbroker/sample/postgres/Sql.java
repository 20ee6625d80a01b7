package io.openbroker.sample.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Runs SQL with values that nobody has to trust. */
final class Sql {

    private Sql() {}

    /**
     * Runs a statement that takes no parameters, such as CREATE DATABASE. PostgreSQL itself puts the values in: {@code %I}
     * stands for a quoted name, {@code %L} for a quoted literal.
     */
    static void execute(Connection connection, String template, String... values) throws SQLException {
        String command = text(connection, "SELECT format(?, VARIADIC ?::text[])", template, values);
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    /** The first column of all rows of a query; its parameters are strings. */
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

    /** Whether a query has any row. */
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
