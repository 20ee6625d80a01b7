package io.openbroker.runtime.internal.external;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.openbroker.model.BrokerException;
import io.openbroker.model.BrokerRequest;
import io.openbroker.model.FetchedInstance;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.ServiceInstance;
import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.generated.OfferingDescriptor;
import io.openbroker.runtime.generated.PlanDescriptor;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.testing.RecordedLog;
import io.openbroker.runtime.internal.testing.TestBroker;
import io.openbroker.runtime.spi.policy.KnownInstances;
import io.openbroker.runtime.spi.policy.RequestPolicy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What policies see of requests to a broker without state. */
class ExternalPoliciesTest {

    private static final String INSTANCE = "/v2/service_instances/i";
    private static final String BINDING = INSTANCE + "/service_bindings/b";
    private static final String BODY = "{'service_id':'s','plan_id':'p','context':{'platform':'test'}}";
    private static final String UPDATE = "{'service_id':'s','plan_id':'p','parameters':{'a':1}}";
    private static final String IDS = "?service_id=s&plan_id=p";
    private static final RequestPolicy REJECTING = (request, known) -> {
        throw BrokerException.of(403, "NotAllowed", "Not for you.");
    };

    private final TestBroker broker = TestBroker.external(Execution.SYNCHRONOUS);
    private final List<BrokerRequest> seen = new CopyOnWriteArrayList<>();

    /** A policy that sees every operation. */
    private record Everything(RequestPolicy policy) implements RequestPolicy {

        @Override
        public void check(BrokerRequest request, KnownInstances known) {
            policy.check(request, known);
        }

        @Override
        public Set<OsbOperation> operations() {
            return Set.of(
                    OsbOperation.PROVISION,
                    OsbOperation.UPDATE,
                    OsbOperation.BIND,
                    OsbOperation.DEPROVISION,
                    OsbOperation.UNBIND);
        }
    }

    @Test
    void isWhatHandlersSee() {
        try (ExternalCalls calls =
                ExternalCalls.guarded(broker, offering(), new Everything((request, known) -> seen.add(request)))) {
            calls.send("PUT", INSTANCE, BODY);
            calls.send("PATCH", INSTANCE, UPDATE);
            calls.send("PUT", BINDING, BODY);
            calls.send("DELETE", BINDING + IDS, "");
            calls.send("DELETE", INSTANCE + IDS, "");

            assertThat(seen).hasSize(5).containsExactlyElementsOf(broker.requests());
        }
    }

    @Test
    void isNotCarriedOutIfTheyRejectIt() {
        notFound();
        try (ExternalCalls calls = ExternalCalls.guarded(broker, offering(), new Everything(REJECTING))) {
            for (JsonResponse response : List.of(
                    calls.send("PUT", INSTANCE, BODY),
                    calls.send("PATCH", INSTANCE, UPDATE),
                    calls.send("PUT", BINDING, BODY),
                    calls.send("DELETE", BINDING + IDS, ""),
                    calls.send("DELETE", INSTANCE + IDS, ""))) {
                assertThat(response.status()).isEqualTo(403);
                assertThat(response.outcome()).isEqualTo(Outcome.POLICY_REJECTED);
            }
            assertThat(calls.ended()).as("none became an operation").isEmpty();
            assertThat(broker.requests())
                    .as("handlers that fetch")
                    .allSatisfy(request ->
                            assertThat(request.getClass().getSimpleName()).startsWith("Fetch"));
        }
    }

    @Test
    void isNotRejectedIfItRepeatsAnother() {
        broker.on(OsbOperation.PROVISION, call -> ServiceInstance.EMPTY.asExisting());
        try (ExternalCalls calls = ExternalCalls.guarded(broker, offering(), REJECTING)) {
            assertThat(calls.send("PUT", INSTANCE, BODY).status()).isEqualTo(200);
            assertThat(calls.send("PUT", BINDING, BODY).status()).isEqualTo(201);
        }
    }

    @Test
    void isRejectedIfNobodyCanTellWhetherItRepeatsAnother() {
        OfferingDescriptor unfetchable = OfferingDescriptor.of("s", "service")
                .plan(PlanDescriptor.of("p", "plan").asBindable())
                .handles(OsbOperation.PROVISION, Execution.SYNCHRONOUS)
                .handles(OsbOperation.DEPROVISION, Execution.SYNCHRONOUS)
                .build();
        try (ExternalCalls calls = ExternalCalls.guarded(broker, unfetchable, REJECTING)) {
            assertThat(calls.send("PUT", INSTANCE, BODY).status()).isEqualTo(403);
            assertThat(broker.requests()).isEmpty();
        }
    }

    @Test
    void isNotGuessedAtIfFetchingFails() {
        broker.on(OsbOperation.FETCH_INSTANCE, call -> {
            throw BrokerException.of(503, "Away", "The backend is away.");
        });
        try (ExternalCalls calls = ExternalCalls.guarded(broker, offering(), REJECTING)) {
            assertThat(calls.send("PUT", INSTANCE, BODY).status()).isEqualTo(503);
        }
    }

    @Test
    void isNotCarriedOutIfAPolicyFails() {
        RequestPolicy failing = (request, known) -> {
            throw new IllegalStateException("the cause");
        };
        broker.on(OsbOperation.FETCH_INSTANCE, call -> FetchedInstance.of(ServiceInstance.EMPTY));
        try (RecordedLog log = RecordedLog.from(Level.ERROR);
                ExternalCalls calls = ExternalCalls.guarded(broker, offering(), failing)) {
            assertThat(calls.send("PUT", INSTANCE, BODY).status()).isEqualTo(500);
            assertThat(broker.requests()).isEmpty();
            assertThat(log.events()).hasSize(1);
        }
    }

    private void notFound() {
        for (OsbOperation fetch : List.of(OsbOperation.FETCH_INSTANCE, OsbOperation.FETCH_BINDING)) {
            broker.on(fetch, call -> {
                throw BrokerException.notFound("Not there.");
            });
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
        return offering.instancesRetrievable().bindingsRetrievable().build();
    }
}
