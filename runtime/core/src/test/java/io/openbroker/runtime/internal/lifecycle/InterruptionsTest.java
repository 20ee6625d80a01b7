package io.openbroker.runtime.internal.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.internal.operation.RunningOperations;
import io.openbroker.runtime.internal.state.InMemoryStateStore;
import io.openbroker.runtime.spi.observation.BrokerObserver;
import io.openbroker.runtime.spi.state.InstanceAttributes;
import io.openbroker.runtime.spi.state.InstanceKey;
import io.openbroker.runtime.spi.state.OperationRequest;
import io.openbroker.runtime.spi.state.Phase;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.StateUnavailableException;
import io.openbroker.runtime.spi.state.StoredInstance;
import io.openbroker.runtime.spi.state.StoredOperation;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InterruptionsTest {

    private static final InstanceKey KEY = new InstanceKey("default", "i");
    /** So short that the other replica counts as silent at once. */
    private static final Duration SILENCE = Duration.ofMillis(1);

    private final InMemoryStateStore kept = new InMemoryStateStore();
    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicLong nanos = new AtomicLong();
    private final RunningOperations operations = new RunningOperations();
    private final Interruptions interruptions =
            new Interruptions(store(), operations, Clock.systemUTC(), "this", SILENCE, nanos::get, (BrokerObserver)
                    Proxy.newProxyInstance(
                            BrokerObserver.class.getClassLoader(),
                            new Class<?>[] {BrokerObserver.class},
                            (proxy, method, args) -> null));

    @BeforeEach
    void leaveAClaim() throws InterruptedException {
        StoredOperation operation = StoredOperation.begin(
                "operation",
                KEY,
                OsbOperation.PROVISION,
                true,
                Optional.of("other"),
                new OperationRequest(Optional.empty(), "request", Optional.empty(), Optional.empty(), Optional.empty()),
                Clock.systemUTC().instant());
        StoredInstance instance = StoredInstance.creating(
                KEY, "service", new InstanceAttributes("plan", Map.of(), Map.of(), Optional.empty()), "operation");
        kept.heartbeat("other");
        assertThat(kept.commit(List.of(RowChange.insert(instance), RowChange.insert(operation))))
                .isTrue();
        Thread.sleep(SILENCE.toMillis() + 1);
    }

    @AfterEach
    void close() {
        operations.close();
    }

    @Test
    void endsWhatASilentReplicaHasLeft() {
        interruptions.heartbeat();
        nanos.addAndGet(SILENCE.toNanos());
        interruptions.findAbandoned();

        assertThat(phase()).isEqualTo(Phase.FAILED);
    }

    @Test
    void givesOthersTimeToTellThatTheyLiveAtFirst() {
        interruptions.heartbeat();
        nanos.addAndGet(SILENCE.toNanos() - 1);
        interruptions.findAbandoned();

        assertThat(phase()).isEqualTo(Phase.CREATING);
    }

    @Test
    void givesOthersTimeToTellThatTheyLiveAfterAnOutage() {
        interruptions.heartbeat();
        nanos.addAndGet(SILENCE.toNanos() * 10);
        away.set(true);
        assertThatThrownBy(interruptions::heartbeat).isInstanceOf(StateUnavailableException.class);
        away.set(false);
        interruptions.heartbeat();
        interruptions.findAbandoned();
        assertThat(phase()).isEqualTo(Phase.CREATING);

        nanos.addAndGet(SILENCE.toNanos());
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
