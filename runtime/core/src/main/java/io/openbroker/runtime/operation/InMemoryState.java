package io.openbroker.runtime.operation;

import io.openbroker.runtime.state.BrokerState;
import io.openbroker.runtime.state.InMemoryStateStore;
import io.openbroker.runtime.state.OperationQueue;
import io.openbroker.runtime.state.StateStore;

/** State that ends with the process. */
public final class InMemoryState implements BrokerState {

    private final InMemoryStateStore store = new InMemoryStateStore();
    private final InMemoryOperationQueue queue = new InMemoryOperationQueue();

    @Override
    public StateStore store() {
        return store;
    }

    @Override
    public OperationQueue queue() {
        return queue;
    }

    @Override
    public String location() {
        return "memory";
    }

    @Override
    public void close() {
        queue.close();
    }
}
