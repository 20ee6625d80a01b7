package io.openbroker.jdbc.operator;

import io.openbroker.jdbc.JdbcSettings;
import io.openbroker.jdbc.JdbcState;
import io.openbroker.jdbc.PostgresServer;
import io.openbroker.jdbc.StateKeys;
import io.openbroker.runtime.spi.state.BrokerState;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

class PostgresManualWorkTest extends ManualWorkContract {

    private final String url = PostgresServer.newDatabase();
    private final StateKeys keys = StateKeys.generate();

    @Override
    BrokerState state() {
        return JdbcState.open(JdbcSettings.postgresql(url, keys));
    }

    @Override
    boolean stores(String text) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String table : List.of("openbroker_operation", "openbroker_instance", "openbroker_binding")) {
                try (ResultSet rows = statement.executeQuery(
                        "select row_to_json(t)::text || encode(t.sealed, 'escape') from " + table + " t")) {
                    while (rows.next()) {
                        if (rows.getString(1).contains(text)) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }
}
