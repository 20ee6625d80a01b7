package io.openbroker.testkit.internal.state;

import io.openbroker.runtime.spi.state.KnownReplica;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StateKey;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.list.DatedResource;
import io.openbroker.runtime.spi.state.list.InstanceCount;
import io.openbroker.runtime.spi.state.list.InstanceFilter;
import io.openbroker.runtime.spi.state.list.OperationQuery;
import io.openbroker.runtime.spi.state.list.Page;
import io.openbroker.runtime.spi.state.list.PageRequest;
import io.openbroker.runtime.spi.state.list.ResourceQuery;
import io.openbroker.runtime.spi.state.row.BindingKey;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.PolledOperation;
import io.openbroker.runtime.spi.state.row.ResourceKey;
import io.openbroker.runtime.spi.state.row.StoredBinding;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import io.openbroker.runtime.spi.state.row.StoredReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** A store as one process sees it: until the process is killed. Safe for use by many threads. */
final class MortalStore implements StateStore {

    private final StateStore store;
    private final ProcessLife life;
    /** The replicas of processes that have ended. */
    private final Set<String> dead;

    /**
     * A store.
     *
     * @param dead replicas that have ended, whatever their leases say: nobody else uses the store
     */
    MortalStore(StateStore store, ProcessLife life, Set<String> dead) {
        this.store = store;
        this.life = life;
        this.dead = Set.copyOf(dead);
    }

    @Override
    public Optional<StoredInstance> instance(InstanceKey key) {
        return life.use(() -> store.instance(key));
    }

    @Override
    public Optional<StoredBinding> binding(BindingKey key) {
        return life.use(() -> store.binding(key));
    }

    @Override
    public List<StoredBinding> bindings(InstanceKey instance) {
        return life.use(() -> store.bindings(instance));
    }

    @Override
    public Optional<StoredOperation> operation(ResourceKey resource, String operationId) {
        return life.use(() -> store.operation(resource, operationId));
    }

    @Override
    public Optional<StoredOperation> latestOperation(ResourceKey resource) {
        return life.use(() -> store.latestOperation(resource));
    }

    @Override
    public Optional<PolledOperation> poll(ResourceKey resource, Optional<String> operationId) {
        return life.use(() -> store.poll(resource, operationId));
    }

    @Override
    public OptionalLong position(String operationId) {
        return life.use(() -> store.position(operationId));
    }

    @Override
    public Optional<StoredOperation> operation(String operationId) {
        return life.use(() -> store.operation(operationId));
    }

    @Override
    public Page<DatedResource<StoredInstance>> listInstances(ResourceQuery query, PageRequest page) {
        return life.use(() -> store.listInstances(query, page));
    }

    @Override
    public Page<DatedResource<StoredBinding>> listBindings(ResourceQuery query, PageRequest page) {
        return life.use(() -> store.listBindings(query, page));
    }

    @Override
    public Page<StoredOperation> listOperations(OperationQuery query, PageRequest page) {
        return life.use(() -> store.listOperations(query, page));
    }

    @Override
    public List<StoredOperation> listAttention(Instant slowBefore, int most) {
        return life.use(() -> store.listAttention(slowBefore, most));
    }

    @Override
    public int countInProgress(int most) {
        return life.use(() -> store.countInProgress(most));
    }

    @Override
    public Page<StoredReport> listReports(PageRequest page) {
        return life.use(() -> store.listReports(page));
    }

    @Override
    public boolean commit(List<RowChange> changes) {
        return life.use(() -> store.commit(changes));
    }

    @Override
    public boolean commit(List<RowChange> changes, List<InstanceCount> counts) {
        return life.use(() -> store.commit(changes, counts));
    }

    @Override
    public long count(InstanceFilter filter, InstanceKey except) {
        return life.use(() -> store.count(filter, except));
    }

    @Override
    public boolean holds(List<RowChange> changes) {
        return life.use(() -> store.holds(changes));
    }

    @Override
    public Optional<String> foreignOffering(Set<String> offerings) {
        return life.use(() -> store.foreignOffering(offerings));
    }

    @Override
    public int forgetOperations(Instant finishedBefore) {
        return life.use(() -> store.forgetOperations(finishedBefore));
    }

    @Override
    public boolean heartbeat(String replica, Duration lease) {
        return life.use(() -> store.heartbeat(replica, lease));
    }

    @Override
    public List<String> silentReplicas(Duration watched) {
        return life.use(() -> {
            Set<String> known = store.replicas();
            return Stream.concat(
                            store.silentReplicas(watched).stream(),
                            dead.stream().filter(known::contains))
                    .distinct()
                    .toList();
        });
    }

    @Override
    public List<KnownReplica> listReplicas() {
        return life.use(store::listReplicas);
    }

    @Override
    public List<StateKey> listKeys() {
        return life.use(store::listKeys);
    }

    @Override
    public void forgetReplica(String replica) {
        life.use(() -> store.forgetReplica(replica));
    }

    @Override
    public List<StoredOperation> operationsOf(String replica) {
        return life.use(() -> store.operationsOf(replica));
    }
}
