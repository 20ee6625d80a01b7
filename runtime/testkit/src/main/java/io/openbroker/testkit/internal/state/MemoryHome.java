package io.openbroker.testkit.internal.state;

import io.openbroker.model.OperationStatus.State;
import io.openbroker.runtime.InMemoryState;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.list.OperationQuery;
import io.openbroker.runtime.spi.state.list.Page;
import io.openbroker.runtime.spi.state.list.PageRequest;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import io.openbroker.testkit.internal.time.TurnedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** State in the memory of the test. */
public final class MemoryHome implements StateHome {

    private static final Duration HEARTBEAT = Duration.ofMillis(100);
    /** One process at a time uses the state, so that none must be taken for dead because a test has turned the clock. */
    private static final Duration LEASE = Duration.ofDays(3_650);

    private static final OperationQuery UNFINISHED = new OperationQuery(
            Optional.empty(), Optional.empty(), Optional.of(State.IN_PROGRESS), Optional.empty(), Optional.empty());

    private final TurnedTime time;
    private final InMemoryState state;

    public MemoryHome(TurnedTime time) {
        this.time = time;
        this.state = new InMemoryState(time.timeSource());
    }

    @Override
    public MortalState open() {
        StateStore store = state.store();
        ProcessLife life = new ProcessLife();
        return new MortalState(
                "memory",
                new MortalState.Beats(HEARTBEAT, LEASE),
                life,
                new MortalStore(store, life, store.replicas()),
                new MemoryQueue(time, unfinished(store)),
                state.clock(),
                () -> {});
    }

    private static List<StoredOperation> unfinished(StateStore store) {
        List<StoredOperation> found = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Page<StoredOperation> page = store.listOperations(UNFINISHED, new PageRequest(after, PageRequest.MOST));
            page.rows().stream().filter(StoredOperation::inBackground).forEach(found::add);
            after = page.next();
        } while (after.isPresent());
        return found;
    }

    @Override
    public void close() {
        state.close();
    }
}
