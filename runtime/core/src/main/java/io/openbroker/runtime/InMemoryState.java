package io.openbroker.runtime;

import io.openbroker.runtime.internal.operation.InMemoryOperationQueue;
import io.openbroker.runtime.internal.state.InMemoryStateStore;
import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.runtime.spi.state.OperationQueue;
import io.openbroker.runtime.spi.state.StateStore;
import java.time.Clock;
import java.util.Optional;

/** State that is lost when the process ends. Safe for use by many threads. */
public final class InMemoryState implements BrokerState {

    private final InMemoryStateStore store;
    private final Clock clock;
    private final InMemoryOperationQueue queue = new InMemoryOperationQueue();

    /** Creates an empty state that uses the system clock. */
    public InMemoryState() {
        this(TimeSource.SYSTEM);
    }

    /**
     * Creates an empty state.
     *
     * @param time the source of time for the dates of rows and for heartbeats
     */
    public InMemoryState(TimeSource time) {
        this.clock = time.clock();
        this.store = new InMemoryStateStore(clock);
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
    public Clock clock() {
        return clock;
    }

    @Override
    public String location() {
        return "memory";
    }

    @Override
    public Optional<String> kind() {
        return Optional.of("memory");
    }

    @Override
    public void close() {
        queue.close();
    }
}
