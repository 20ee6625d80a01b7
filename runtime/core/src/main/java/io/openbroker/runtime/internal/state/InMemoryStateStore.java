package io.openbroker.runtime.internal.state;

import io.openbroker.runtime.LibraryVersion;
import io.openbroker.runtime.spi.state.Heartbeat;
import io.openbroker.runtime.spi.state.KnownReplica;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StateKey;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.list.Attention;
import io.openbroker.runtime.spi.state.list.DatedResource;
import io.openbroker.runtime.spi.state.list.InstanceCount;
import io.openbroker.runtime.spi.state.list.InstanceFilter;
import io.openbroker.runtime.spi.state.list.OperationPosition;
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
import io.openbroker.runtime.spi.state.row.StoredReport;
import io.openbroker.runtime.spi.state.row.StoredResource;
import io.openbroker.runtime.spi.state.row.StoredRow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps state in memory, so until the process ends. Safe for use by many threads. */
public final class InMemoryStateStore implements StateStore {

    private static final Comparator<StoredResource> BY_POSITION = Comparator.comparing(InMemoryStateStore::position);

    private final Map<InstanceKey, StoredInstance> instances = new ConcurrentHashMap<>();
    private final Map<InstanceKey, Map<BindingKey, StoredBinding>> bindings = new ConcurrentHashMap<>();
    /**
     * The operations of a resource are few, and in the order in which they began. The maps inside are never changed, but replaced
     * under a lock, so that reads need none.
     */
    private final Map<ResourceKey, Map<String, StoredOperation>> operations = new ConcurrentHashMap<>();
    /** Operations for whose result a platform waits, by id. */
    private final Map<String, StoredOperation> awaited = new ConcurrentHashMap<>();

    private final NavigableMap<String, StoredReport> reports = new ConcurrentSkipListMap<>();
    private final Map<String, Long> positions = new ConcurrentHashMap<>();
    private final Map<ResourceKey, RowTimes> times = new ConcurrentHashMap<>();
    private final Map<String, Heartbeat> heartbeats = new ConcurrentHashMap<>();
    /** Each guards the changes of the instances whose keys have its hash, with their bindings and operations. */
    private final Object[] locks = Stream.generate(Object::new).limit(Long.SIZE).toArray();

    /** Held by commits with counts, before the other locks. */
    private final Object counted = new Object();

    private final Clock clock;
    /** Only grows, and begins later than in processes before; changed under the lock. */
    private long position;

    private record RowTimes(Instant createdAt, Instant updatedAt) {}

    /** An empty store. */
    public InMemoryStateStore(Clock clock) {
        this.clock = clock;
        this.position = Math.max(0, clock.instant().getEpochSecond());
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
        return operations.getOrDefault(resource, Map.of()).values().stream()
                .filter(StoredOperation::ofPlatform)
                .reduce((first, second) -> second);
    }

    @Override
    public OptionalLong position(String operationId) {
        Long position = positions.get(operationId);
        return position == null ? OptionalLong.empty() : OptionalLong.of(position);
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

    @Override
    public List<StoredOperation> listAttention(Instant slowBefore, int most) {
        Comparator<StoredOperation> urgency = Comparator.comparing(
                operation -> Attention.of(operation, slowBefore).orElseThrow());
        return inProgress()
                .filter(operation -> Attention.of(operation, slowBefore).isPresent())
                .sorted(urgency.thenComparing(StoredOperation::startedAt).thenComparing(StoredOperation::id))
                .limit(most)
                .toList();
    }

    @Override
    public int countInProgress(int most) {
        return (int) inProgress().limit(most).count();
    }

    private Stream<StoredOperation> inProgress() {
        return operations.values().stream()
                .flatMap(group -> group.values().stream())
                .filter(StoredOperation::running);
    }

    @Override
    public Page<StoredReport> listReports(PageRequest page) {
        List<StoredReport> following =
                page.after().map(last -> reports.tailMap(last, false)).orElse(reports).values().stream()
                        .limit(page.limit() + 1L)
                        .toList();
        return Page.of(following, page.limit(), StoredReport::id);
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
        return Page.of(following, page.limit(), InMemoryStateStore::position).map(this::dated);
    }

    private <S extends StoredResource> DatedResource<S> dated(S row) {
        Optional<RowTimes> known = Optional.ofNullable(times.get(row.key()));
        return new DatedResource<>(row, known.map(RowTimes::createdAt), known.map(RowTimes::updatedAt));
    }

    /** Rows are sorted by it; ids cannot contain the separator. */
    private static String position(StoredResource row) {
        InstanceKey instance = row.key().instance();
        return String.join(
                "\0",
                instance.platform(),
                instance.instanceId(),
                row.key().bindingId().orElse(""));
    }

    @Override
    public boolean commit(List<RowChange> changes) {
        long needed = 0;
        for (RowChange change : changes) {
            needed |= 1L << lock(key(change.row()).instance());
        }
        return commit(changes, needed);
    }

    @Override
    public boolean commit(List<RowChange> changes, List<InstanceCount> counts) {
        synchronized (counted) {
            return counts.stream().allMatch(seen -> count(seen.filter(), seen.except()) == seen.number())
                    && commit(changes);
        }
    }

    @Override
    public long count(InstanceFilter filter, InstanceKey except) {
        return instances.values().stream()
                .filter(row -> !row.key().equals(except) && filter.matches(row))
                .count();
    }

    /**
     * Takes the locks one after the other, always in the same order.
     *
     * @param needed the locks to take, a bit for each
     */
    private boolean commit(List<RowChange> changes, long needed) {
        if (needed == 0) {
            return commitLocked(changes);
        }
        synchronized (locks[Long.numberOfTrailingZeros(needed)]) {
            return commit(changes, needed & (needed - 1));
        }
    }

    private boolean commitLocked(List<RowChange> changes) {
        for (RowChange change : changes) {
            if (!fits(change)) {
                return false;
            }
        }
        changes.forEach(this::apply);
        return true;
    }

    private int lock(InstanceKey instance) {
        return Math.floorMod(instance.hashCode(), locks.length);
    }

    private static ResourceKey key(StoredRow row) {
        if (row instanceof StoredReport report) {
            return report.instance();
        }
        return row instanceof StoredOperation operation ? operation.resource() : ((StoredResource) row).key();
    }

    @Override
    public int forgetOperations(Instant finishedBefore) {
        int forgotten = 0;
        for (ResourceKey resource : operations.keySet()) {
            synchronized (locks[lock(resource.instance())]) {
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
    public boolean heartbeat(String replica, Duration lease) {
        return heartbeats.put(replica, new Heartbeat(clock.instant(), lease)) != null;
    }

    @Override
    public List<String> silentReplicas(Duration watched) {
        Instant now = clock.instant();
        Map<String, Heartbeat> all = new HashMap<>(heartbeats);
        forgottenOwners().forEach(all::putIfAbsent);
        return all.entrySet().stream()
                .filter(replica -> replica.getValue().silent(now, watched))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Map<String, Heartbeat> forgottenOwners() {
        Map<String, Heartbeat> owners = new HashMap<>();
        awaited.values()
                .forEach(operation -> operation
                        .execution()
                        .owner()
                        .ifPresent(owner -> owners.merge(
                                owner,
                                Heartbeat.ofForgotten(operation.startedAt()),
                                (one, other) -> one.time().isAfter(other.time()) ? one : other)));
        return owners;
    }

    @Override
    public List<KnownReplica> listReplicas() {
        return heartbeats.entrySet().stream()
                .map(replica -> new KnownReplica(replica.getKey(), replica.getValue(), LibraryVersion.current()))
                .toList();
    }

    @Override
    public List<StateKey> listKeys() {
        return List.of();
    }

    @Override
    public void forgetReplica(String replica) {
        heartbeats.remove(replica);
    }

    @Override
    public List<StoredOperation> operationsOf(String replica) {
        return awaited.values().stream()
                .filter(operation -> operation.execution().owner().equals(Optional.of(replica)))
                .toList();
    }

    private boolean fits(RowChange change) {
        StoredRow present = find(change.row());
        long revision = change.row().revision();
        return switch (change.kind()) {
            case INSERT -> present == null;
            case REPLACE -> present != null && present.revision() + 1 == revision;
            case REMOVE -> present != null && present.revision() == revision;
        };
    }

    private @Nullable StoredRow find(StoredRow row) {
        if (row instanceof StoredReport report) {
            return reports.get(report.id());
        }
        return row instanceof StoredOperation operation
                ? operation(operation.resource(), operation.id()).orElse(null)
                : resource(((StoredResource) row).key()).orElse(null);
    }

    private void apply(RowChange change) {
        boolean remove = change.kind() == RowChange.Kind.REMOVE;
        if (change.row() instanceof StoredReport report) {
            write(reports, report.id(), report, remove);
            return;
        }
        if (change.row() instanceof StoredOperation operation) {
            if (change.kind() == RowChange.Kind.INSERT) {
                positions.put(operation.id(), ++position);
            } else if (remove) {
                positions.remove(operation.id());
            }
            write(operation, remove);
            return;
        }
        StoredResource resource = (StoredResource) change.row();
        if (remove) {
            times.remove(resource.key());
        } else {
            Instant now = clock.instant();
            times.merge(resource.key(), new RowTimes(now, now), (old, latest) -> new RowTimes(old.createdAt(), now));
        }
        InstanceKey instance = resource.key().instance();
        if (resource instanceof StoredBinding binding) {
            bindings.compute(instance, (key, group) -> {
                Map<BindingKey, StoredBinding> changed = group == null ? new ConcurrentHashMap<>() : group;
                write(changed, binding.key(), binding, remove);
                return changed.isEmpty() ? null : changed;
            });
        } else {
            write(instances, instance, (StoredInstance) resource, remove);
        }
    }

    private void write(StoredOperation operation, boolean remove) {
        operations.compute(operation.resource(), (key, group) -> {
            Map<String, StoredOperation> changed = group == null ? new LinkedHashMap<>() : new LinkedHashMap<>(group);
            write(changed, operation.id(), operation, remove);
            return changed.isEmpty() ? null : changed;
        });
        boolean waiting = operation.running() && operation.execution().owner().isPresent();
        write(awaited, operation.id(), operation, remove || !waiting);
    }

    private static <K, V> void write(Map<K, V> rows, K key, V row, boolean remove) {
        if (remove) {
            rows.remove(key);
        } else {
            rows.put(key, row);
        }
    }
}
