package io.openbroker.jdbc.model;

import io.openbroker.runtime.state.BrokerState;
import java.util.Optional;

class InMemoryModelTest extends ModelContract {

    @Override
    Optional<BrokerState> state() {
        return Optional.empty();
    }
}
