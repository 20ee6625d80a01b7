package io.openbroker.jdbc.table;

import io.openbroker.jdbc.clock.StateClock;
import io.openbroker.jdbc.connection.Transactions;
import io.openbroker.jdbc.encryption.KeyCheck;
import io.openbroker.jdbc.encryption.RowCipher;
import io.openbroker.runtime.spi.state.Heartbeat;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.list.DatedResource;
import io.openbroker.runtime.spi.state.list.OperationQuery;
import io.openbroker.runtime.spi.state.list.Page;
import io.openbroker.runtime.spi.state.list.PageRequest;
import io.openbroker.runtime.spi.state.list.ResourceQuery;
import io.openbroker.runtime.spi.state.row.BindingKey;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.ResourceKey;
import io.openbroker.runtime.spi.state.row.StoredBinding;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Keeps state in a database. Safe for use by many threads. */
public final class JdbcStateStore implements StateStore {

    /** How many rows are deleted at once, so that no statement takes long. */
    private static final int FORGOTTEN_AT_ONCE = 1_000;

    private final Transactions transactions;
    private final RowCipher cipher;
    private final InstanceTable instances;
    private final BindingTable bindings;
    private final OperationTable operations;
    private final List<RowTable<?>> tables;
    private final ReplicaTable replicas;
    private final Consumer<Consumer<Handle>> heartbeats;
    private final StateClock clock;

    /**
     * A store in a database.
     *
     * @param heartbeats makes the transactions of heartbeats, on which nothing else waits
     */
    public JdbcStateStore(
            Transactions transactions, Consumer<Consumer<Handle>> heartbeats, RowCipher cipher, StateClock clock) {
        this.transactions = transactions;
        this.heartbeats = heartbeats;
        this.cipher = cipher;
        this.clock = clock;
        this.replicas = new ReplicaTable(cipher);
        this.instances = new InstanceTable(cipher, clock);
        this.bindings = new BindingTable(cipher, clock);
        this.operations = new OperationTable(cipher, clock);
        this.tables = List.of(instances, bindings, operations);
    }

    /**
     * Takes everything over from earlier processes, for one that knows that none of them lives. If the clock was set back since,
     * everything that waits becomes due, since nobody knows for how long it should.
     */
    public void takeOver() {
        transactions.change(handle -> {
            TaskTable.giveBack(handle);
            if (replicas.endLeases(handle, clock.instant())) {
                TaskTable.makeAllDue(handle, clock);
            }
        });
    }

    @Override
    public Optional<StoredInstance> instance(InstanceKey key) {
        return transactions.read(handle -> instances.find(handle, key));
    }

    @Override
    public Optional<String> foreignOffering(Set<String> offerings) {
        return transactions.read(handle -> instances.foreignOffering(handle, offerings));
    }

    /** Whether rows can be written at the moment, which this method tries. */
    public boolean writable() {
        return transactions.probe(handle -> KeyCheck.touch(handle, cipher));
    }

    @Override
    public Optional<StoredBinding> binding(BindingKey key) {
        return transactions.read(handle -> bindings.find(handle, key));
    }

    @Override
    public List<StoredBinding> bindings(InstanceKey instance) {
        return transactions.read(handle -> bindings.of(handle, instance));
    }

    @Override
    public Optional<StoredOperation> operation(ResourceKey resource, String operationId) {
        return transactions.read(handle -> operations.find(handle, resource, operationId));
    }

    @Override
    public Optional<StoredOperation> operation(String operationId) {
        return transactions.read(handle -> operations.find(handle, operationId));
    }

    /** Makes an operation due that waits for its time. */
    public void makeDue(StoredOperation operation) {
        transactions.write(handle -> {
            TaskTable.makeDue(handle, operation, clock);
            return operation;
        });
    }

    @Override
    public Page<DatedResource<StoredInstance>> listInstances(ResourceQuery query, PageRequest page) {
        return transactions.read(handle -> instances.list(handle, query, page));
    }

    @Override
    public Page<DatedResource<StoredBinding>> listBindings(ResourceQuery query, PageRequest page) {
        return transactions.read(handle -> bindings.list(handle, query, page));
    }

    @Override
    public Page<StoredOperation> listOperations(OperationQuery query, PageRequest page) {
        return transactions.read(handle -> operations.list(handle, query, page));
    }

    /** Counts operations that are due and not taken by a replica, up to a limit. */
    public int dueOperations(int most) {
        return transactions.read(handle -> TaskTable.due(handle, most, clock));
    }

    @Override
    public Optional<StoredOperation> latestOperation(ResourceKey resource) {
        return transactions.read(handle -> operations.latest(handle, resource));
    }

    @Override
    public boolean commit(List<RowChange> changes) {
        List<TableChange<?>> ordered = new ArrayList<>();
        changes.forEach(change -> ordered.add(TableChange.of(change, tables)));
        ordered.sort(TableChange.ORDER);
        return transactions.commit(
                handle -> ordered.stream().allMatch(change -> change.apply(handle)), () -> holds(changes));
    }

    @Override
    public int forgetOperations(Instant finishedBefore) {
        int forgotten = 0;
        int last = FORGOTTEN_AT_ONCE;
        while (last == FORGOTTEN_AT_ONCE) {
            last = transactions.write(handle -> operations.forget(handle, finishedBefore, FORGOTTEN_AT_ONCE));
            forgotten += last;
        }
        return forgotten;
    }

    @Override
    public void heartbeat(String replica, Duration lease) {
        heartbeats.accept(handle -> {
            clock.measure(handle);
            replicas.seen(handle, replica, new Heartbeat(clock.instant(), lease));
        });
    }

    @Override
    public List<String> silentReplicas(Duration watched) {
        Duration steady = clock.steady();
        Duration evenly = steady.compareTo(watched) < 0 ? steady : watched;
        return transactions.read(handle -> replicas.silent(handle, clock.instant(), evenly));
    }

    @Override
    public Set<String> replicas() {
        return transactions.read(replicas::names);
    }

    @Override
    public void forgetReplica(String replica) {
        transactions.write(handle -> {
            replicas.forget(handle, replica);
            return replica;
        });
    }

    @Override
    public List<StoredOperation> operationsOf(String replica) {
        return transactions.read(handle -> operations.of(handle, replica));
    }
}
