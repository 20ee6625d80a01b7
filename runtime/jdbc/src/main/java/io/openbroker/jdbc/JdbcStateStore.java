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
import io.openbroker.runtime.state.StoredRow;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Remembers in a database. */
final class JdbcStateStore implements StateStore {

    /** Deadlock, serialization failure, unique violation, lock timeout of H2, concurrent update of H2. */
    private static final Set<String> LOST_RACES = Set.of("40P01", "40001", "23505", "HYT00", "90131");

    private final Jdbi jdbi;
    private final InstanceTable instances;
    private final BindingTable bindings;
    private final OperationTable operations;
    private final ReplicaTable replicas;

    JdbcStateStore(Jdbi jdbi, StateKeys keys) {
        Seal seal = keys.seal();
        this.jdbi = jdbi;
        this.replicas = new ReplicaTable(keys);
        this.instances = new InstanceTable(seal);
        this.bindings = new BindingTable(seal);
        this.operations = new OperationTable(seal);
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
        // Always in the same order, so that two commits on the same rows wait for each other instead of blocking each
        // other.
        List<RowChange> ordered = changes.stream()
                .sorted(Comparator.comparing(JdbcStateStore::place))
                .toList();
        try {
            return jdbi.inTransaction(handle -> {
                for (RowChange change : ordered) {
                    if (!apply(handle, change)) {
                        handle.rollback();
                        return false;
                    }
                }
                return true;
            });
        } catch (JdbiException e) {
            if (e.getCause() instanceof SQLException cause && LOST_RACES.contains(cause.getSQLState())) {
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

    private boolean apply(Handle handle, RowChange change) {
        if (change instanceof RowChange.Insert insert) {
            return insert(handle, insert.row());
        }
        if (change instanceof RowChange.Replace replace) {
            return replace(handle, replace.row());
        }
        return remove(handle, ((RowChange.Remove) change).row());
    }

    private boolean insert(Handle handle, StoredRow row) {
        if (row instanceof StoredInstance instance) {
            return instances.insert(handle, instance);
        }
        if (row instanceof StoredBinding binding) {
            return bindings.insert(handle, binding);
        }
        StoredOperation operation = (StoredOperation) row;
        return operations.insert(handle, operation) && scheduled(handle, operation);
    }

    private boolean replace(Handle handle, StoredRow row) {
        if (row instanceof StoredInstance instance) {
            return instances.replace(handle, instance);
        }
        if (row instanceof StoredBinding binding) {
            return bindings.replace(handle, binding);
        }
        StoredOperation operation = (StoredOperation) row;
        return operations.replace(handle, operation) && scheduled(handle, operation);
    }

    private boolean remove(Handle handle, StoredRow row) {
        if (row instanceof StoredInstance instance) {
            return instances.remove(handle, instance);
        }
        if (row instanceof StoredBinding binding) {
            return bindings.remove(handle, binding);
        }
        return operations.remove(handle, (StoredOperation) row);
    }

    private boolean scheduled(Handle handle, StoredOperation operation) {
        if (operation.inBackground()) {
            BackgroundTasks.schedule(handle, operation);
        }
        return true;
    }

    private static String place(RowChange change) {
        StoredRow row = change instanceof RowChange.Insert insert
                ? insert.row()
                : change instanceof RowChange.Replace replace ? replace.row() : ((RowChange.Remove) change).row();
        if (row instanceof StoredInstance instance) {
            return "1" + HexFormat.of().formatHex(RowIds.of(instance.key()));
        }
        if (row instanceof StoredBinding binding) {
            return "2" + HexFormat.of().formatHex(RowIds.of(binding.key()));
        }
        return "3" + HexFormat.of().formatHex(((StoredOperation) row).id().getBytes(StandardCharsets.UTF_8));
    }
}
