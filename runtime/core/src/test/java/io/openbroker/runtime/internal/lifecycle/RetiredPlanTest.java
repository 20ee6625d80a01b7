package io.openbroker.runtime.internal.lifecycle;

import static io.openbroker.runtime.internal.testing.TestBroker.LARGE;
import static io.openbroker.runtime.internal.testing.TestBroker.SERVICE;
import static io.openbroker.runtime.internal.testing.TestBroker.SMALL;
import static io.openbroker.runtime.internal.testing.TestPlatform.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.DeprovisionRequest;
import io.openbroker.model.UnbindRequest;
import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.internal.testing.TestBroker;
import io.openbroker.runtime.internal.testing.TestPlatform;
import io.openbroker.runtime.internal.testing.TestPlatform.Answer;
import io.openbroker.runtime.internal.testing.TestTime;
import io.openbroker.runtime.spi.state.BrokerState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Service instances of a plan that is retired live on; only new ones cannot be had. */
class RetiredPlanTest {

    private final TestTime time = new TestTime();
    private final BrokerState state = TestPlatform.state(time);
    private final TestBroker broker = TestBroker.managed(Execution.SYNCHRONOUS).retire(SMALL);
    private final TestPlatform platform = TestPlatform.of(broker, state, time);

    @BeforeEach
    void provisionBefore() {
        TestPlatform before = TestPlatform.of(TestBroker.managed(Execution.SYNCHRONOUS), state, time);
        before.provision("i");
        before.bind("i", "b");
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void cannotBeProvisionedAnew() {
        Answer rejected = platform.provision("new");

        assertThat(rejected.status()).isEqualTo(400);
        assertThat(rejected.error()).isEqualTo("NotInCatalog");
        assertThat(broker.requests()).isEmpty();
    }

    @Test
    void isToldAgainToARepeatedProvision() {
        assertThat(platform.provision("i").status()).isEqualTo(200);
    }

    @Test
    void canBeDeprovisioned() {
        assertThat(platform.deprovision("i").status()).isEqualTo(200);
        assertThat(broker.requests(DeprovisionRequest.class)).hasSize(1);
    }

    @Test
    void canBeBoundAndRotatedAndUnbound() {
        assertThat(platform.bind("i", "c").status()).isEqualTo(201);
        assertThat(platform.rotate("i", "d", "b").status()).isEqualTo(201);
        assertThat(platform.unbind("i", "b").status()).isEqualTo(200);
        assertThat(broker.requests(UnbindRequest.class)).hasSize(1);
    }

    @Test
    void canBeUpdatedAndLeftButNotEntered() {
        assertThat(platform.update("i", body(SERVICE, SMALL, ", \"parameters\": {\"pages\": 2}"))
                        .status())
                .isEqualTo(200);
        assertThat(platform.update("i", body(SERVICE, LARGE, "")).status()).isEqualTo(200);
        Answer back = platform.update("i", body(SERVICE, SMALL, ""));
        assertThat(back.status()).isEqualTo(400);
        assertThat(back.error()).isEqualTo("NotInCatalog");
    }

    @Test
    void canBeFetched() {
        assertThat(platform.fetch("i").text("plan_id")).isEqualTo(SMALL);
        assertThat(platform.fetchBinding("i", "b").status()).isEqualTo(200);
    }

    @Test
    void isDeletedWhateverPlanThePlatformNames() {
        assertThat(platform.delete(TestPlatform.binding("i", "b"), SERVICE, "vanished")
                        .status())
                .isEqualTo(200);
        assertThat(platform.delete(TestPlatform.instance("i"), SERVICE, "vanished")
                        .status())
                .isEqualTo(200);
    }
}
