package io.openbroker.runtime.internal.lifecycle.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.OperationStatus;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.Platform;
import io.openbroker.model.RequestIdentity;
import io.openbroker.model.RequestOrigin;
import io.openbroker.runtime.internal.state.InMemoryStateStore;
import io.openbroker.runtime.internal.testing.SilentObserver;
import io.openbroker.runtime.internal.testing.TestTime;
import io.openbroker.runtime.spi.observation.CompletedOperation;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.StateUnavailableException;
import io.openbroker.runtime.spi.state.row.InstanceAttributes;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.OperationRequest;
import io.openbroker.runtime.spi.state.row.Phase;
import io.openbroker.runtime.spi.state.row.ResourceStatus;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service instance that an operation holds, in a store whose commits a test can disturb. Safe for use by many threads. */
final class TestClaim extends SilentObserver {

    static final InstanceKey KEY = new InstanceKey("default", "i");
    static final String ID = "operation";

    /** What happens to a commit instead of being made. */
    @FunctionalInterface
    interface Disturbance {

        boolean commit(List<RowChange> changes);
    }

    private final TestTime time;
    private final InMemoryStateStore kept;
    private final Queue<Disturbance> disturbances = new ConcurrentLinkedQueue<>();
    private final Queue<Runnable> reads = new ConcurrentLinkedQueue<>();
    private final Queue<Runnable> heartbeats = new ConcurrentLinkedQueue<>();
    private final List<List<RowChange>> commits = new CopyOnWriteArrayList<>();
    private final List<CompletedOperation> ends = new CopyOnWriteArrayList<>();
    private volatile Optional<StoredInstance> claimed = Optional.empty();

    TestClaim(TestTime time) {
        this.time = time;
        this.kept = new InMemoryStateStore(time.source().clock());
    }

    /** Claims the instance for a creation. */
    StoredOperation create(boolean announced, Optional<String> owner) {
        return claim(OsbOperation.PROVISION, announced, owner, Phase.CREATING, Optional.empty());
    }

    /** Claims the instance for a deletion. */
    StoredOperation delete(Optional<String> owner, Optional<String> stops) {
        return claim(OsbOperation.DEPROVISION, owner.isEmpty(), owner, Phase.DELETING, stops);
    }

    private StoredOperation claim(
            OsbOperation kind, boolean announced, Optional<String> owner, Phase phase, Optional<String> stops) {
        StoredOperation operation = operation(ID, kind, announced, owner, stops, time.now());
        StoredInstance instance = StoredInstance.creating(
                KEY,
                "service",
                new InstanceAttributes("plan", Map.of(), Map.of(), Optional.empty()),
                new ResourceStatus(1, phase, Phase.FAILED, Optional.of(ID)));
        assertThat(kept.commit(List.of(RowChange.insert(instance), RowChange.insert(operation))))
                .isTrue();
        claimed = Optional.of(instance);
        return operation;
    }

    /** The instance as the claim has written it. */
    StoredInstance claimed() {
        return claimed.orElseThrow();
    }

    /** An operation on the instance that is not stored. */
    static StoredOperation operation(
            String id,
            OsbOperation kind,
            boolean announced,
            Optional<String> owner,
            Optional<String> stops,
            Instant startedAt) {
        RequestOrigin origin =
                new RequestOrigin(new Platform("default"), Optional.empty(), new RequestIdentity("request"));
        return StoredOperation.begin(
                id,
                KEY,
                kind,
                announced,
                owner,
                new OperationRequest(origin, Optional.empty(), Optional.empty(), stops),
                startedAt);
    }

    /** Has a deletion take the instance over. */
    void takeOver() {
        StoredInstance held = instance().orElseThrow();
        change(RowChange.replace(held.with(
                new ResourceStatus(held.revision() + 1, Phase.DELETING, Phase.FAILED, Optional.of("deletion")))));
    }

    /** Has somebody else report progress. */
    void progress(String description) {
        change(RowChange.replace(stored().orElseThrow().progress(OperationStatus.inProgress(description))));
    }

    /** Has somebody else change the state. */
    void change(RowChange... changes) {
        assertThat(kept.commit(List.of(changes))).isTrue();
    }

    /** Disturbs the next commit that is not disturbed yet. */
    TestClaim disturb(Disturbance disturbance) {
        disturbances.add(disturbance);
        return this;
    }

    /** The next commit happens as it should. */
    TestClaim spare() {
        return disturb(kept::commit);
    }

    /** The state is away at the next commit. */
    TestClaim away() {
        return disturb(changes -> {
            throw StateUnavailableException.nothingChanged("away", new IllegalStateException("the cause"));
        });
    }

    /** The connection breaks at the next commit, before or after it was made. */
    TestClaim broken(boolean made) {
        return disturb(changes -> {
            if (made) {
                kept.commit(changes);
            }
            throw StateUnavailableException.outcomeUnknown("broken", new IllegalStateException("the cause"));
        });
    }

    /** Does something before the next read of an operation. */
    TestClaim beforeRead(Runnable action) {
        reads.add(action);
        return this;
    }

    /** Does something after the next heartbeat was recorded, before its sender hears of it. */
    TestClaim afterHeartbeat(Runnable action) {
        heartbeats.add(action);
        return this;
    }

    /** The store, for what is under test. */
    StateStore store() {
        return (StateStore) Proxy.newProxyInstance(
                StateStore.class.getClassLoader(), new Class<?>[] {StateStore.class}, (proxy, method, args) -> {
                    if (method.getName().equals("commit")) {
                        return commit(changes(args[0]));
                    }
                    if (method.getName().equals("operation")) {
                        Optional.ofNullable(reads.poll()).ifPresent(Runnable::run);
                    }
                    try {
                        Object result = method.invoke(kept, args);
                        if (method.getName().equals("heartbeat")) {
                            Optional.ofNullable(heartbeats.poll()).ifPresent(Runnable::run);
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private boolean commit(List<RowChange> changes) {
        commits.add(changes);
        Disturbance disturbance = disturbances.poll();
        return disturbance == null ? kept.commit(changes) : disturbance.commit(changes);
    }

    @SuppressWarnings("unchecked")
    private static List<RowChange> changes(Object argument) {
        return (List<RowChange>) argument;
    }

    /** How often a commit was tried. */
    int commits() {
        return commits.size();
    }

    InMemoryStateStore kept() {
        return kept;
    }

    Phase phase() {
        return Phase.of(instance());
    }

    Optional<StoredInstance> instance() {
        return kept.instance(KEY);
    }

    /** The operation as it is stored. */
    Optional<StoredOperation> stored() {
        return kept.operation(KEY, ID);
    }

    /** What platforms read about the operation. */
    OperationStatus status() {
        return stored().orElseThrow().status();
    }

    /** Of which ends observers have learnt. */
    List<CompletedOperation> ends() {
        return List.copyOf(ends);
    }

    @Override
    public void operationCompleted(CompletedOperation operation) {
        ends.add(operation);
    }
}
