package io.openbroker.runtime.internal.lifecycle.operation;

import static io.openbroker.runtime.internal.testing.TestBroker.SERVICE;
import static io.openbroker.runtime.internal.testing.TestBroker.SMALL;
import static io.openbroker.runtime.internal.testing.TestPlatform.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.Accepted;
import io.openbroker.model.LastOperationRequest;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.ServiceInstance;
import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.internal.testing.ManualState;
import io.openbroker.runtime.internal.testing.TestBroker;
import io.openbroker.runtime.internal.testing.TestPlatform;
import io.openbroker.runtime.internal.testing.TestPlatform.Answer;
import io.openbroker.runtime.internal.testing.TestTime;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.Phase;
import io.openbroker.runtime.spi.state.row.ResourceStatus;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of service instances and bindings whose handlers have started work elsewhere. */
class WorkElsewhereTest {

    private static final InstanceKey KEY = new InstanceKey("default", "i");

    private final TestTime time = new TestTime();
    private final ManualState state = new ManualState(time);
    private final TestBroker broker =
            TestBroker.managed(Execution.DELEGATED).on(OsbOperation.PROVISION, call -> Accepted.as("work"));

    @Test
    void leavesAServiceInstanceBehindIfItFails() {
        broker.on(OsbOperation.LAST_OPERATION, call -> OperationStatus.failed("It broke."));
        try (TestPlatform platform = TestPlatform.of(broker, state, time)) {
            Answer accepted = platform.provision("i");

            assertThat(state.work()).isEmpty();
            assertThat(platform.poll("i", accepted.operation()).text("description"))
                    .isEqualTo("It broke.");
            assertThat(instance().phase()).isEqualTo(Phase.FAILED);
            assertThat(instance().operationId()).isEmpty();
        }
    }

    @Test
    void leavesAnUpdatedServiceInstanceAsItWasIfItFails() {
        broker.on(OsbOperation.UPDATE, call -> Accepted.as("work"));
        try (TestPlatform platform = TestPlatform.of(broker, state, time)) {
            platform.provision("i");
            state.work();
            StoredInstance before = instance();
            broker.on(OsbOperation.LAST_OPERATION, call -> OperationStatus.failed("It broke."));
            platform.update("i", body(SERVICE, SMALL, ", \"parameters\": {\"pages\": 2}"));
            assertThat(instance().phase()).isEqualTo(Phase.UPDATING);

            assertThat(state.work()).isEmpty();
            assertThat(instance().phase()).isEqualTo(Phase.READY);
            assertThat(instance().current()).isEqualTo(before.current());
        }
    }

    @Test
    void hasEndedIfADeletionHasTakenTheServiceInstanceOver() {
        try (TestPlatform platform = TestPlatform.of(broker, state, time)) {
            Answer accepted = platform.provision("i");
            takeOver();

            assertThat(state.work()).isEmpty();
            assertThat(platform.poll("i", accepted.operation()).text("state")).isEqualTo("failed");
            assertThat(instance().phase()).isEqualTo(Phase.DELETING);
            assertThat(broker.requests(LastOperationRequest.class)).isEmpty();
        }
    }

    @Test
    void keepsTheDashboardThatWasKnownAtItsStart() {
        broker.on(OsbOperation.PROVISION, call -> Accepted.as("work").withDashboard("https://dashboard"));
        try (TestPlatform platform = TestPlatform.of(broker, state, time)) {
            assertThat(platform.provision("i").text("dashboard_url")).isEqualTo("https://dashboard");
            state.work();

            assertThat(platform.fetch("i").text("dashboard_url")).isEqualTo("https://dashboard");
        }
    }

    @Test
    void onServiceBindingsNeedsNoPollingHandlerForServiceInstances() {
        broker.on(OsbOperation.PROVISION, Execution.SYNCHRONOUS, call -> ServiceInstance.EMPTY)
                .on(OsbOperation.BIND, call -> Accepted.as("work"))
                .without(OsbOperation.LAST_OPERATION);
        try (TestPlatform platform = TestPlatform.of(broker, state, time)) {
            platform.provision("i");
            platform.bind("i", "b");

            assertThat(state.work()).isEmpty();
            assertThat(platform.fetchBinding("i", "b").status()).isEqualTo(200);
        }
    }

    @Test
    void onServiceInstancesNeedsNoPollingHandlerForServiceBindings() {
        broker.without(OsbOperation.LAST_BINDING_OPERATION);
        try (TestPlatform platform = TestPlatform.of(broker, state, time)) {
            platform.provision("i");

            assertThat(state.work()).isEmpty();
            assertThat(platform.fetch("i").status()).isEqualTo(200);
        }
    }

    @Test
    void isPolledASecondAfterABackgroundHandlerHasStartedIt() {
        broker.on(OsbOperation.PROVISION, Execution.ASYNCHRONOUS, call -> Accepted.as("work"));
        try (TestPlatform platform = TestPlatform.of(broker, state, time)) {
            Answer accepted = platform.provision("i");
            assertThat(state.work()).contains(Duration.ofSeconds(1));
            assertThat(platform.poll("i", accepted.operation()).text("state")).isEqualTo("in progress");

            assertThat(state.work()).isEmpty();
            assertThat(platform.poll("i", accepted.operation()).text("state")).isEqualTo("succeeded");
        }
    }

    private void takeOver() {
        StoredInstance held = instance();
        assertThat(state.store()
                        .commit(List.of(RowChange.replace(held.with(new ResourceStatus(
                                held.revision() + 1, Phase.DELETING, Phase.FAILED, Optional.of("deletion")))))))
                .isTrue();
    }

    private StoredInstance instance() {
        return state.store().instance(KEY).orElseThrow();
    }
}
