package io.openbroker.jdbc.table;

import io.openbroker.jdbc.clock.StateClock;
import io.openbroker.jdbc.connection.SqlStatement;
import io.openbroker.jdbc.connection.StatementExecutor;
import io.openbroker.jdbc.connection.Transactions;
import io.openbroker.jdbc.connection.Writer;
import io.openbroker.jdbc.database.Database;
import io.openbroker.jdbc.encryption.KeyCheck;
import io.openbroker.jdbc.encryption.RowCipher;
import io.openbroker.runtime.spi.state.Heartbeat;
import io.openbroker.runtime.spi.state.KnownReplica;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StateKey;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.list.DatedResource;
import io.openbroker.runtime.spi.state.list.InstanceCount;
import io.openbroker.runtime.spi.state.list.InstanceFilter;
import io.openbroker.runtime.spi.state.list.OperationQuery;
import io.openbroker.runtime.spi.state.list.OperationWithPlan;
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
import io.openbroker.runtime.spi.state.row.StoredResource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Keeps state in a database. Safe for use by many threads. */
public final class JdbcStateStore implements StateStore {

    /** How many rows are deleted at once, so that no statement takes long. */
    private static final int FORGOTTEN_AT_ONCE = 1_000;

    /** How many rows of an older version are completed at once, likewise. */
    private static final int COMPLETED_AT_ONCE = 500;

    private final Transactions transactions;
    private final Database database;
    private final RowCipher cipher;
    private final InstanceTable instances;
    private final BindingTable bindings;
    private final OperationTable operations;
    private final ReportTable reports;
    private final List<RowTable<?>> tables;
    private final ReplicaTable replicas;
    private final Writer heartbeats;
    private final StateClock clock;

    /**
     * A store in a database.
     *
     * @param heartbeats makes the transactions of heartbeats, on which nothing else waits
     */
    public JdbcStateStore(
            Transactions transactions, Writer heartbeats, Database database, RowCipher cipher, StateClock clock) {
        this.transactions = transactions;
        this.heartbeats = heartbeats;
        this.database = database;
        this.cipher = cipher;
        this.clock = clock;
        this.replicas = new ReplicaTable(cipher, database);
        this.instances = new InstanceTable(cipher, database, clock);
        this.bindings = new BindingTable(cipher, database, clock);
        this.operations = new OperationTable(cipher, database, clock);
        this.reports = new ReportTable(cipher);
        this.tables = List.of(instances, bindings, operations, reports);
    }

    /**
     * Takes everything over from earlier processes, for one that knows that none of them lives. If the clock was set back since,
     * everything that waits becomes due, since nobody knows for how long it should.
     */
    public void takeOver() {
        transactions.write(connection -> {
            StatementExecutor.update(connection, TaskTable.giveBack());
            boolean future = replicas.endLeases(connection, clock.instant());
            if (future) {
                StatementExecutor.update(connection, TaskTable.makeAllDue(database.time(clock.instant())));
            }
            return future;
        });
    }

    @Override
    public Optional<StoredInstance> instance(InstanceKey key) {
        return first(transactions.query(instances.find(key), instances::read));
    }

    @Override
    public Optional<String> foreignOffering(Set<String> offerings) {
        return anyOffering(Set.of())
                .filter(any -> !offerings.contains(any))
                .filter(any -> anyOffering(offerings).isEmpty());
    }

    private Optional<String> anyOffering(Set<String> of) {
        return first(transactions.query(instances.anyOffering(of), row -> row.getString("service_id")));
    }

    /** Whether rows can be written at the moment, which this method tries. */
    public boolean writable() {
        return transactions.probe(connection -> KeyCheck.touch(connection, cipher));
    }

    @Override
    public Optional<StoredBinding> binding(BindingKey key) {
        return first(transactions.query(bindings.find(key), bindings::read));
    }

    @Override
    public List<StoredBinding> bindings(InstanceKey instance) {
        return transactions.query(bindings.of(instance), bindings::read);
    }

    @Override
    public Optional<StoredOperation> operation(ResourceKey resource, String operationId) {
        return first(transactions.query(operations.find(resource, operationId), operations::read));
    }

    @Override
    public Optional<PolledOperation> poll(ResourceKey resource, Optional<String> operationId) {
        return first(transactions.query(operations.poll(resource, operationId), operations::readPolled));
    }

    @Override
    public Optional<StoredOperation> operation(String operationId) {
        return first(transactions.query(operations.find(operationId), operations::read));
    }

    @Override
    public OptionalLong position(String operationId) {
        return transactions.query(operations.position(operationId), row -> row.getLong(1)).stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** Makes an operation due that waits for its time. */
    public void makeDue(StoredOperation operation) {
        transactions.commit(TaskTable.makeDue(operation, database.time(clock.instant())), () -> true);
    }

    @Override
    public Page<DatedResource<StoredInstance>> listInstances(ResourceQuery query, PageRequest page) {
        if (query.planId().isPresent()) {
            completeAll(instances);
        }
        return transactions.read(connection -> instances.list(connection, query, page));
    }

    @Override
    public Page<DatedResource<StoredBinding>> listBindings(ResourceQuery query, PageRequest page) {
        if (query.planId().isPresent()) {
            completeAll(bindings);
        }
        return transactions.read(connection -> bindings.list(connection, query, page));
    }

    @Override
    public Page<StoredOperation> listOperations(OperationQuery query, PageRequest page) {
        return transactions.read(connection -> operations.list(connection, query, page));
    }

    @Override
    public Page<OperationWithPlan> listOperationsWithPlans(OperationQuery query, PageRequest page) {
        completeAll(instances);
        completeAll(bindings);
        return transactions.read(connection -> operations.listWithPlans(connection, query, page));
    }

    @Override
    public List<StoredOperation> listAttention(Instant slowBefore, int most) {
        return transactions.query(operations.attention(slowBefore, most), operations::read);
    }

    @Override
    public int countInProgress(int most) {
        return first(transactions.query(OperationTable.countInProgress(most), row -> row.getInt(1)))
                .orElseThrow();
    }

    @Override
    public Page<StoredReport> listReports(PageRequest page) {
        return Page.of(transactions.query(reports.list(page), reports::read), page.limit(), StoredReport::id);
    }

    /** Counts operations that are due and not taken by a replica, up to a limit. */
    public int dueOperations(int most) {
        return transactions
                .query(TaskTable.due(most, database.time(clock.instant())), row -> true)
                .size();
    }

    @Override
    public Optional<StoredOperation> latestOperation(ResourceKey resource) {
        return first(transactions.query(operations.latest(resource), operations::read));
    }

    @Override
    public boolean commit(List<RowChange> changes) {
        return commit(changes, List.of());
    }

    @Override
    public boolean commit(List<RowChange> changes, List<InstanceCount> counts) {
        List<TableChange<?>> ordered = new ArrayList<>();
        changes.forEach(change -> ordered.add(TableChange.of(change, tables)));
        ordered.sort(TableChange.ORDER);
        List<SqlStatement> statements = new ArrayList<>(counts.isEmpty() ? List.of() : instances.demand(counts));
        ordered.forEach(change -> statements.addAll(change.statements()));
        return transactions.commit(statements, () -> holds(changes));
    }

    @Override
    public long count(InstanceFilter filter, InstanceKey except) {
        completeAll(instances);
        return first(transactions.query(instances.count(filter, except), row -> row.getLong(1)))
                .orElseThrow();
    }

    /** Fills the columns that rows of an older version lack, once. */
    private <S extends StoredResource> void completeAll(ResourceTable<S> table) {
        while (true) {
            List<S> rows = transactions.query(table.incomplete(COMPLETED_AT_ONCE), table::read);
            if (rows.isEmpty()) {
                return;
            }
            transactions.commit(rows.stream().map(table::complete).toList(), () -> true);
        }
    }

    @Override
    public int forgetOperations(Instant finishedBefore) {
        int forgotten = 0;
        int last = FORGOTTEN_AT_ONCE;
        while (last == FORGOTTEN_AT_ONCE) {
            last = update(operations.forget(finishedBefore, FORGOTTEN_AT_ONCE));
            forgotten += last;
        }
        return forgotten;
    }

    @Override
    public boolean heartbeat(String replica, Duration lease) {
        return heartbeats.write(connection -> {
            clock.measure(connection);
            return replicas.seen(connection, replica, new Heartbeat(clock.instant(), lease));
        });
    }

    @Override
    public List<String> silentReplicas(Duration watched) {
        Duration steady = clock.steady();
        Duration evenly = steady.compareTo(watched) < 0 ? steady : watched;
        return transactions.read(connection -> replicas.silent(connection, clock.instant(), evenly));
    }

    @Override
    public List<KnownReplica> listReplicas() {
        return transactions.read(replicas::all);
    }

    @Override
    public List<StateKey> listKeys() {
        return transactions.query(KeyTable.ALL, row -> KeyTable.read(row, cipher, database));
    }

    @Override
    public void forgetReplica(String replica) {
        update(ReplicaTable.forget(replica));
    }

    @Override
    public List<StoredOperation> operationsOf(String replica) {
        return transactions.query(operations.of(replica), operations::read);
    }

    private int update(SqlStatement change) {
        return transactions.write(connection -> StatementExecutor.update(connection, change));
    }

    private static <T> Optional<T> first(List<T> rows) {
        return rows.stream().findFirst();
    }
}
