package io.openbroker.runtime.internal.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.openbroker.model.Accepted;
import io.openbroker.model.BrokerException;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.OperationStatus.State;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.ServiceInstance;
import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.generated.OfferingDescriptor;
import io.openbroker.runtime.generated.PlanDescriptor;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.testing.TestBroker;
import io.openbroker.runtime.spi.observation.CompletedOperation;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is measured of operations without state, and what platforms are told of those that take long. */
class ObservedExternalOperationsTest {

    private static final String INSTANCE = "/v2/service_instances/i";
    private static final String ASYNC = "?accepts_incomplete=true";
    private static final String BODY = "{'service_id':'s','plan_id':'p'}";
    private static final String PROVISION = "{'service_id':'s','plan_id':'p','context':{'platform':'test'}}";

    private final TestBroker broker = TestBroker.external(Execution.SYNCHRONOUS);

    @Test
    void reportsTheEndAndTheTimeOfAHandler() {
        try (ExternalCalls calls = ExternalCalls.to(broker, offering())) {
            broker.on(OsbOperation.PROVISION, call -> {
                calls.time().pass(Duration.ofSeconds(3));
                return ServiceInstance.EMPTY;
            });
            calls.send("PUT", INSTANCE + ASYNC, PROVISION);

            assertThat(calls.ended())
                    .extracting(CompletedOperation::kind, CompletedOperation::state, CompletedOperation::time)
                    .containsExactly(tuple(OsbOperation.PROVISION, State.SUCCEEDED, Duration.ofSeconds(3)));
        }
    }

    @Test
    void reportsWhatTheRequestSays() {
        try (ExternalCalls calls = ExternalCalls.to(broker, offering())) {
            calls.send(
                    "PATCH",
                    INSTANCE,
                    "{'service_id':'s','plan_id':'p','previous_values':{'plan_id':'p'},'parameters':{'secret':'s3cr3t'}}");
            calls.send("PUT", INSTANCE + "/service_bindings/b", PROVISION);

            assertThat(calls.ended().get(0).previousPlanId()).contains("p");
            CompletedOperation bound = calls.ended().get(1);
            assertThat(bound.instanceId()).isEqualTo("i");
            assertThat(bound.bindingId()).contains("b");
            assertThat(bound.serviceId()).contains("s");
            assertThat(bound.planId()).contains("p");
            assertThat(bound.context().platform()).isEqualTo("test");
            assertThat(bound.platform()).isEqualTo("default");
            assertThat(bound.requestIdentity()).isEqualTo("request-1");
            assertThat(calls.ended())
                    .extracting(CompletedOperation::operationId)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void reportsARejectionAsAFailureAndAnAbsenceAsADeletion() {
        broker.on(OsbOperation.UPDATE, call -> {
                    throw BrokerException.of(400, "Wrong", "So not.");
                })
                .on(OsbOperation.DEPROVISION, call -> {
                    throw BrokerException.notFound("Not there.");
                });
        try (ExternalCalls calls = ExternalCalls.to(broker, offering())) {
            assertThat(calls.send("PATCH", INSTANCE, BODY).status()).isEqualTo(400);
            assertThat(calls.send("DELETE", INSTANCE + "?service_id=s&plan_id=p", "")
                            .status())
                    .isEqualTo(410);

            assertThat(calls.ended())
                    .extracting(CompletedOperation::kind, CompletedOperation::state, CompletedOperation::time)
                    .containsExactly(
                            tuple(OsbOperation.UPDATE, State.FAILED, Duration.ZERO),
                            tuple(OsbOperation.DEPROVISION, State.SUCCEEDED, Duration.ZERO));
        }
    }

    @Test
    void reportsADelegatedOperationWhenAPollSaysThatItHasEnded() {
        broker.on(OsbOperation.PROVISION, call -> Accepted.as("work"));
        try (ExternalCalls calls = ExternalCalls.to(broker, offering())) {
            JsonResponse accepted = calls.send("PUT", INSTANCE + ASYNC, PROVISION);
            assertThat(accepted.status()).isEqualTo(202);
            assertThat(calls.ended()).as("it goes on").isEmpty();
            calls.time().pass(Duration.ofSeconds(5));
            broker.on(OsbOperation.LAST_OPERATION, call -> OperationStatus.succeeded());
            String poll =
                    INSTANCE + "/last_operation?operation=" + accepted.body().get("operation");
            calls.send("GET", poll, "");
            calls.send("GET", poll, "");

            assertThat(calls.ended())
                    .extracting(CompletedOperation::kind, CompletedOperation::state, CompletedOperation::time)
                    .containsExactly(tuple(OsbOperation.PROVISION, State.SUCCEEDED, Duration.ofSeconds(5)));
        }
    }

    @Test
    void measuresAnOperationOfAnotherReplicaFromItsFirstPoll() {
        String poll = INSTANCE + "/last_operation?operation=update:s:p:work";
        try (ExternalCalls calls = ExternalCalls.to(broker, offering())) {
            broker.on(OsbOperation.LAST_OPERATION, call -> OperationStatus.inProgress("Working."));
            calls.send("GET", poll, "");
            assertThat(calls.ended()).isEmpty();
            calls.time().pass(Duration.ofSeconds(7));
            broker.on(OsbOperation.LAST_OPERATION, call -> OperationStatus.failed("Broken."));
            calls.send("GET", poll, "");

            assertThat(calls.ended())
                    .extracting(CompletedOperation::kind, CompletedOperation::state, CompletedOperation::time)
                    .containsExactly(tuple(OsbOperation.UPDATE, State.FAILED, Duration.ofSeconds(7)));
        }
    }

    @Test
    void tellsAPlatformThatAHandlerGoesOn() {
        try (ExternalCalls calls = ExternalCalls.to(broker, offering())) {
            broker.on(OsbOperation.PROVISION, call -> {
                calls.exceedTheLimit();
                assertThat(Thread.currentThread().isInterrupted())
                        .as("it would leave things half done")
                        .isFalse();
                return ServiceInstance.EMPTY;
            });
            JsonResponse last = calls.send("PUT", INSTANCE + ASYNC, PROVISION);

            assertThat(calls.early()).singleElement().satisfies(early -> {
                assertThat(early.outcome()).isEqualTo(Outcome.HANDLER_TOO_SLOW);
                assertThat(early.headers()).containsKey("Retry-After");
            });
            assertThat(last.status()).isEqualTo(201);
        }
    }

    @Test
    void namesTheDashboardOfServiceInstancesOnly() {
        Accepted accepted = Accepted.as("work").withDashboard("https://dashboard");
        broker.on(OsbOperation.UPDATE, call -> accepted)
                .on(OsbOperation.BIND, call -> accepted)
                .on(OsbOperation.DEPROVISION, call -> accepted);
        try (ExternalCalls calls = ExternalCalls.to(broker, offering())) {
            assertThat(calls.send("PATCH", INSTANCE + ASYNC, BODY).body())
                    .containsEntry("dashboard_url", "https://dashboard")
                    .containsEntry("operation", "update:s:p:work");
            assertThat(calls.send("PUT", INSTANCE + "/service_bindings/b" + ASYNC, BODY)
                            .body())
                    .containsOnlyKeys("operation");
            assertThat(calls.send("DELETE", INSTANCE + ASYNC + "&service_id=s&plan_id=p", "")
                            .body())
                    .containsOnlyKeys("operation");
        }
    }

    private static OfferingDescriptor offering() {
        OfferingDescriptor.Builder offering = OfferingDescriptor.of("s", "service")
                .plan(PlanDescriptor.of("p", "plan").asBindable());
        for (OsbOperation operation : OsbOperation.values()) {
            if (operation != OsbOperation.CATALOG) {
                offering.handles(operation, Execution.SYNCHRONOUS);
            }
        }
        return offering.build();
    }
}
