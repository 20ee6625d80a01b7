package io.openbroker.runtime.spi.state;

import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.internal.state.InMemoryStateStore;

class InMemoryStateStoreTest extends StateStoreContract {

    private final StateStore store = new InMemoryStateStore(TimeSource.SYSTEM.clock());

    @Override
    protected StateStore store() {
        return store;
    }
}
