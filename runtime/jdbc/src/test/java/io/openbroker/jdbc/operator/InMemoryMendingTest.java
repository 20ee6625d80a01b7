package io.openbroker.jdbc.operator;

import io.openbroker.runtime.operation.InMemoryState;
import io.openbroker.runtime.state.BrokerState;

class InMemoryMendingTest extends MendingContract {

    @Override
    BrokerState state() {
        return new InMemoryState();
    }
}
