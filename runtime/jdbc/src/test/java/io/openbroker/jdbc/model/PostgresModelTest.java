package io.openbroker.jdbc.model;

import io.openbroker.jdbc.JdbcSettings;
import io.openbroker.jdbc.JdbcState;
import io.openbroker.jdbc.PostgresServer;
import io.openbroker.jdbc.StateKeys;
import io.openbroker.runtime.state.BrokerState;
import java.time.Duration;
import java.util.Optional;

class PostgresModelTest extends ModelContract {

    @Override
    Optional<BrokerState> state() {
        return Optional.of(JdbcState.open(JdbcSettings.postgresql(PostgresServer.newDatabase(), StateKeys.generate())
                .withHeartbeat(Duration.ofMillis(500))));
    }
}
