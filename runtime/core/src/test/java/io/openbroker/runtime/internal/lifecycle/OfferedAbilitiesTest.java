package io.openbroker.runtime.internal.lifecycle;

import static io.openbroker.runtime.internal.testing.TestBroker.ONLY;
import static io.openbroker.runtime.internal.testing.TestBroker.OTHER;
import static io.openbroker.runtime.internal.testing.TestBroker.SERVICE;
import static io.openbroker.runtime.internal.testing.TestBroker.SMALL;
import static io.openbroker.runtime.internal.testing.TestPlatform.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.BindRequest;
import io.openbroker.model.BindingResult;
import io.openbroker.model.InstanceResult;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.ProvisionRequest;
import io.openbroker.model.ServiceBinding;
import io.openbroker.model.ServiceInstance;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.generated.CatalogDocument;
import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.generated.HandlerCall;
import io.openbroker.runtime.generated.OfferingDescriptor;
import io.openbroker.runtime.generated.PlanDescriptor;
import io.openbroker.runtime.internal.testing.TestBroker;
import io.openbroker.runtime.internal.testing.TestPlatform;
import io.openbroker.runtime.internal.testing.TestPlatform.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the catalog does not offer is rejected: binding, rotation, fetches, and binding without an application. */
class OfferedAbilitiesTest {

    private static final String MODEST = "modest";
    private static final String UNBINDABLE = "unbindable";
    private static final String BINDABLE = "bindable";

    private final TestBroker broker = TestBroker.managed(Execution.SYNCHRONOUS);

    @Test
    void plansThatCannotBeBoundAreNotBound() {
        try (TestPlatform platform = modest()) {
            platform.provision("i", TestPlatform.provision(MODEST, UNBINDABLE, ""));
            assertRejected(
                    platform.bind("i", "b", body(MODEST, UNBINDABLE, "")),
                    400,
                    "Service instances of plan \"plan-unbindable\" cannot be bound.");
        }
    }

    @Test
    void plansThatCannotBeRotatedAreNotRotated() {
        try (TestPlatform platform = modest()) {
            platform.provision("i", TestPlatform.provision(MODEST, BINDABLE, ""));
            assertThat(platform.bind("i", "b", body(MODEST, BINDABLE, "")).status())
                    .isEqualTo(201);
            assertRejected(
                    platform.rotate("i", "c", "b"),
                    400,
                    "Service bindings of plan \"plan-bindable\" cannot be rotated.");
        }
    }

    @Test
    void whatCannotBeFetchedIsNotToldFromTheState() {
        try (TestPlatform platform = modest()) {
            platform.provision("i", TestPlatform.provision(MODEST, BINDABLE, ""));
            platform.bind("i", "b", body(MODEST, BINDABLE, ""));
            assertRejected(
                    platform.fetch("i"),
                    501,
                    "Service offering \"modest-service\" does not support fetching service instances.");
            assertRejected(
                    platform.fetchBinding("i", "b"),
                    501,
                    "Service offering \"modest-service\" does not support fetching service bindings.");
        }
    }

    @Test
    void aServiceThatRequiresAnApplicationIsNotBoundWithoutOne() {
        broker.requiringApp();
        try (TestPlatform platform = TestPlatform.of(broker)) {
            platform.provision("i");
            Answer rejected = platform.bind("i", "b");
            assertThat(rejected.status()).isEqualTo(422);
            assertThat(rejected.error()).isEqualTo("RequiresApp");
            assertThat(broker.requests(BindRequest.class)).isEmpty();
            assertThat(platform.bind("i", "b", body(SERVICE, SMALL, ", \"bind_resource\": {\"app_guid\": \"app\"}"))
                            .status())
                    .isEqualTo(201);
        }
    }

    @Test
    void aBindThatNamesAnotherServiceIsToldSo() {
        try (TestPlatform platform = TestPlatform.of(broker)) {
            platform.provision("i");
            Answer rejected = platform.bind("i", "b", body(OTHER, ONLY, ""));
            assertThat(rejected.error()).isEqualTo("ServiceOrPlanMismatch");
            assertThat(rejected.text("description")).startsWith("service_id \"" + OTHER + "\"");
        }
    }

    private TestPlatform modest() {
        return TestPlatform.of(broker, builder -> builder.dispatcher(new ModestBroker()));
    }

    private static void assertRejected(Answer answer, int status, String description) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text("description")).isEqualTo(description);
    }

    /** A broker that offers no more than it must. */
    private static final class ModestBroker implements BrokerDispatcher {

        @Override
        public List<OfferingDescriptor> offerings() {
            return List.of(OfferingDescriptor.of(MODEST, "modest-service")
                    .handles(OsbOperation.PROVISION, Execution.SYNCHRONOUS)
                    .handles(OsbOperation.BIND, Execution.SYNCHRONOUS)
                    .plan(PlanDescriptor.of(UNBINDABLE, "plan-unbindable"))
                    .plan(PlanDescriptor.of(BINDABLE, "plan-bindable").asBindable())
                    .build());
        }

        @Override
        public CatalogDocument catalog() {
            return CatalogDocument.of("{\"services\": []}".getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public InstanceResult provision(HandlerCall<ProvisionRequest> call) {
            return ServiceInstance.EMPTY;
        }

        @Override
        public BindingResult bind(HandlerCall<BindRequest> call) {
            return ServiceBinding.EMPTY;
        }
    }
}
