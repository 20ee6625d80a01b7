package io.openbroker.jdbc.crash;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** The service behind the broker: a table in a database of its own. It takes its time, so that kills hit it. */
final class Backend {

    private static final int MILLIS_BEFORE = 30;
    private static final int MILLIS_AFTER = 30;

    private final String url;

    Backend(String url) {
        this.url = url;
    }

    void create() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("create table thing (id text primary key, size integer not null)");
        }
    }

    void put(String id, int size) throws SQLException, InterruptedException {
        change(
                "insert into thing (size, id) values (?, ?) on conflict (id) do update set size = excluded.size",
                size,
                id);
    }

    void remove(String id) throws SQLException, InterruptedException {
        change("delete from thing where id = ?", id);
    }

    Map<String, Integer> rows() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id, size from thing")) {
            Map<String, Integer> all = new TreeMap<>();
            while (rows.next()) {
                all.put(rows.getString(1), rows.getInt(2));
            }
            return all;
        }
    }

    private void change(String sql, Object... values) throws SQLException, InterruptedException {
        Thread.sleep(MILLIS_BEFORE);
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
        Thread.sleep(MILLIS_AFTER);
    }
}
