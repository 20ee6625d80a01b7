package io.openbroker.runtime;

import io.openbroker.runtime.internal.operation.InMemoryOperationQueue;
import io.openbroker.runtime.internal.state.InMemoryStateStore;
import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.runtime.spi.state.OperationQueue;
import io.openbroker.runtime.spi.state.StateStore;

/** State that is lost when the process ends. Safe for use by many threads. */
public final class InMemoryState implements BrokerState {

    private final InMemoryStateStore store;
    private final InMemoryOperationQueue queue = new InMemoryOperationQueue();

    /** Empty state, by the time of the machine. */
    public InMemoryState() {
        this(TimeSource.SYSTEM);
    }

    /**
     * Empty state.
     *
     * @param time the time by which rows are dated and heartbeats are missed
     */
    public InMemoryState(TimeSource time) {
        this.store = new InMemoryStateStore(time.clock());
    }

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
