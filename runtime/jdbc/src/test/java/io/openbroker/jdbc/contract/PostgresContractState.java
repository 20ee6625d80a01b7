package io.openbroker.jdbc.contract;

import io.openbroker.jdbc.JdbcSettings;
import io.openbroker.jdbc.JdbcState;
import io.openbroker.jdbc.PostgresServer;
import io.openbroker.jdbc.StateKeys;
import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.undertow.contract.ContractState;

/** A database of its own for each test, on one server. */
public final class PostgresContractState implements ContractState {

    @Override
    public BrokerState get() {
        return JdbcState.open(JdbcSettings.postgresql(PostgresServer.newDatabase(), StateKeys.generate()));
    }
}
