package io.openbroker.runtime.internal.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.BindRequest;
import io.openbroker.model.FetchInstanceRequest;
import io.openbroker.model.FetchedInstance;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.ProvisionRequest;
import io.openbroker.model.ServiceInstance;
import io.openbroker.model.UpdateRequest;
import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.generated.OfferingDescriptor;
import io.openbroker.runtime.generated.PlanDescriptor;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.internal.testing.TestBroker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Updates of a broker without state: it must find out the plan, the parameters, or what they change. */
class ExternalUpdateTest {

    private static final String INSTANCE = "/v2/service_instances/i";
    private static final String BINDING = INSTANCE + "/service_bindings/b";
    private static final String SCHEMAS = """
            {"services": [{"id": "s", "plans": [{"id": "p", "schemas": {"service_instance": {"update": {"parameters":
             {"$schema": "http://json-schema.org/draft-04/schema#", "type": "object",
              "required": ["pages"], "properties": {"pages": {"type": "integer"}}}}}}}]}]}""";

    /** What an update handler takes. */
    record Book(int pages) {}

    /** What an update handler takes that needs nothing. */
    record Draft(Optional<String> title) {}

    private final TestBroker broker = TestBroker.external(Execution.SYNCHRONOUS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Nothing says that the plan or the maintenance version changes.
                "'previous_values':{'plan_id':'p'}",
                "'plan_id':'p','previous_values':{'plan_id':'p'}",
                "'plan_id':'p','maintenance_info':{'version':'1.0.0'},"
                        + "'previous_values':{'plan_id':'p','maintenance_info':{'version':'1.0.0'}}"
            })
    void rejectsAnUpdateOfTheContextAlone(String fields) {
        try (ExternalCalls calls =
                ExternalCalls.to(broker, offering().plan(second()).build())) {
            assertRejected(update(calls, "'context':{'platform':'test'}," + fields), 422, "UpdateNotSupported");
            assertThat(broker.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"'plan_id':'p'", "'maintenance_info':{'version':'1.0.0'},'plan_id':'p'"})
    void takesAPlanForAChangeUnlessItIsTheOnlyOne(String fields) {
        String update = "'context':{'platform':'test'}," + fields;
        try (ExternalCalls calls =
                ExternalCalls.to(broker, offering().plan(second()).build())) {
            assertThat(update(calls, update).status()).isEqualTo(200);
        }
        try (ExternalCalls calls = ExternalCalls.to(broker, offering().build())) {
            assertThat(update(calls, update).status()).isEqualTo(fields.startsWith("'plan") ? 422 : 200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'parameters':{'pages':1}",
                "'maintenance_info':{'version':'1.0.0'}",
                "'maintenance_info':{'version':'1.0.0'},'previous_values':{'maintenance_info':{'version':'0.9.0'}}"
            })
    void takesAnUpdateThatChangesMoreThanTheContext(String fields) {
        try (ExternalCalls calls = ExternalCalls.to(broker, offering().build())) {
            assertThat(update(calls, "'context':{'platform':'test'}," + fields).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void takesAnUpdateOfTheContextAloneWhereItIsAllowed() {
        try (ExternalCalls calls =
                ExternalCalls.to(broker, offering().allowContextUpdates().build())) {
            assertThat(update(calls, "'context':{'platform':'test'}").status()).isEqualTo(200);
        }
    }

    @Test
    void rejectsAMaintenanceVersionThatTheCatalogDoesNotHave() {
        try (ExternalCalls calls = ExternalCalls.to(broker, offering().build())) {
            assertRejected(update(calls, "'maintenance_info':{'version':'2.0.0'}"), 422, "MaintenanceInfoConflict");
            assertThat(broker.requests()).isEmpty();
        }
    }

    @Test
    void takesThePlanBeforeForThePlanAfter() {
        try (ExternalCalls calls =
                ExternalCalls.to(broker, offering().plan(second()).build())) {
            assertThat(update(calls, "'parameters':{},'previous_values':{'plan_id':'q'}")
                            .status())
                    .isEqualTo(200);
            assertThat(broker.requests(UpdateRequest.class))
                    .extracting(UpdateRequest::planId)
                    .containsExactly("q");
            assertRejected(update(calls, "'parameters':{}"), 400, "MalformedRequest");
            assertRejected(update(calls, "'parameters':{},'previous_values':{'plan_id':'x'}"), 400, "NotInCatalog");
        }
    }

    @Test
    void takesTheOnlyPlanForThePlan() {
        try (ExternalCalls calls = ExternalCalls.to(broker, offering().build())) {
            assertThat(update(calls, "'parameters':{}").status()).isEqualTo(200);
            assertThat(broker.requests(UpdateRequest.class))
                    .extracting(UpdateRequest::planId)
                    .containsExactly("p");
        }
    }

    @Test
    void rotatesByTheOnlyPlanThatCanBeRotated() {
        PlanDescriptor rotatable =
                PlanDescriptor.of("r", "rotatable").asBindable().asBindingRotatable();
        try (ExternalCalls calls =
                ExternalCalls.to(broker, offering().plan(rotatable).build())) {
            assertThat(calls.send("PUT", BINDING, "{'predecessor_binding_id':'a'}")
                            .status())
                    .isEqualTo(201);
            assertThat(broker.requests(BindRequest.class)).singleElement().satisfies(bind -> {
                assertThat(bind.serviceId()).isEqualTo("s");
                assertThat(bind.planId()).isEqualTo("r");
            });
        }
    }

    @Test
    void bindsNoPlanThatCannotBeBound() {
        try (ExternalCalls calls =
                ExternalCalls.to(broker, offering().plan(second()).build())) {
            String body = "{'service_id':'s','plan_id':'q'}";
            assertThat(calls.send("PUT", BINDING, body).status()).isEqualTo(400);
            assertThat(broker.requests()).isEmpty();
            assertThat(calls.send("PUT", BINDING, body.replace("'q'", "'p'")).status())
                    .isEqualTo(201);
        }
    }

    @Test
    void createsNothingOfARetiredPlanWithoutAFetchHandler() {
        OfferingDescriptor offering = OfferingDescriptor.of("s", "service")
                .handles(OsbOperation.PROVISION, Execution.SYNCHRONOUS)
                .plan(PlanDescriptor.of("p", "plan").asRetired())
                .build();
        try (ExternalCalls calls = ExternalCalls.to(broker, offering)) {
            assertRejected(
                    calls.send("PUT", INSTANCE, "{'service_id':'s','plan_id':'p','context':{'platform':'test'}}"),
                    400,
                    "NotInCatalog");
            assertThat(broker.requests(ProvisionRequest.class)).isEmpty();
        }
    }

    @Test
    void completesTheParametersOfAnUpdateWithFetchedOnes() {
        List<Integer> pages = new ArrayList<>();
        broker.on(
                        OsbOperation.FETCH_INSTANCE,
                        call -> FetchedInstance.of(ServiceInstance.EMPTY).withParameters(Map.of("pages", 7)))
                .on(OsbOperation.UPDATE, call -> {
                    pages.add(call.parameters(Book.class).pages());
                    return ServiceInstance.EMPTY;
                });
        OfferingDescriptor offering = offering()
                .handles(OsbOperation.UPDATE, Execution.SYNCHRONOUS, Book.class)
                .build();
        try (ExternalCalls calls = ExternalCalls.withSchemas(broker, SCHEMAS, offering)) {
            assertThat(update(calls, "'plan_id':'p'").status()).isEqualTo(200);
            assertThat(update(calls, "'parameters':{'pages':8}").status()).isEqualTo(200);

            assertThat(pages).containsExactly(7, 8);
            assertThat(broker.requests(FetchInstanceRequest.class))
                    .as("only for the update without parameters")
                    .singleElement()
                    .satisfies(fetch -> assertThat(fetch.planId()).isEqualTo("p"));
            assertThat(broker.requests(UpdateRequest.class).get(0).parameters())
                    .as("of the request")
                    .isEmpty();
        }
    }

    @Test
    void rejectsAnUpdateWhoseParametersNobodyKnows() {
        OfferingDescriptor fetched = offering()
                .handles(OsbOperation.UPDATE, Execution.SYNCHRONOUS, Book.class)
                .build();
        try (ExternalCalls calls = ExternalCalls.withSchemas(broker, SCHEMAS, fetched)) {
            assertRejected(update(calls, "'plan_id':'p'"), 422, "UpdateNotSupported");
        }
        OfferingDescriptor unfetched = OfferingDescriptor.of("s", "service")
                .handles(OsbOperation.UPDATE, Execution.SYNCHRONOUS, Book.class)
                .plan(first())
                .build();
        try (ExternalCalls calls = ExternalCalls.withSchemas(broker, SCHEMAS, unfetched)) {
            broker.on(OsbOperation.FETCH_INSTANCE, call -> {
                throw new AssertionError("There is no handler");
            });
            assertRejected(update(calls, "'plan_id':'p'"), 422, "UpdateNotSupported");
        }
        assertThat(broker.requests(UpdateRequest.class)).isEmpty();
    }

    @Test
    void fetchesNoParametersThatTheUpdateDoesNotNeed() {
        try (ExternalCalls calls =
                ExternalCalls.withSchemas(broker, SCHEMAS, offering().build())) {
            assertThat(update(calls, "'plan_id':'p'").status())
                    .as("the handler takes none")
                    .isEqualTo(200);
        }
        OfferingDescriptor typed = offering()
                .handles(OsbOperation.UPDATE, Execution.SYNCHRONOUS, Draft.class)
                .build();
        try (ExternalCalls calls = ExternalCalls.to(broker, typed)) {
            assertThat(update(calls, "'plan_id':'p'").status())
                    .as("the schema requires none")
                    .isEqualTo(200);
        }
        assertThat(broker.requests(FetchInstanceRequest.class)).isEmpty();
    }

    private static JsonResponse update(ExternalCalls calls, String fields) {
        return calls.send("PATCH", INSTANCE, "{'service_id':'s'," + fields + "}");
    }

    private static void assertRejected(JsonResponse answer, int status, String error) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).containsEntry("error", error);
    }

    private static OfferingDescriptor.Builder offering() {
        OfferingDescriptor.Builder offering = OfferingDescriptor.of("s", "service");
        for (OsbOperation operation : OsbOperation.values()) {
            if (operation != OsbOperation.CATALOG) {
                offering.handles(operation, Execution.SYNCHRONOUS);
            }
        }
        return offering.plan(first());
    }

    private static PlanDescriptor first() {
        return PlanDescriptor.of("p", "first").asBindable().withMaintenance("1.0.0");
    }

    private static PlanDescriptor second() {
        return PlanDescriptor.of("q", "second");
    }
}
