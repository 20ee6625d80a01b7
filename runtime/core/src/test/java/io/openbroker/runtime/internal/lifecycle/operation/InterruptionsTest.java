package io.openbroker.runtime.internal.lifecycle.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.model.OsbOperation;
import io.openbroker.model.Platform;
import io.openbroker.model.RequestIdentity;
import io.openbroker.model.RequestOrigin;
import io.openbroker.runtime.internal.operation.RunningOperations;
import io.openbroker.runtime.internal.operation.SignsOfLife;
import io.openbroker.runtime.internal.request.TestRequests;
import io.openbroker.runtime.internal.state.InMemoryStateStore;
import io.openbroker.runtime.internal.testing.TestTime;
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
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InterruptionsTest {

    private static final InstanceKey KEY = new InstanceKey("default", "i");
    private static final Duration SILENCE = Duration.ofSeconds(20);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final Duration MOMENT = Duration.ofNanos(1);

    private final TestTime time = new TestTime();
    private final InMemoryStateStore kept = new InMemoryStateStore(time.source().clock());
    private final AtomicBoolean away = new AtomicBoolean();
    private final RunningOperations operations =
            new RunningOperations(time.source().ticker());
    private final Heartbeats heartbeats =
            new Heartbeats(store(), "this", SILENCE, time.source().ticker());
    private final Interruptions interruptions = new Interruptions(
            store(),
            operations,
            new SignsOfLife(time.source().ticker(), SILENCE),
            time.source(),
            heartbeats,
            new EndReports(TestRequests.UNOBSERVED));

    @BeforeEach
    void leaveAClaim() {
        StoredOperation operation = StoredOperation.begin(
                "operation",
                KEY,
                OsbOperation.PROVISION,
                true,
                Optional.of("other"),
                OperationRequest.of(
                        new RequestOrigin(new Platform("default"), Optional.empty(), new RequestIdentity("request"))),
                time.now());
        StoredInstance instance = StoredInstance.creating(
                KEY,
                "service",
                new InstanceAttributes("plan", Map.of(), Map.of(), Optional.empty()),
                ResourceStatus.creating("operation"));
        kept.heartbeat("other", SILENCE);
        assertThat(kept.commit(List.of(RowChange.insert(instance), RowChange.insert(operation))))
                .isTrue();
        time.pass(SILENCE.plus(MOMENT));
    }

    @AfterEach
    void close() {
        operations.close();
    }

    @Test
    void endsWhatASilentReplicaHasLeft() {
        watch(SILENCE);
        interruptions.findAbandoned();

        assertThat(phase()).isEqualTo(Phase.FAILED);
    }

    @Test
    void givesOthersTimeToTellThatTheyLiveAtFirst() {
        watch(SILENCE.minus(MOMENT));
        interruptions.findAbandoned();

        assertThat(phase()).isEqualTo(Phase.CREATING);
    }

    @Test
    void givesOthersTimeToTellThatTheyLiveAfterAnOutage() {
        watch(SILENCE.multipliedBy(10));
        away.set(true);
        assertThatThrownBy(heartbeats::send).isInstanceOf(StateUnavailableException.class);
        away.set(false);
        heartbeats.send();
        interruptions.findAbandoned();
        assertThat(phase()).isEqualTo(Phase.CREATING);

        watch(SILENCE);
        interruptions.findAbandoned();
        assertThat(phase()).isEqualTo(Phase.FAILED);
    }

    @Test
    void givesOthersTimeToTellThatTheyLiveAfterAPauseOfItsOwn() {
        watch(SILENCE);
        // All may have been paused together.
        time.pass(SILENCE.dividedBy(2).plus(MOMENT));
        interruptions.findAbandoned();
        assertThat(phase()).as("before its own heartbeat").isEqualTo(Phase.CREATING);
        watch(SILENCE.minus(MOMENT));
        interruptions.findAbandoned();
        assertThat(phase()).as("after its own heartbeat").isEqualTo(Phase.CREATING);

        time.pass(MOMENT);
        interruptions.findAbandoned();
        assertThat(phase()).isEqualTo(Phase.FAILED);
    }

    @Test
    void waitsForTheLeaseOfTheOther() {
        kept.heartbeat("other", SILENCE.multipliedBy(3));
        watch(SILENCE.multipliedBy(3));
        interruptions.findAbandoned();
        assertThat(phase()).isEqualTo(Phase.CREATING);

        time.pass(MOMENT);
        interruptions.findAbandoned();
        assertThat(phase()).isEqualTo(Phase.FAILED);
    }

    @Test
    void tellsTheQueueWhichReplicasHaveEnded() {
        kept.heartbeat("living", SILENCE.multipliedBy(10));
        assertThat(heartbeats.ended("other")).as("not watched yet").isFalse();
        watch(SILENCE.minus(MOMENT));
        assertThat(heartbeats.ended("unknown")).as("not watched for long").isFalse();
        time.pass(MOMENT);

        assertThat(heartbeats.ended("other")).isTrue();
        assertThat(heartbeats.ended("unknown")).isTrue();
        assertThat(heartbeats.ended("living")).isFalse();
        assertThat(heartbeats.ended("this")).isFalse();
        kept.forgetReplica("other");
        assertThat(heartbeats.ended("other")).isTrue();
    }

    /** Sends heartbeats for a time. */
    private void watch(Duration whole) {
        heartbeats.send();
        Duration left = whole;
        while (left.compareTo(HEARTBEAT) >= 0) {
            time.pass(HEARTBEAT);
            heartbeats.send();
            left = left.minus(HEARTBEAT);
        }
        time.pass(left);
    }

    private Phase phase() {
        return Phase.of(kept.instance(KEY));
    }

    private StateStore store() {
        return (StateStore) Proxy.newProxyInstance(
                StateStore.class.getClassLoader(), new Class<?>[] {StateStore.class}, (proxy, method, args) -> {
                    if (away.get()) {
                        throw StateUnavailableException.nothingChanged("away", new IllegalStateException("away"));
                    }
                    return method.invoke(kept, args);
                });
    }
}
