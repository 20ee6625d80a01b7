package io.openbroker.runtime.spi.state;

import static io.openbroker.runtime.spi.state.SampleRows.AN_INSTANCE;
import static io.openbroker.runtime.spi.state.SampleRows.A_BINDING;
import static io.openbroker.runtime.spi.state.SampleRows.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.OperationStatus;
import io.openbroker.runtime.LibraryVersion;
import io.openbroker.runtime.spi.state.row.BindingKey;
import io.openbroker.runtime.spi.state.row.Compensation;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.Phase;
import io.openbroker.runtime.spi.state.row.ResourceStatus;
import io.openbroker.runtime.spi.state.row.StoredBinding;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link StateStore} has to do; each store's test is a subclass. */
public abstract class StateStoreContract extends StateCountContract {

    private static final Duration OVER_AT_ONCE = Duration.ofSeconds(-1);

    /** For the test of a store. */
    protected StateStoreContract() {}

    @Override
    protected abstract StateStore store();

    /** Lets a store that trusts no clock which it has not watched for long watch its clock. */
    protected void watchForAMinute() {}

    @Test
    void startsEmpty() {
        assertThat(store().instance(AN_INSTANCE)).isEmpty();
        assertThat(store().binding(A_BINDING)).isEmpty();
        assertThat(store().bindings(AN_INSTANCE)).isEmpty();
        assertThat(store().operation(AN_INSTANCE, "op")).isEmpty();
        assertThat(store().latestOperation(AN_INSTANCE)).isEmpty();
    }

    @Test
    void givesBackServiceInstancesAsTheyWere() {
        StoredInstance row = SampleRows.instance(AN_INSTANCE);
        for (StoredInstance next : List.of(
                row,
                SampleRows.ready(row),
                new StoredInstance(
                        row.key(),
                        row.serviceId(),
                        new ResourceStatus(3, Phase.UPDATING, Phase.READY, Optional.of("op-2")),
                        row.current(),
                        Optional.of(SampleRows.attributes("other")),
                        SampleRows.details()))) {
            commit(next.revision() == 1 ? RowChange.insert(next) : RowChange.replace(next));
            assertThat(store().instance(AN_INSTANCE)).contains(next);
        }
    }

    @Test
    void givesBackServiceBindingsAsTheyWere() {
        StoredBinding row = SampleRows.binding(A_BINDING);
        commit(RowChange.insert(row));
        assertThat(store().binding(A_BINDING)).contains(row);

        StoredBinding ready = SampleRows.ready(row);
        commit(RowChange.replace(ready));
        assertThat(store().binding(A_BINDING)).contains(ready);
        assertThat(store().bindings(AN_INSTANCE)).containsExactly(ready);
    }

    @Test
    void givesBackOperationsAsTheyWere() {
        StoredOperation first = SampleRows.awaited("op-1", A_BINDING, "replica");
        commit(RowChange.insert(first));
        assertThat(store().operation(A_BINDING, "op-1")).contains(first);
        assertThat(store().operation(AN_INSTANCE, "op-1")).isEmpty();

        StoredOperation delegated = first.delegate("theirs").retry(OperationStatus.inProgress("Half way"));
        commit(RowChange.replace(first.announce()));
        commit(RowChange.replace(delegated));
        assertThat(store().operation(A_BINDING, "op-1")).contains(delegated);

        OperationStatus end = OperationStatus.failed("It broke")
                .instanceUsable(false)
                .updateRepeatable(true)
                .retryAfter(Duration.ofSeconds(3));
        StoredOperation finished = delegated.finish(end, NOW);
        commit(RowChange.replace(finished));
        assertThat(store().operation(A_BINDING, "op-1")).contains(finished);
        assertThat(finished.request().parameters()).isEmpty();
    }

    @Test
    void tellsWhetherItHoldsWhatACommitMakes() {
        StoredInstance instance = SampleRows.instance(AN_INSTANCE);
        StoredOperation operation = SampleRows.awaited("op-i-1", AN_INSTANCE, "replica");
        List<RowChange> claim = List.of(RowChange.insert(instance), RowChange.insert(operation));
        assertThat(store().holds(claim)).isFalse();
        commit(claim.toArray(new RowChange[0]));
        assertThat(store().holds(claim)).isTrue();

        StoredInstance ready = SampleRows.ready(instance);
        List<RowChange> end = List.of(RowChange.replace(ready), RowChange.remove(operation));
        assertThat(store().holds(end)).isFalse();
        List<RowChange> another = List.of(
                RowChange.replace(SampleRows.failed(instance)),
                RowChange.replace(operation.finish(OperationStatus.failed("It broke"), Instant.now())));
        commit(another.toArray(new RowChange[0]));
        assertThat(store().holds(another)).isTrue();
        assertThat(store().holds(end)).isFalse();
        assertThat(store().holds(claim)).isFalse();
    }

    @Test
    void knowsServiceInstancesOfAnotherBroker() {
        assertThat(store().foreignOffering(Set.of("mine"))).isEmpty();
        commit(RowChange.insert(SampleRows.instance(AN_INSTANCE)));

        assertThat(store().foreignOffering(Set.of("mine"))).contains("service");
        assertThat(store().foreignOffering(Set.of("mine", "service"))).isEmpty();
    }

    @Test
    void knowsTheOperationThatBeganLast() {
        commit(RowChange.insert(SampleRows.awaited("z", AN_INSTANCE, "replica")));
        StoredOperation last = SampleRows.background("a", AN_INSTANCE);
        commit(RowChange.insert(last));
        commit(RowChange.insert(SampleRows.background("of the binding", A_BINDING)));

        assertThat(store().latestOperation(AN_INSTANCE)).contains(last);
        commit(RowChange.remove(last));
        assertThat(store().latestOperation(AN_INSTANCE))
                .map(StoredOperation::id)
                .contains("z");
    }

    @Test
    void keepsPlatformsAndIdsApart() {
        InstanceKey ofAnother = new InstanceKey("another", AN_INSTANCE.instanceId());
        InstanceKey upper = new InstanceKey("default", "I-1");
        InstanceKey longest = new InstanceKey("default", "\uD83D\uDE00".repeat(512));
        BindingKey longestBinding = new BindingKey(longest, "\uD83D\uDE00".repeat(512));
        commit(RowChange.insert(SampleRows.instance(AN_INSTANCE)), RowChange.insert(SampleRows.instance(ofAnother)));
        commit(RowChange.insert(instance(upper)), RowChange.insert(instance(longest)));
        commit(RowChange.insert(StoredBinding.creating(
                longestBinding, "service", SampleRows.binding(A_BINDING).attributes(), ResourceStatus.creating("op"))));

        assertThat(store().instance(ofAnother)).map(StoredInstance::key).contains(ofAnother);
        assertThat(store().instance(upper)).map(StoredInstance::key).contains(upper);
        assertThat(store().instance(longest)).map(StoredInstance::key).contains(longest);
        assertThat(store().binding(longestBinding)).map(StoredBinding::key).contains(longestBinding);
        assertThat(store().bindings(AN_INSTANCE)).isEmpty();
    }

    @Test
    void makesAllChangesOrNone() {
        StoredInstance instance = SampleRows.instance(AN_INSTANCE);
        StoredOperation operation = SampleRows.awaited("op", AN_INSTANCE, "replica");
        commit(RowChange.insert(instance), RowChange.insert(operation));

        rejected(RowChange.insert(SampleRows.binding(A_BINDING)), RowChange.insert(instance));
        rejected(
                RowChange.replace(SampleRows.failed(instance)),
                RowChange.replace(operation.announce().announce()));
        rejected(RowChange.remove(operation), RowChange.remove(SampleRows.failed(instance)));
        assertThat(store().binding(A_BINDING)).isEmpty();
        assertThat(store().instance(AN_INSTANCE)).contains(instance);
        assertThat(store().operation(AN_INSTANCE, "op")).contains(operation);

        commit(RowChange.remove(operation), RowChange.remove(instance));
        rejected(RowChange.remove(instance));
        rejected(RowChange.replace(SampleRows.failed(instance)));
        assertThat(store().instance(AN_INSTANCE)).isEmpty();
    }

    @Test
    void letsOneOfManyWin() throws Exception {
        for (int round = 0; round < 10; round++) {
            InstanceKey key = new InstanceKey("default", "race-" + round);
            assertThat(race(() -> store().commit(List.of(
                            RowChange.insert(instance(key)),
                            RowChange.insert(
                                    SampleRows.awaited(UUID.randomUUID().toString(), key, "replica"))))))
                    .isEqualTo(1);
            assertThat(race(() -> store().commit(List.of(RowChange.replace(SampleRows.ready(instance(key)))))))
                    .isEqualTo(1);
            assertThat(race(() -> store().commit(List.of(
                            RowChange.remove(store().instance(key).orElseGet(() -> instance(key)))))))
                    .isEqualTo(1);
        }
    }

    @Test
    void forgetsOperationsThatEndedLongAgo() {
        StoredOperation goesOn = SampleRows.background("goes on", AN_INSTANCE);
        StoredOperation ended = SampleRows.background("ended", AN_INSTANCE);
        StoredOperation later = SampleRows.background("later", AN_INSTANCE);
        commit(RowChange.insert(goesOn), RowChange.insert(ended), RowChange.insert(later));
        commit(
                RowChange.replace(ended.finish(OperationStatus.succeeded(), NOW)),
                RowChange.replace(later.finish(OperationStatus.succeeded(), NOW.plusSeconds(2))));

        assertThat(store().forgetOperations(NOW.plusSeconds(1))).isEqualTo(1);
        assertThat(store().operation(AN_INSTANCE, "ended")).isEmpty();
        assertThat(store().operation(AN_INSTANCE, "later")).isPresent();
        assertThat(store().forgetOperations(Instant.now().plusSeconds(86_400L * 36_500)))
                .isEqualTo(1);
        assertThat(store().operation(AN_INSTANCE, "goes on")).contains(goesOn);
    }

    @Test
    void knowsWhichReplicasLive() {
        assertThat(store().heartbeat("one", Duration.ofHours(1))).isFalse();
        assertThat(store().heartbeat("two", Duration.ofHours(1))).isFalse();
        assertThat(store().heartbeat("one", OVER_AT_ONCE)).isTrue();
        store().heartbeat("three", Duration.ofHours(1));

        assertThat(store().silentReplicas(Duration.ZERO)).containsExactly("one");
        assertThat(store().replicas()).containsExactlyInAnyOrder("one", "two", "three");
        assertThat(store().listReplicas())
                .allSatisfy(replica -> assertThat(replica.version()).isEqualTo(LibraryVersion.current()))
                .filteredOn(replica -> replica.name().equals("two"))
                .map(replica -> replica.heartbeat().lease())
                .containsExactly(Duration.ofHours(1));
        store().heartbeat("one", Duration.ofHours(1));
        assertThat(store().silentReplicas(Duration.ofHours(2)))
                .as("each has its own lease")
                .isEmpty();
        store().forgetReplica("one");
        assertThat(store().replicas()).containsExactlyInAnyOrder("two", "three");
        assertThat(store().heartbeat("one", Duration.ofHours(1)))
                .as("forgotten")
                .isFalse();
    }

    @Test
    void knowsReplicasThatClaimedOperationsAfterTheyWereForgotten() {
        StoredOperation claimed = SampleRows.awaited("claimed", AN_INSTANCE, "dead");
        commit(RowChange.insert(claimed), RowChange.insert(SampleRows.background("nobody's", AN_INSTANCE)));
        store().heartbeat("alive", Duration.ofHours(1));
        commit(RowChange.insert(SampleRows.awaited("of the living", AN_INSTANCE, "alive")));
        watchForAMinute();

        assertThat(store().silentReplicas(Duration.ofSeconds(20))).containsExactly("dead");
        assertThat(store().silentReplicas(Duration.ofSeconds(19)))
                .as("it may still send a heartbeat")
                .isEmpty();
        commit(RowChange.replace(claimed.finish(OperationStatus.succeeded(), NOW)));
        assertThat(store().silentReplicas(Duration.ofHours(2))).isEmpty();
    }

    @Test
    void keepsClaimsAndReasons() {
        StoredOperation lost = SampleRows.background("lost", A_BINDING);
        StoredOperation again = lost.claim().claim();
        StoredOperation compensation =
                StoredOperation.compensation("compensation", lost, new Compensation("lost", "service", "plan"), NOW);
        commit(RowChange.insert(lost), RowChange.insert(compensation));
        commit(RowChange.replace(lost.claim()));
        commit(RowChange.replace(again));

        assertThat(store().operation("lost").orElseThrow().execution().claims()).isEqualTo(2);
        assertThat(store().operation("compensation")).contains(compensation);
        assertThat(store().holds(List.of(RowChange.replace(again)))).isTrue();
        assertThat(store().holds(List.of(RowChange.replace(lost.claim())))).isFalse();
        StoredOperation ended = compensation.finish(OperationStatus.succeeded(), NOW);
        commit(RowChange.replace(ended));
        assertThat(store().operation("compensation")).contains(ended);
        assertThat(ended.request().compensates()).isPresent();
    }

    @Test
    void showsNoCompensationAsTheLastOperationUntilAPlatformJoinsIt() {
        StoredOperation lost = SampleRows.background("lost", A_BINDING);
        StoredOperation compensation =
                StoredOperation.compensation("compensation", lost, new Compensation("lost", "service", "plan"), NOW);
        commit(RowChange.insert(compensation));
        assertThat(store().latestOperation(A_BINDING)).isEmpty();
        commit(RowChange.insert(lost));
        StoredOperation second =
                StoredOperation.compensation("second", lost, new Compensation("lost", "service", "plan"), NOW);
        commit(RowChange.insert(second));
        assertThat(store().latestOperation(A_BINDING)).contains(lost);
        commit(RowChange.replace(second.announce()));
        assertThat(store().latestOperation(A_BINDING)).contains(second.announce());
    }

    @Test
    void numbersOperationsInOrder() {
        StoredOperation first = SampleRows.background("first", AN_INSTANCE);
        commit(RowChange.insert(first));
        long position = store().position("first").orElseThrow();
        commit(RowChange.replace(first.claim()));
        assertThat(store().position("first")).hasValue(position);
        commit(RowChange.remove(first.claim()));
        assertThat(store().position("first")).isEmpty();
        commit(RowChange.insert(SampleRows.background("second", AN_INSTANCE)));

        assertThat(position).isPositive();
        assertThat(store().position("second").orElseThrow()).isGreaterThan(position);
    }

    @Test
    void knowsForWhichOperationsAPlatformWaits() {
        StoredOperation ended = SampleRows.awaited("ended", AN_INSTANCE, "one");
        StoredOperation delegated = SampleRows.awaited("delegated", AN_INSTANCE, "one");
        StoredOperation waiting = SampleRows.awaited("waiting", AN_INSTANCE, "one");
        StoredOperation removed = SampleRows.awaited("removed", AN_INSTANCE, "one");
        for (StoredOperation operation : List.of(
                ended,
                delegated,
                waiting,
                removed,
                SampleRows.background("background", AN_INSTANCE),
                SampleRows.awaited("of two", AN_INSTANCE, "two"))) {
            commit(RowChange.insert(operation));
        }
        commit(
                RowChange.replace(ended.finish(OperationStatus.succeeded(), NOW)),
                RowChange.replace(delegated.delegate("theirs")),
                RowChange.remove(removed));

        assertThat(store().operationsOf("one")).containsExactly(waiting);
        assertThat(store().operationsOf("three")).isEmpty();
    }

    private static StoredInstance instance(InstanceKey key) {
        return StoredInstance.creating(key, "service", SampleRows.attributes("plan"), ResourceStatus.creating("op"));
    }

    private void commit(RowChange... changes) {
        assertThat(store().commit(List.of(changes))).isTrue();
    }

    private void rejected(RowChange... changes) {
        assertThat(store().commit(List.of(changes))).isFalse();
    }

    private static long race(Callable<Boolean> attempt) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<Boolean>> attempts = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                attempts.add(threads.submit(() -> {
                    start.await();
                    return attempt.call();
                }));
            }
            start.countDown();
            long won = 0;
            for (Future<Boolean> each : attempts) {
                won += each.get() ? 1 : 0;
            }
            return won;
        } finally {
            threads.shutdownNow();
        }
    }
}
