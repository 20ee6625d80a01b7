package io.openbroker.jdbc.model;

import io.openbroker.runtime.InMemoryState;
import io.openbroker.runtime.spi.state.BrokerState;

class InMemoryModelTest extends ModelContract {

    @Override
    BrokerState state() {
        return new InMemoryState();
    }
}
