package io.openbroker.jdbc;

import io.openbroker.runtime.state.BindingKey;
import io.openbroker.runtime.state.DatedResource;
import io.openbroker.runtime.state.InstanceKey;
import io.openbroker.runtime.state.OperationQuery;
import io.openbroker.runtime.state.Page;
import io.openbroker.runtime.state.PageRequest;
import io.openbroker.runtime.state.ResourceKey;
import io.openbroker.runtime.state.ResourceQuery;
import io.openbroker.runtime.state.RowChange;
import io.openbroker.runtime.state.StateStore;
import io.openbroker.runtime.state.StoredBinding;
import io.openbroker.runtime.state.StoredInstance;
import io.openbroker.runtime.state.StoredOperation;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Remembers in a database. */
final class JdbcStateStore implements StateStore {

    /** Deadlock, serialization failure, unique violation. In SQLite nobody races, and failures have no state. */
    private static final Set<String> LOST_RACES = Set.of("40P01", "40001", "23505");

    private final Jdbi jdbi;
    private final InstanceTable instances;
    private final BindingTable bindings;
    private final OperationTable operations;
    private final List<RowTable<?>> tables;
    private final ReplicaTable replicas;

    JdbcStateStore(Jdbi jdbi, StateKeys keys) {
        Seal seal = keys.seal();
        this.jdbi = jdbi;
        this.replicas = new ReplicaTable(keys);
        this.instances = new InstanceTable(seal);
        this.bindings = new BindingTable(seal);
        this.operations = new OperationTable(seal);
        this.tables = List.of(instances, bindings, operations);
    }

    @Override
    public Optional<StoredInstance> instance(InstanceKey key) {
        return jdbi.withHandle(handle -> instances.find(handle, key));
    }

    @Override
    public Optional<StoredBinding> binding(BindingKey key) {
        return jdbi.withHandle(handle -> bindings.find(handle, key));
    }

    @Override
    public List<StoredBinding> bindings(InstanceKey instance) {
        return jdbi.withHandle(handle -> bindings.of(handle, instance));
    }

    @Override
    public Optional<StoredOperation> operation(ResourceKey resource, String operationId) {
        return jdbi.withHandle(handle -> operations.find(handle, resource, operationId));
    }

    @Override
    public Optional<StoredOperation> operation(String operationId) {
        return jdbi.withHandle(handle -> operations.find(handle, operationId));
    }

    void makeDue(StoredOperation operation) {
        jdbi.useTransaction(handle -> BackgroundTasks.makeDue(handle, operation));
    }

    @Override
    public Page<DatedResource<StoredInstance>> listInstances(ResourceQuery query, PageRequest page) {
        return jdbi.withHandle(handle -> instances.list(handle, query, page));
    }

    @Override
    public Page<DatedResource<StoredBinding>> listBindings(ResourceQuery query, PageRequest page) {
        return jdbi.withHandle(handle -> bindings.list(handle, query, page));
    }

    @Override
    public Page<StoredOperation> listOperations(OperationQuery query, PageRequest page) {
        return jdbi.withHandle(handle -> operations.list(handle, query, page));
    }

    int dueOperations(int most) {
        return jdbi.withHandle(handle -> BackgroundTasks.due(handle, most));
    }

    @Override
    public Optional<StoredOperation> latestOperation(ResourceKey resource) {
        return jdbi.withHandle(handle -> operations.latest(handle, resource));
    }

    @Override
    public boolean commit(List<RowChange> changes) {
        List<TableChange<?>> ordered = new ArrayList<>();
        changes.forEach(change -> ordered.add(TableChange.of(change, tables)));
        ordered.sort(TableChange.ORDER);
        try {
            return jdbi.inTransaction(handle -> {
                for (TableChange<?> change : ordered) {
                    if (!change.apply(handle)) {
                        handle.rollback();
                        return false;
                    }
                }
                return true;
            });
        } catch (JdbiException e) {
            if (e.getCause() instanceof SQLException cause
                    && LOST_RACES.contains(String.valueOf(cause.getSQLState()))) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public int forgetOperations(Instant finishedBefore) {
        return jdbi.withHandle(handle -> operations.forget(handle, finishedBefore));
    }

    @Override
    public void heartbeat(String replica) {
        jdbi.useHandle(handle -> replicas.seen(handle, replica));
    }

    @Override
    public List<String> silentReplicas(Duration silence) {
        return jdbi.withHandle(handle -> replicas.silent(handle, silence));
    }

    @Override
    public void forgetReplica(String replica) {
        jdbi.useHandle(handle -> replicas.forget(handle, replica));
    }

    @Override
    public List<StoredOperation> operationsOf(String replica) {
        return jdbi.withHandle(handle -> operations.of(handle, replica));
    }
}
