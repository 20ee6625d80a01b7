package io.openbroker.jdbc;

import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.StateStoreContract;
import org.junit.jupiter.api.AfterEach;

class PostgresStateStoreTest extends StateStoreContract {

    private final JdbcState state =
            JdbcState.open(JdbcSettings.postgresql(PostgresServer.newDatabase(), StateKeys.generate()));

    @AfterEach
    void close() {
        state.close();
    }

    @Override
    protected StateStore store() {
        return state.store();
    }
}
