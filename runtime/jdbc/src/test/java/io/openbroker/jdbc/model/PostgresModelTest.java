package io.openbroker.jdbc.model;

import io.openbroker.jdbc.JdbcSettings;
import io.openbroker.jdbc.JdbcState;
import io.openbroker.jdbc.PostgresServer;
import io.openbroker.jdbc.StateKeys;
import io.openbroker.runtime.spi.state.BrokerState;
import java.time.Duration;

class PostgresModelTest extends ModelContract {

    @Override
    BrokerState state() {
        return JdbcState.open(JdbcSettings.postgresql(PostgresServer.newDatabase(), StateKeys.generate())
                .withHeartbeat(Duration.ofMillis(500)));
    }
}
