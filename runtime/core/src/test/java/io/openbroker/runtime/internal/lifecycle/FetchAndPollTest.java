package io.openbroker.runtime.internal.lifecycle;

import static io.openbroker.runtime.internal.testing.TestBroker.LARGE;
import static io.openbroker.runtime.internal.testing.TestBroker.OTHER;
import static io.openbroker.runtime.internal.testing.TestBroker.SERVICE;
import static io.openbroker.runtime.internal.testing.TestBroker.SMALL;
import static io.openbroker.runtime.internal.testing.TestPlatform.binding;
import static io.openbroker.runtime.internal.testing.TestPlatform.instance;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.BrokerException;
import io.openbroker.model.FetchInstanceRequest;
import io.openbroker.model.FetchedBinding;
import io.openbroker.model.FetchedInstance;
import io.openbroker.model.MaintenanceInfo;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.ServiceBinding;
import io.openbroker.model.ServiceInstance;
import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.internal.testing.TestBroker;
import io.openbroker.runtime.internal.testing.TestPlatform;
import io.openbroker.runtime.internal.testing.TestPlatform.Answer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is told of service instances, service bindings and operations. */
class FetchAndPollTest {

    private static final String PARAMETERS = ", \"parameters\": {\"pages\": 1}";

    private final TestBroker broker = TestBroker.managed(Execution.SYNCHRONOUS);

    @Test
    void tellsWhatIsRecorded() {
        broker.on(
                OsbOperation.PROVISION,
                call -> ServiceInstance.withDashboard("https://dashboard").label("a", "b"));
        try (TestPlatform platform = TestPlatform.of(broker)) {
            platform.provision("i", TestPlatform.provision(SERVICE, SMALL, PARAMETERS));
            platform.bind("i", "b", TestPlatform.body(SERVICE, SMALL, PARAMETERS));
            Answer instance = platform.fetch("i");

            assertThat(instance.body().toString())
                    .isEqualTo(
                            "{\"service_id\":\"service\",\"plan_id\":\"small\",\"dashboard_url\":\"https://dashboard\","
                                    + "\"metadata\":{\"labels\":{\"a\":\"b\"}},\"parameters\":{\"pages\":1},"
                                    + "\"maintenance_info\":{\"version\":\"1.0.0\"}}");
            assertThat(platform.fetchBinding("i", "b").body().toString())
                    .isEqualTo("{\"credentials\":{\"user\":\"u\"},\"parameters\":{\"pages\":1}}");
        }
    }

    @Test
    void tellsWhatTheHandlerHasFoundAndTheRestOfTheRecord() {
        broker.on(
                        OsbOperation.FETCH_INSTANCE,
                        Execution.SYNCHRONOUS,
                        call -> FetchedInstance.of(ServiceInstance.withDashboard("https://found")))
                .on(
                        OsbOperation.FETCH_BINDING,
                        Execution.SYNCHRONOUS,
                        call -> FetchedBinding.of(ServiceBinding.of(Map.of("user", "found"))));
        try (TestPlatform platform = TestPlatform.of(broker)) {
            platform.provision("i", TestPlatform.provision(SERVICE, SMALL, PARAMETERS));
            platform.bind("i", "b", TestPlatform.body(SERVICE, SMALL, PARAMETERS));
            Answer instance = platform.fetch("i");

            assertThat(instance.text("dashboard_url")).isEqualTo("https://found");
            assertThat(instance.text("plan_id")).isEqualTo(SMALL);
            assertThat(instance.body().path("parameters").path("pages").asInt()).isEqualTo(1);
            Answer binding = platform.fetchBinding("i", "b");
            assertThat(binding.body().toString())
                    .isEqualTo("{\"credentials\":{\"user\":\"found\"},\"parameters\":{\"pages\":1}}");
            assertThat(broker.requests(FetchInstanceRequest.class))
                    .singleElement()
                    .satisfies(request -> assertThat(request.planId()).isEqualTo(SMALL));

            broker.on(
                    OsbOperation.FETCH_INSTANCE,
                    call -> FetchedInstance.of(ServiceInstance.EMPTY)
                            .withPlan(LARGE)
                            .withParameters(Map.of("pages", 2))
                            .withMaintenance(new MaintenanceInfo("3.0.0")));
            Answer changed = platform.fetch("i");
            assertThat(changed.text("plan_id")).isEqualTo(LARGE);
            assertThat(changed.body().path("parameters").path("pages").asInt()).isEqualTo(2);
            assertThat(changed.body().path("maintenance_info").path("version").asString(""))
                    .isEqualTo("3.0.0");
        }
    }

    @Test
    void holdsHintsToTheServiceOfWhatIsFetched() {
        try (TestPlatform platform = TestPlatform.of(broker)) {
            platform.provision("i");
            platform.bind("i", "b");

            for (String path : new String[] {
                instance("i"),
                binding("i", "b"),
                instance("i") + "/last_operation",
                binding("i", "b") + "/last_operation"
            }) {
                assertThat(platform.send("GET", path + "?service_id=" + SERVICE + "&plan_id=gone", "")
                                .status())
                        .as(path)
                        .isEqualTo(200);
                Answer other = platform.send("GET", path + "?service_id=" + OTHER, "");
                assertThat(other.status()).as(path).isEqualTo(400);
                assertThat(other.error()).isEqualTo("ServiceOrPlanMismatch");
            }
        }
    }

    @Test
    void tellsOfTheLastOperationWhateverItsId() {
        broker.on(OsbOperation.DEPROVISION, Execution.ASYNCHRONOUS, call -> {
            throw BrokerException.conflict("In use.");
        });
        try (TestPlatform platform = TestPlatform.of(broker)) {
            assertThat(platform.poll("i", "").status()).isEqualTo(404);
            platform.provision("i");
            assertThat(platform.poll("i", "").text("state")).isEqualTo("succeeded");
            String operation = platform.deprovision("i").operation();
            assertThat(platform.end("i", operation).text("description")).isEqualTo("In use.");

            assertThat(platform.poll("i", "").text("description")).isEqualTo("In use.");
            assertThat(platform.poll("i", "unknown").status()).isEqualTo(404);
            assertThat(platform.poll("j", operation).status())
                    .as("of another one")
                    .isEqualTo(404);
            assertThat(platform.pollBinding("i", "b", operation).status()).isEqualTo(404);
        }
    }

    @Test
    void findsNothingOfABindingThatHasExpired() {
        try (TestPlatform platform = TestPlatform.of(broker)) {
            broker.on(
                    OsbOperation.BIND,
                    call -> ServiceBinding.of(Map.of("user", "u"))
                            .expiresAt(platform.time().now().plus(Duration.ofHours(1))));
            platform.provision("i");
            platform.bind("i", "b");
            assertThat(platform.pollBinding("i", "b", "").status()).isEqualTo(200);
            assertThat(platform.bind("i", "b").status()).isEqualTo(200);
            platform.time().pass(Duration.ofHours(1).plusNanos(1));

            assertThat(platform.fetchBinding("i", "b").status()).isEqualTo(404);
            assertThat(platform.pollBinding("i", "b", "").status()).isEqualTo(404);
            assertThat(platform.rotate("i", "c", "b").error()).isEqualTo("RotationNotPossible");
            assertThat(platform.bind("i", "b").status()).as("a new one").isEqualTo(201);
            platform.time().pass(Duration.ofHours(2));
            assertThat(platform.unbind("i", "b").status()).as("cleans up").isEqualTo(200);
            assertThat(platform.unbind("i", "b").status()).isEqualTo(410);
        }
    }

    @Test
    void findsNothingInAnotherServiceInstance() {
        try (TestPlatform platform = TestPlatform.of(broker)) {
            platform.provision("i");
            platform.provision("j");
            platform.bind("i", "b");

            assertThat(platform.fetchBinding("j", "b").status()).isEqualTo(404);
            assertThat(platform.unbind("j", "b").status()).isEqualTo(410);
        }
    }
}
