package io.openbroker.runtime.internal.external;

import static io.openbroker.runtime.internal.testing.TestBroker.LARGE;
import static io.openbroker.runtime.internal.testing.TestBroker.ONLY;
import static io.openbroker.runtime.internal.testing.TestBroker.OTHER;
import static io.openbroker.runtime.internal.testing.TestBroker.SERVICE;
import static io.openbroker.runtime.internal.testing.TestBroker.SMALL;
import static io.openbroker.runtime.internal.testing.TestPlatform.binding;
import static io.openbroker.runtime.internal.testing.TestPlatform.body;
import static io.openbroker.runtime.internal.testing.TestPlatform.instance;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.Accepted;
import io.openbroker.model.BindRequest;
import io.openbroker.model.BrokerException;
import io.openbroker.model.DeprovisionRequest;
import io.openbroker.model.FetchInstanceRequest;
import io.openbroker.model.FetchedInstance;
import io.openbroker.model.LastOperationRequest;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.ProvisionRequest;
import io.openbroker.model.ServiceBinding;
import io.openbroker.model.ServiceInstance;
import io.openbroker.model.UpdateRequest;
import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.internal.testing.TestBroker;
import io.openbroker.runtime.internal.testing.TestPlatform;
import io.openbroker.runtime.internal.testing.TestPlatform.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A broker that keeps its state itself: every request reaches a handler, and its result is the response. */
class ExternalBrokerTest {

    private final TestBroker broker = TestBroker.external(Execution.SYNCHRONOUS);

    @Test
    void callsTheHandlerForEveryRequest() {
        try (TestPlatform platform = TestPlatform.of(broker)) {
            assertThat(platform.provision(
                                    "i", TestPlatform.provision(SERVICE, SMALL, ", \"parameters\": {\"pages\": 1}"))
                            .status())
                    .isEqualTo(201);
            assertThat(platform.provision("i").status()).isEqualTo(201);
            assertThat(platform.update("i", body(SERVICE, LARGE, "")).status()).isEqualTo(200);
            assertThat(platform.bind("i", "b")
                            .body()
                            .path("credentials")
                            .path("user")
                            .asString(""))
                    .isEqualTo("u");
            assertThat(platform.fetch("i").status()).isEqualTo(200);
            assertThat(platform.fetchBinding("i", "b").status()).isEqualTo(200);
            assertThat(platform.unbind("i", "b").body().toString()).isEqualTo("{}");
            assertThat(platform.delete(instance("i"), SERVICE, "vanished").status())
                    .isEqualTo(200);

            assertThat(broker.requests()).hasSize(8);
            assertThat(broker.requests(ProvisionRequest.class).get(0).parameters())
                    .isEqualTo(Map.of("pages", 1));
            assertThat(broker.requests(UpdateRequest.class).get(0).planId()).isEqualTo(LARGE);
            assertThat(broker.requests(DeprovisionRequest.class).get(0).planId())
                    .isEqualTo("vanished");
        }
    }

    @Test
    void tellsWhatExistedBefore() {
        broker.on(OsbOperation.PROVISION, call -> ServiceInstance.EMPTY.asExisting())
                .on(OsbOperation.BIND, call -> ServiceBinding.EMPTY.asExisting());
        try (TestPlatform platform = TestPlatform.of(broker)) {
            assertThat(platform.provision("i").status()).isEqualTo(200);
            assertThat(platform.bind("i", "b").status()).isEqualTo(200);
        }
    }

    @Test
    void rejectsWhatTheCatalogDoesNotAllowBeforeAnyHandlerIsCalled() {
        broker.requiringApp();
        try (TestPlatform platform = TestPlatform.of(broker)) {
            assertRejected(
                    platform.provision(
                            "i",
                            TestPlatform.provision(SERVICE, SMALL, ", \"maintenance_info\": {\"version\": \"9.9.9\"}")),
                    422,
                    "MaintenanceInfoConflict");
            assertRejected(
                    platform.provision(
                            "i", TestPlatform.provision(SERVICE, SMALL, ", \"parameters\": {\"pages\": \"x\"}")),
                    400,
                    "InvalidParameters");
            assertRejected(platform.bind("i", "b"), 422, "RequiresApp");
            assertRejected(platform.bind("i", "b", body(SERVICE, "gone", "")), 400, "NotInCatalog");
            assertRejected(platform.update("i", "{\"service_id\": \"service\"}"), 400, "MalformedRequest");
            assertRejected(
                    platform.update(
                            "i",
                            body(
                                    SERVICE,
                                    SMALL,
                                    ", \"context\": {\"platform\": \"test\"}, \"previous_values\": {\"plan_id\": \"small\"}")),
                    422,
                    "UpdateNotSupported");
            assertRejected(
                    platform.update("i", body(SERVICE, LARGE, ", \"previous_values\": {\"plan_id\": \"old\"}")),
                    422,
                    "UpdateNotSupported");
            assertThat(broker.requests()).isEmpty();
        }
    }

    @Test
    void demandsAPlatformThatPolls() {
        TestBroker slow = TestBroker.external(Execution.DELEGATED);
        try (TestPlatform platform = TestPlatform.of(slow)) {
            for (Answer answer : List.of(
                    platform.send("PUT", instance("i"), TestPlatform.provision(SERVICE, SMALL, "")),
                    platform.send("PATCH", instance("i"), body(SERVICE, LARGE, "")),
                    platform.send("PUT", binding("i", "b"), body(SERVICE, SMALL, "")),
                    platform.send("DELETE", binding("i", "b") + "?service_id=service&plan_id=small", ""),
                    platform.send("DELETE", instance("i") + "?service_id=service&plan_id=small", ""))) {
                assertRejected(answer, 422, "AsyncRequired");
            }
            assertThat(slow.requests()).isEmpty();
        }
    }

    @Test
    void givesAnOperationOutAndTakesItBack() {
        broker.on(
                        OsbOperation.PROVISION,
                        Execution.DELEGATED,
                        call -> Accepted.as("work:1").withDashboard("https://dashboard"))
                .on(OsbOperation.LAST_OPERATION, call -> OperationStatus.inProgress("Working."));
        try (TestPlatform platform = TestPlatform.of(broker)) {
            Answer accepted = platform.provision("i");
            assertThat(accepted.status()).isEqualTo(202);
            assertThat(accepted.text("dashboard_url")).isEqualTo("https://dashboard");
            Answer poll = platform.poll("i", accepted.operation());

            assertThat(poll.text("state")).isEqualTo("in progress");
            assertThat(poll.text("description")).isEqualTo("Working.");
            assertThat(broker.requests(LastOperationRequest.class))
                    .singleElement()
                    .satisfies(request -> {
                        assertThat(request.operationId()).isEqualTo("work:1");
                        assertThat(request.operation()).isEqualTo(OsbOperation.PROVISION);
                        assertThat(request.planId()).isEqualTo(SMALL);
                        assertThat(request.serviceId()).isEqualTo(SERVICE);
                    });
            assertRejected(platform.poll("i", ""), 404, "NotFound");
            assertRejected(platform.pollBinding("i", "b", accepted.operation()), 404, "NotFound");
            assertRejected(
                    platform.send(
                            "GET",
                            instance("i") + "/last_operation?service_id=other&operation=" + accepted.operation(),
                            ""),
                    400,
                    "ServiceOrPlanMismatch");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "provision:service:small",
                "provision:service:small:",
                "provision:unknown:small:work",
                "provision:service:unknown:work",
                "fetch_instance:service:small:work",
                "PROVISION:service:small:work"
            })
    void knowsNoOperationThatItHasNotGivenOut(String operation) {
        try (TestPlatform platform = TestPlatform.of(broker)) {
            assertRejected(platform.poll("i", operation), 404, "NotFound");
            assertThat(broker.requests()).isEmpty();
        }
    }

    @Test
    void takesADeletionThatFindsNothingForDone() {
        broker.on(OsbOperation.LAST_OPERATION, call -> {
            throw BrokerException.notFound("Which work?");
        });
        try (TestPlatform platform = TestPlatform.of(broker)) {
            assertThat(platform.poll("i", "deprovision:service:vanished:work").text("state"))
                    .isEqualTo("succeeded");
            assertThat(platform.poll("i", "update:service:small:work").status()).isEqualTo(404);
        }
    }

    @Test
    void answersWithWhatTheHandlerThrows() {
        broker.on(OsbOperation.DEPROVISION, call -> {
                    throw BrokerException.notFound("Not there.");
                })
                .on(OsbOperation.UPDATE, call -> {
                    throw BrokerException.of(500, "Broken", "It broke.").instanceUsable(true);
                })
                .on(OsbOperation.PROVISION, call -> {
                    throw new IllegalStateException("s3cr3t");
                });
        try (TestPlatform platform = TestPlatform.of(broker)) {
            Answer gone = platform.deprovision("i");
            assertThat(gone.status()).isEqualTo(410);
            assertThat(gone.body().toString()).isEqualTo("{}");
            Answer broken = platform.update("i", body(SERVICE, LARGE, ""));
            assertRejected(broken, 500, "Broken");
            assertThat(broken.body().path("instance_usable").asBoolean(false)).isTrue();
            Answer failed = platform.provision("i");
            assertRejected(failed, 500, "InternalError");
            assertThat(failed.body().toString()).doesNotContain("s3cr3t");
        }
    }

    @Test
    void rotatesWithoutParameters() {
        try (TestPlatform platform = TestPlatform.of(broker)) {
            assertRejected(platform.rotate("i", "c", "b"), 400, "MalformedRequest");
            assertThat(platform.bind("i", "c", body(SERVICE, SMALL, ", \"predecessor_binding_id\": \"b\""))
                            .status())
                    .isEqualTo(201);
            assertThat(broker.requests(BindRequest.class)).singleElement().satisfies(bind -> {
                assertThat(bind.predecessorBindingId()).contains("b");
                assertThat(bind.parameters()).isEmpty();
            });
        }
    }

    @Test
    void asksTheHandlersOfAllServicesUntilOneKnows() {
        broker.on(OsbOperation.FETCH_INSTANCE, call -> {
            var request = (FetchInstanceRequest) call.request();
            if (request.serviceId().equals(SERVICE)) {
                throw BrokerException.notFound("Not of this service.");
            }
            return FetchedInstance.of(ServiceInstance.EMPTY);
        });
        try (TestPlatform platform = TestPlatform.of(broker)) {
            Answer found = platform.fetch("i");
            assertThat(found.text("service_id")).isEqualTo(OTHER);
            assertThat(found.text("plan_id")).as("the only one").isEqualTo(ONLY);
            assertRejected(platform.send("GET", instance("i") + "?service_id=service", ""), 404, "NotFound");

            broker.on(OsbOperation.FETCH_INSTANCE, call -> {
                throw BrokerException.notFound("Not of this service.");
            });
            Answer unknown = platform.fetch("i");
            assertRejected(unknown, 404, "NotFound");
            assertThat(unknown.text("description")).as("of no service").doesNotContain("this service");

            broker.on(OsbOperation.FETCH_INSTANCE, call -> {
                throw BrokerException.of(503, "Away", "The backend is away.");
            });
            assertRejected(platform.fetch("i"), 503, "Away");
        }
    }

    @Test
    void makesNothingAnewOfARetiredPlan() {
        broker.retire(SMALL).on(OsbOperation.FETCH_INSTANCE, call -> {
            throw BrokerException.notFound("Not there.");
        });
        try (TestPlatform platform = TestPlatform.of(broker)) {
            assertRejected(platform.provision("i"), 400, "NotInCatalog");
            assertThat(broker.requests(ProvisionRequest.class)).isEmpty();
            broker.on(OsbOperation.FETCH_INSTANCE, call -> FetchedInstance.of(ServiceInstance.EMPTY));
            assertThat(platform.provision("i").status()).isEqualTo(201);
        }
    }

    private static void assertRejected(Answer answer, int status, String error) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.error()).isEqualTo(error);
    }
}
