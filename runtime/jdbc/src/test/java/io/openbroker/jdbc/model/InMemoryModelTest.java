package io.openbroker.jdbc.model;

import io.openbroker.runtime.operation.InMemoryState;
import io.openbroker.runtime.state.BrokerState;

class InMemoryModelTest extends ModelContract {

    @Override
    BrokerState state() {
        return new InMemoryState();
    }
}
