package io.openbroker.runtime.internal.policy;

import io.openbroker.runtime.internal.operation.RunningOperation;
import io.openbroker.runtime.spi.policy.KnownInstances;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.list.InstanceCount;
import io.openbroker.runtime.spi.state.list.InstanceFilter;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Counts service instances for policies, and keeps the counts. Safe for use by many threads. */
final class CountedInstances implements KnownInstances {

    private final StateStore store;
    private final InstanceKey requested;
    private final RunningOperation running;
    private final List<InstanceCount> counts = new ArrayList<>();

    CountedInstances(StateStore store, InstanceKey requested, RunningOperation running) {
        this.store = store;
        this.requested = requested;
        this.running = running;
    }

    @Override
    public long count(InstanceFilter filter) {
        AtomicLong number = new AtomicLong();
        running.shield(() -> number.set(store.count(filter, requested)));
        synchronized (counts) {
            counts.add(new InstanceCount(filter, requested, number.get()));
        }
        return number.get();
    }

    List<InstanceCount> counts() {
        synchronized (counts) {
            return counts.stream().distinct().toList();
        }
    }
}
