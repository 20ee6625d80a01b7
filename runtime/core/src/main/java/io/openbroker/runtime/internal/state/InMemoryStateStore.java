package io.openbroker.runtime.internal.state;

import io.openbroker.runtime.spi.state.BindingKey;
import io.openbroker.runtime.spi.state.DatedResource;
import io.openbroker.runtime.spi.state.InstanceKey;
import io.openbroker.runtime.spi.state.OperationPosition;
import io.openbroker.runtime.spi.state.OperationQuery;
import io.openbroker.runtime.spi.state.Page;
import io.openbroker.runtime.spi.state.PageRequest;
import io.openbroker.runtime.spi.state.ResourceKey;
import io.openbroker.runtime.spi.state.ResourceQuery;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.StoredBinding;
import io.openbroker.runtime.spi.state.StoredInstance;
import io.openbroker.runtime.spi.state.StoredOperation;
import io.openbroker.runtime.spi.state.StoredResource;
import io.openbroker.runtime.spi.state.StoredRow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Remembers in memory, and so until the process ends. */
public final class InMemoryStateStore implements StateStore {

    private static final Comparator<StoredResource> BY_POSITION = Comparator.comparing(InMemoryStateStore::position);

    private final Map<InstanceKey, StoredInstance> instances = new ConcurrentHashMap<>();
    private final Map<InstanceKey, Map<BindingKey, StoredBinding>> bindings = new ConcurrentHashMap<>();
    /**
     * The operations of a resource are few, and in the order in which they began. The maps inside are never changed, but
     * replaced under the lock, so that reads need none.
     */
    private final Map<ResourceKey, Map<String, StoredOperation>> operations = new ConcurrentHashMap<>();

    /** Operations for whose end a platform waits, by their identity. */
    private final Map<String, StoredOperation> awaited = new ConcurrentHashMap<>();

    private final Map<ResourceKey, Instant> created = new ConcurrentHashMap<>();
    private final Map<String, Instant> replicas = new ConcurrentHashMap<>();
    private final Object lock = new Object();
    private final Clock clock;

    /** Remembers nothing yet. */
    public InMemoryStateStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Optional<StoredInstance> instance(InstanceKey key) {
        return Optional.ofNullable(instances.get(key));
    }

    @Override
    public Optional<String> foreignOffering(Set<String> offerings) {
        List<String> held =
                instances.values().stream().map(StoredInstance::serviceId).toList();
        return held.stream().anyMatch(offerings::contains)
                ? Optional.empty()
                : held.stream().findFirst();
    }

    @Override
    public Optional<StoredBinding> binding(BindingKey key) {
        return Optional.ofNullable(
                bindings.getOrDefault(key.instance(), Map.of()).get(key));
    }

    @Override
    public List<StoredBinding> bindings(InstanceKey instance) {
        return List.copyOf(bindings.getOrDefault(instance, Map.of()).values());
    }

    @Override
    public Optional<StoredOperation> operation(ResourceKey resource, String operationId) {
        return Optional.ofNullable(operations.getOrDefault(resource, Map.of()).get(operationId));
    }

    @Override
    public Optional<StoredOperation> latestOperation(ResourceKey resource) {
        return operations.getOrDefault(resource, Map.of()).values().stream().reduce((first, second) -> second);
    }

    @Override
    public Optional<StoredOperation> operation(String operationId) {
        return operations.values().stream()
                .flatMap(group -> Optional.ofNullable(group.get(operationId)).stream())
                .findAny();
    }

    @Override
    public Page<DatedResource<StoredInstance>> listInstances(ResourceQuery query, PageRequest page) {
        return list(instances.values().stream(), query, page);
    }

    @Override
    public Page<DatedResource<StoredBinding>> listBindings(ResourceQuery query, PageRequest page) {
        return list(bindings.values().stream().flatMap(group -> group.values().stream()), query, page);
    }

    @Override
    public Page<StoredOperation> listOperations(OperationQuery query, PageRequest page) {
        Optional<OperationPosition> after = page.after().map(OperationPosition::parse);
        List<StoredOperation> following = operations.values().stream()
                .flatMap(group -> group.values().stream())
                .filter(query::matches)
                .filter(row -> after.map(last -> OperationPosition.of(row).compareTo(last) > 0)
                        .orElse(true))
                .sorted(Comparator.comparing(OperationPosition::of))
                .limit(page.limit() + 1L)
                .toList();
        return Page.of(following, page.limit(), row -> OperationPosition.of(row).text());
    }

    private <S extends StoredResource> Page<DatedResource<S>> list(
            Stream<S> rows, ResourceQuery query, PageRequest page) {
        List<S> following = rows.filter(query::matches)
                .filter(row -> page.after()
                        .map(last -> position(row).compareTo(last) > 0)
                        .orElse(true))
                .sorted(BY_POSITION)
                .limit(page.limit() + 1L)
                .toList();
        return Page.of(following, page.limit(), InMemoryStateStore::position)
                .map(row -> new DatedResource<>(row, Optional.ofNullable(created.get(row.key()))));
    }

    /** What rows are sorted by; no id has the character between its parts. */
    private static String position(StoredResource row) {
        return row.key() instanceof BindingKey binding
                ? position(binding.instance()) + '\0' + binding.bindingId()
                : position((InstanceKey) row.key());
    }

    private static String position(InstanceKey key) {
        return key.platform() + '\0' + key.instanceId();
    }

    @Override
    public boolean commit(List<RowChange> changes) {
        synchronized (lock) {
            for (RowChange change : changes) {
                if (!fits(change)) {
                    return false;
                }
            }
            changes.forEach(this::apply);
            return true;
        }
    }

    @Override
    public int forgetOperations(Instant finishedBefore) {
        int forgotten = 0;
        for (ResourceKey resource : operations.keySet()) {
            synchronized (lock) {
                for (StoredOperation operation :
                        operations.getOrDefault(resource, Map.of()).values()) {
                    if (operation.finishedAt().filter(finishedBefore::isAfter).isPresent()) {
                        apply(RowChange.remove(operation));
                        forgotten++;
                    }
                }
            }
        }
        return forgotten;
    }

    @Override
    public void heartbeat(String replica) {
        replicas.put(replica, clock.instant());
    }

    @Override
    public List<String> silentReplicas(Duration silence) {
        Instant before = clock.instant().minus(silence);
        return replicas.entrySet().stream()
                .filter(replica -> replica.getValue().isBefore(before))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public void forgetReplica(String replica) {
        replicas.remove(replica);
    }

    @Override
    public List<StoredOperation> operationsOf(String replica) {
        return awaited.values().stream()
                .filter(operation -> operation.owner().equals(Optional.of(replica)))
                .toList();
    }

    private boolean fits(RowChange change) {
        if (change instanceof RowChange.Insert insert) {
            return find(insert.row()) == null;
        }
        if (change instanceof RowChange.Replace replace) {
            StoredRow present = find(replace.row());
            return present != null && present.revision() + 1 == replace.row().revision();
        }
        StoredRow removed = ((RowChange.Remove) change).row();
        StoredRow present = find(removed);
        return present != null && present.revision() == removed.revision();
    }

    private @Nullable StoredRow find(StoredRow row) {
        if (row instanceof StoredInstance instance) {
            return instances.get(instance.key());
        }
        if (row instanceof StoredBinding binding) {
            return binding(binding.key()).orElse(null);
        }
        StoredOperation operation = (StoredOperation) row;
        return operation(operation.resource(), operation.id()).orElse(null);
    }

    private void apply(RowChange change) {
        if (change instanceof RowChange.Insert insert) {
            put(insert.row());
            if (insert.row() instanceof StoredResource resource) {
                created.put(resource.key(), clock.instant());
            }
        } else if (change instanceof RowChange.Replace replace) {
            put(replace.row());
        } else {
            remove(((RowChange.Remove) change).row());
        }
    }

    private void put(StoredRow row) {
        if (row instanceof StoredInstance instance) {
            instances.put(instance.key(), instance);
        } else if (row instanceof StoredBinding binding) {
            bindings.computeIfAbsent(binding.key().instance(), key -> new ConcurrentHashMap<>())
                    .put(binding.key(), binding);
        } else {
            StoredOperation operation = (StoredOperation) row;
            Map<String, StoredOperation> changed =
                    new LinkedHashMap<>(operations.getOrDefault(operation.resource(), Map.of()));
            changed.put(operation.id(), operation);
            operations.put(operation.resource(), changed);
            if (operation.running() && operation.owner().isPresent()) {
                awaited.put(operation.id(), operation);
            } else {
                awaited.remove(operation.id());
            }
        }
    }

    private void remove(StoredRow row) {
        if (row instanceof StoredResource resource) {
            created.remove(resource.key());
        }
        if (row instanceof StoredInstance instance) {
            instances.remove(instance.key());
        } else if (row instanceof StoredBinding binding) {
            bindings.computeIfPresent(binding.key().instance(), (key, group) -> {
                group.remove(binding.key());
                return group.isEmpty() ? null : group;
            });
        } else {
            StoredOperation operation = (StoredOperation) row;
            awaited.remove(operation.id());
            operations.computeIfPresent(operation.resource(), (key, group) -> {
                Map<String, StoredOperation> changed = new LinkedHashMap<>(group);
                changed.remove(operation.id());
                return changed.isEmpty() ? null : changed;
            });
        }
    }
}
