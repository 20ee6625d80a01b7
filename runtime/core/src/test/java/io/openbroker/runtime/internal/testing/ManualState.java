package io.openbroker.runtime.internal.testing;

import io.openbroker.runtime.InMemoryState;
import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.runtime.spi.state.Membership;
import io.openbroker.runtime.spi.state.OperationQueue;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** State in memory, whose queue does nothing until a test calls it; so no time passes in the background. */
public final class ManualState implements BrokerState, OperationQueue {

    private final InMemoryState kept;
    private Optional<Worker> worker = Optional.empty();
    private Optional<StoredOperation> last = Optional.empty();

    public ManualState(TestTime time) {
        this.kept = new InMemoryState(time.source());
    }

    /** Has the worker work on the operation that was added last; when to do so again, empty if it has ended. */
    public Optional<Duration> work() {
        StoredOperation operation = last.orElseThrow();
        return worker.orElseThrow().work(operation.resource(), operation.id());
    }

    @Override
    public StateStore store() {
        return kept.store();
    }

    @Override
    public OperationQueue queue() {
        return this;
    }

    @Override
    public Clock clock() {
        return kept.clock();
    }

    @Override
    public String location() {
        return kept.location();
    }

    @Override
    public void start(Worker started, int workers, Membership membership) {
        worker = Optional.of(started);
    }

    @Override
    public int waiting(int most) {
        return 0;
    }

    @Override
    public void added(StoredOperation operation) {
        last = Optional.of(operation);
    }

    @Override
    public void hurry(StoredOperation operation) {
        last = Optional.of(operation);
    }

    @Override
    public void stop() {}

    @Override
    public void close() {
        kept.close();
    }
}
