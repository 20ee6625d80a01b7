package io.openbroker.runtime.internal.state;

import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.StateStoreContract;

class InMemoryStateStoreTest extends StateStoreContract {

    private final StateStore store = new InMemoryStateStore(TimeSource.SYSTEM.clock());

    @Override
    protected StateStore store() {
        return store;
    }
}
