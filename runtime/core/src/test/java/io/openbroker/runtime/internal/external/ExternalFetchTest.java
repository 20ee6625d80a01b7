package io.openbroker.runtime.internal.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.BrokerException;
import io.openbroker.model.FetchInstanceRequest;
import io.openbroker.model.FetchedInstance;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.ServiceInstance;
import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.generated.HandlerCall;
import io.openbroker.runtime.generated.OfferingDescriptor;
import io.openbroker.runtime.generated.PlanDescriptor;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.testing.TestBroker;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Fetches without state: which handlers are asked, and what their answers come to together. */
class ExternalFetchTest {

    private static final String INSTANCE = "/v2/service_instances/i";
    private static final String BINDING = INSTANCE + "/service_bindings/b";
    private static final String OF_A = "?service_id=a";

    private final TestBroker broker = TestBroker.external(Execution.SYNCHRONOUS);

    @Test
    void asksNoHandlerOfAnOfferingThatCannotBeFetched() {
        try (ExternalCalls calls = ExternalCalls.to(broker, closed("a"))) {
            JsonResponse instance = calls.send("GET", INSTANCE + OF_A, "");
            assertThat(instance.outcome()).isEqualTo(Outcome.NOT_IMPLEMENTED);
            assertThat(description(instance)).contains("service instances");
            JsonResponse binding = calls.send("GET", BINDING + OF_A, "");
            assertThat(binding.outcome()).isEqualTo(Outcome.NOT_IMPLEMENTED);
            assertThat(description(binding)).contains("service bindings");
            assertThat(broker.requests()).isEmpty();
        }
    }

    @Test
    void findsNoServiceInstanceOfAnotherOffering() {
        try (ExternalCalls calls = ExternalCalls.to(broker, open("a"), open("b"))) {
            broker.on(OsbOperation.FETCH_INSTANCE, call -> ofPlan("b-plan"));
            JsonResponse foreign = calls.send("GET", INSTANCE + OF_A, "");
            assertThat(foreign.outcome()).isEqualTo(Outcome.NOT_FOUND);
            assertThat(description(foreign))
                    .isEqualTo("There is no service instance with this id of the service \"name-a\"");
            JsonResponse found = calls.send("GET", INSTANCE, "");
            assertThat(found.status()).isEqualTo(200);
            assertThat(found.body()).containsEntry("service_id", "b").containsEntry("plan_id", "b-plan");
        }
    }

    @Test
    void findsServiceInstancesOfItsOwnAndOfForgottenPlans() {
        try (ExternalCalls calls = ExternalCalls.to(broker, open("a"), open("b"))) {
            for (String plan : new String[] {"a-plan", "left-the-catalog"}) {
                broker.on(OsbOperation.FETCH_INSTANCE, call -> ofPlan(plan));
                JsonResponse found = calls.send("GET", INSTANCE + OF_A, "");
                assertThat(found.status()).as(plan).isEqualTo(200);
                assertThat(found.body()).containsEntry("service_id", "a").containsEntry("plan_id", plan);
            }
        }
    }

    @Test
    void passesOnWhatTheOnlyOfferingSays() {
        broker.on(OsbOperation.FETCH_INSTANCE, call -> {
            throw BrokerException.notFound("Never heard of it.");
        });
        try (ExternalCalls calls = ExternalCalls.to(broker, open("a"))) {
            JsonResponse unknown = calls.send("GET", INSTANCE, "");
            assertThat(unknown.status()).isEqualTo(404);
            assertThat(description(unknown)).isEqualTo("Never heard of it.");
        }
    }

    @Test
    void saysThatNoOfferingCanBeFetched() {
        try (ExternalCalls calls = ExternalCalls.to(broker, closed("a"), closed("b"))) {
            JsonResponse answer = calls.send("GET", INSTANCE, "");
            assertThat(answer.outcome()).isEqualTo(Outcome.NOT_IMPLEMENTED);
            assertThat(description(answer)).isEqualTo("No service of this broker supports this operation");
        }
    }

    @Test
    void findsNothingIfOnlyOfferingsWithStateCanBeFetched() {
        TestBroker managed = TestBroker.managed(Execution.SYNCHRONOUS);
        try (ExternalCalls calls = ExternalCalls.besides(managed, broker, closed("a"), closed("b"))) {
            assertNothingFound(calls.send("GET", INSTANCE, ""));
        }
    }

    @Test
    void findsNothingIfSomeOfferingsKnowItNotAndOthersCannotBeFetched() {
        broker.on(OsbOperation.FETCH_INSTANCE, call -> {
            throw BrokerException.notFound("Never heard of it.");
        });
        try (ExternalCalls calls = ExternalCalls.to(broker, closed("a"), open("b"))) {
            assertNothingFound(calls.send("GET", INSTANCE, ""));
        }
        try (ExternalCalls calls = ExternalCalls.to(broker, open("a"), open("b"))) {
            assertNothingFound(calls.send("GET", INSTANCE, ""));
        }
    }

    @Test
    void doesNotKnowWhatAnOfferingThatFailsMayHave() {
        broker.on(OsbOperation.FETCH_INSTANCE, call -> {
            if (serviceId(call).equals("a")) {
                throw BrokerException.notFound("Never heard of it.");
            }
            throw BrokerException.of(503, "Away", "The backend is away.");
        });
        try (ExternalCalls calls = ExternalCalls.to(broker, open("a"), open("b"), closed("c"))) {
            JsonResponse answer = calls.send("GET", INSTANCE, "");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body()).containsEntry("error", "Away");
            assertThat(description(answer)).startsWith("Whether this id exists is unknown at the moment");
        }
    }

    @Test
    void interruptsAHandlerThatTakesTooLong() {
        try (ExternalCalls calls = ExternalCalls.to(broker, open("a"))) {
            broker.on(OsbOperation.FETCH_INSTANCE, call -> {
                assertThat(calls.early()).isEmpty();
                calls.exceedTheLimit();
                if (Thread.interrupted()) {
                    throw new InterruptedException("A call was given up");
                }
                return FetchedInstance.of(ServiceInstance.EMPTY);
            });
            JsonResponse last = calls.send("GET", INSTANCE, "");
            assertThat(calls.early()).singleElement().satisfies(early -> {
                assertThat(early.outcome()).isEqualTo(Outcome.HANDLER_TOO_SLOW);
                assertThat(early.headers()).containsKey("Retry-After");
                assertThat(description(early)).startsWith("The response is not available yet");
            });
            assertThat(last.status()).as("the handler noticed").isEqualTo(500);
        }
    }

    private static void assertNothingFound(JsonResponse answer) {
        assertThat(answer.outcome()).isEqualTo(Outcome.NOT_FOUND);
        assertThat(answer.body())
                .isEqualTo(Map.of(
                        "error", "NotFound", "description", "There is nothing with this id that can be fetched"));
    }

    private static String serviceId(HandlerCall<?> call) {
        return ((FetchInstanceRequest) call.request()).serviceId();
    }

    private static FetchedInstance ofPlan(String planId) {
        return FetchedInstance.of(ServiceInstance.EMPTY).withPlan(planId);
    }

    private static String description(JsonResponse answer) {
        return (String) answer.body().getOrDefault("description", "");
    }

    private static OfferingDescriptor open(String id) {
        return offering(id).instancesRetrievable().bindingsRetrievable().build();
    }

    private static OfferingDescriptor closed(String id) {
        return offering(id).build();
    }

    private static OfferingDescriptor.Builder offering(String id) {
        return OfferingDescriptor.of(id, "name-" + id)
                .handles(OsbOperation.FETCH_INSTANCE, Execution.SYNCHRONOUS)
                .handles(OsbOperation.FETCH_BINDING, Execution.SYNCHRONOUS)
                .plan(PlanDescriptor.of(id + "-plan", "plan"))
                .plan(PlanDescriptor.of(id + "-second", "second plan"));
    }
}
