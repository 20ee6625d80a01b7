package io.openbroker.jdbc.operator;

import io.openbroker.runtime.InMemoryState;
import io.openbroker.runtime.spi.state.BrokerState;

class InMemoryMendingTest extends MendingContract {

    @Override
    BrokerState state() {
        return new InMemoryState();
    }
}
