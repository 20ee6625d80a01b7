package io.openbroker.runtime.internal.lifecycle.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.model.OsbOperation;
import io.openbroker.model.Platform;
import io.openbroker.model.RequestIdentity;
import io.openbroker.model.RequestOrigin;
import io.openbroker.runtime.internal.operation.RunningOperations;
import io.openbroker.runtime.internal.operation.SignsOfLife;
import io.openbroker.runtime.internal.state.InMemoryStateStore;
import io.openbroker.runtime.internal.testing.TestTime;
import io.openbroker.runtime.spi.observation.BrokerObserver;
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
    private static final Duration MOMENT = Duration.ofNanos(1);

    private final TestTime time = new TestTime();
    private final InMemoryStateStore kept = new InMemoryStateStore(time.source().clock());
    private final AtomicBoolean away = new AtomicBoolean();
    private final RunningOperations operations =
            new RunningOperations(time.source().ticker());
    private final Interruptions interruptions = new Interruptions(
            store(),
            operations,
            new SignsOfLife(time.source().ticker(), SILENCE),
            time.source(),
            "this",
            SILENCE,
            (BrokerObserver) Proxy.newProxyInstance(
                    BrokerObserver.class.getClassLoader(),
                    new Class<?>[] {BrokerObserver.class},
                    (proxy, method, args) -> null));

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
        kept.heartbeat("other");
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
        interruptions.heartbeat();
        time.pass(SILENCE);
        interruptions.findAbandoned();

        assertThat(phase()).isEqualTo(Phase.FAILED);
    }

    @Test
    void givesOthersTimeToTellThatTheyLiveAtFirst() {
        interruptions.heartbeat();
        time.pass(SILENCE.minus(MOMENT));
        interruptions.findAbandoned();

        assertThat(phase()).isEqualTo(Phase.CREATING);
    }

    @Test
    void givesOthersTimeToTellThatTheyLiveAfterAPause() {
        interruptions.heartbeat();
        time.pass(SILENCE.multipliedBy(10));
        interruptions.findAbandoned();
        assertThat(phase()).as("before the first heartbeat").isEqualTo(Phase.CREATING);
        interruptions.heartbeat();
        interruptions.findAbandoned();
        assertThat(phase()).as("after it").isEqualTo(Phase.CREATING);

        time.pass(SILENCE);
        interruptions.findAbandoned();
        assertThat(phase()).isEqualTo(Phase.FAILED);
    }

    @Test
    void givesOthersTimeToTellThatTheyLiveAfterAnOutage() {
        interruptions.heartbeat();
        time.pass(SILENCE.multipliedBy(10));
        away.set(true);
        assertThatThrownBy(interruptions::heartbeat).isInstanceOf(StateUnavailableException.class);
        away.set(false);
        interruptions.heartbeat();
        interruptions.findAbandoned();
        assertThat(phase()).isEqualTo(Phase.CREATING);

        time.pass(SILENCE);
        interruptions.findAbandoned();
        assertThat(phase()).isEqualTo(Phase.FAILED);
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
