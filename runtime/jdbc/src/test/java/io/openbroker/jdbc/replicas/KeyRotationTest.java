package io.openbroker.jdbc.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.jdbc.JdbcSettings;
import io.openbroker.jdbc.JdbcState;
import io.openbroker.jdbc.PostgresServer;
import io.openbroker.jdbc.StateKeys;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.row.BindingAttributes;
import io.openbroker.runtime.spi.state.row.BindingKey;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.Phase;
import io.openbroker.runtime.spi.state.row.ResourceStatus;
import io.openbroker.runtime.spi.state.row.StoredBinding;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A rotation of keys from its first step to the last, on a server that does what is to be done by itself. */
class KeyRotationTest {

    /** More than are encrypted anew at a time. */
    private static final int ROWS = 1_200;

    private final String url = PostgresServer.newDatabase();

    @Test
    void endsWithTheNewKeyAlone() throws Exception {
        StateKeys old = StateKeys.generate();
        StateKeys used = old.withNewKey().withNewestKeyPrimary();
        try (JdbcState state = open(old)) {
            for (int i = 0; i < ROWS; i++) {
                assertThat(state.store().commit(List.of(RowChange.insert(binding(i)))))
                        .isTrue();
            }
        }

        try (BrokerServer server = BrokerServer.start(
                ServerSettings.DEFAULT.withHost("127.0.0.1").withPort(0).withoutAuthentication(),
                open(used),
                new GateBrokerDispatcher(new GateBroker()))) {
            assertThat(server.uri()).isNotNull();
            for (int i = 0; i < 1_200 && keys().size() > 1; i++) {
                Thread.sleep(50);
            }
        }

        assertThat(keys()).hasSize(1);
        try (JdbcState state = open(used.withPrimaryKeyOnly())) {
            for (int i = 0; i < ROWS; i++) {
                assertThat(state.store().binding(binding(i).key())).contains(binding(i));
            }
        }
    }

    private JdbcState open(StateKeys keys) {
        return JdbcState.open(JdbcSettings.postgresql(url, keys));
    }

    private static StoredBinding binding(int number) {
        BindingAttributes attributes =
                new BindingAttributes("plan", Map.of(), Map.of(), Map.of("number", number), Optional.empty());
        BindingKey key = new BindingKey(new InstanceKey("default", "i"), "b" + number);
        ResourceStatus status = new ResourceStatus(1, Phase.READY, Phase.READY, Optional.empty());
        return StoredBinding.creating(key, "service", attributes, status);
    }

    private List<Long> keys() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select key_id from openbroker_key")) {
            List<Long> keys = new ArrayList<>();
            while (rows.next()) {
                keys.add(rows.getLong(1));
            }
            return keys;
        }
    }
}
