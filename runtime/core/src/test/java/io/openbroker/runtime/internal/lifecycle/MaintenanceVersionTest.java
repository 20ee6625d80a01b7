package io.openbroker.runtime.internal.lifecycle;

import static io.openbroker.runtime.internal.testing.TestBroker.LARGE;
import static io.openbroker.runtime.internal.testing.TestBroker.SERVICE;
import static io.openbroker.runtime.internal.testing.TestBroker.SMALL;
import static io.openbroker.runtime.internal.testing.TestPlatform.body;
import static io.openbroker.runtime.internal.testing.TestPlatform.provision;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.UpdateRequest;
import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.internal.testing.TestBroker;
import io.openbroker.runtime.internal.testing.TestPlatform;
import io.openbroker.runtime.internal.testing.TestPlatform.Answer;
import io.openbroker.runtime.internal.testing.TestTime;
import io.openbroker.runtime.spi.state.BrokerState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests with the maintenance information of a catalog that has changed meanwhile (OSB v2.17, "Maintenance Info Object"). */
class MaintenanceVersionTest {

    private static final String OLD = ", \"maintenance_info\": {\"version\": \"1.0.0\"}";
    private static final String NEW = ", \"maintenance_info\": {\"version\": \"2.0.0\"}";

    private final TestTime time = new TestTime();
    private final BrokerState state = TestPlatform.state(time);
    private final TestPlatform before = TestPlatform.of(TestBroker.managed(Execution.SYNCHRONOUS), state, time);
    private final TestBroker broker = TestBroker.managed(Execution.SYNCHRONOUS).maintained("2.0.0");
    private final TestPlatform platform = TestPlatform.of(broker, state, time);

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void aNewServiceInstanceNeedsThatOfTheCatalog() {
        assertConflict(platform.provision("i", provision(SERVICE, SMALL, OLD)));
        assertConflict(platform.provision("i", provision(SERVICE, LARGE, NEW)));
        assertThat(broker.requests()).isEmpty();
        assertThat(platform.provision("i", provision(SERVICE, SMALL, NEW)).status())
                .isEqualTo(201);
        assertThat(platform.provision("j").status()).as("none at all").isEqualTo(201);
    }

    @Test
    void aRequestThatIsSentAgainMayHaveThatOfItsTime() {
        before.provision("i", provision(SERVICE, SMALL, OLD));

        assertThat(platform.provision("i", provision(SERVICE, SMALL, OLD)).status())
                .isEqualTo(200);
        assertThat(platform.provision("i", provision(SERVICE, SMALL, NEW)).status())
                .isEqualTo(200);
        assertConflict(platform.provision("i", provision(SERVICE, SMALL, OLD.replace("1.0.0", "0.9.0"))));
    }

    @Test
    void anUpdateBringsAServiceInstanceToThatOfTheCatalog() {
        before.provision("i", provision(SERVICE, SMALL, OLD));
        assertThat(platform.fetch("i")
                        .body()
                        .path("maintenance_info")
                        .path("version")
                        .asString(""))
                .isEqualTo("1.0.0");

        assertConflict(platform.update("i", body(SERVICE, SMALL, OLD)));
        assertThat(broker.requests()).isEmpty();
        assertThat(platform.update("i", body(SERVICE, SMALL, NEW)).status()).isEqualTo(200);
        assertThat(platform.update("i", body(SERVICE, SMALL, NEW)).status())
                .as("nothing to do")
                .isEqualTo(200);

        assertThat(broker.requests(UpdateRequest.class)).singleElement().satisfies(update -> {
            assertThat(update.maintenanceInfo().orElseThrow().version()).isEqualTo("2.0.0");
            assertThat(update.previousValues().maintenanceInfo().orElseThrow().version())
                    .isEqualTo("1.0.0");
        });
        assertThat(platform.fetch("i")
                        .body()
                        .path("maintenance_info")
                        .path("version")
                        .asString(""))
                .isEqualTo("2.0.0");
    }

    @Test
    void anotherUpdateLeavesItAsItIs() {
        before.provision("i", provision(SERVICE, SMALL, OLD));
        platform.update("i", body(SERVICE, SMALL, ", \"parameters\": {\"pages\": 2}"));
        assertThat(platform.fetch("i")
                        .body()
                        .path("maintenance_info")
                        .path("version")
                        .asString(""))
                .isEqualTo("1.0.0");

        platform.update("i", body(SERVICE, LARGE, ""));
        assertThat(platform.fetch("i").body().has("maintenance_info"))
                .as("that of the new plan, which has none")
                .isFalse();
        platform.update("i", body(SERVICE, SMALL, ""));
        assertThat(platform.fetch("i")
                        .body()
                        .path("maintenance_info")
                        .path("version")
                        .asString(""))
                .isEqualTo("2.0.0");
    }

    private static void assertConflict(Answer answer) {
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.error()).isEqualTo("MaintenanceInfoConflict");
    }
}
