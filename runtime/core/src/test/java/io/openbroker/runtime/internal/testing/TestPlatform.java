package io.openbroker.runtime.internal.testing;

import static io.openbroker.runtime.internal.testing.TestBroker.SERVICE;
import static io.openbroker.runtime.internal.testing.TestBroker.SMALL;

import io.openbroker.runtime.BrokerEngine;
import io.openbroker.runtime.BrokerEngineBuilder;
import io.openbroker.runtime.InMemoryState;
import io.openbroker.runtime.OperationLimits;
import io.openbroker.runtime.internal.request.TestRequests;
import io.openbroker.runtime.server.Admission;
import io.openbroker.runtime.server.BrokerResponse;
import io.openbroker.runtime.spi.state.BrokerState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A platform that talks to a broker without a server between them: it hands bytes over, and gets bytes. Requests are of {@link
 * TestBroker#SERVICE} and {@link TestBroker#SMALL} unless the caller says otherwise. The broker's time stands still.
 */
public final class TestPlatform implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(1);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final TestTime time;
    private final BrokerEngine engine;

    private TestPlatform(TestTime time, BrokerEngine engine) {
        this.time = time;
        this.engine = engine;
    }

    /** The platform of a broker whose state is empty. */
    public static TestPlatform of(TestBroker broker) {
        return of(broker, builder -> builder);
    }

    /** The platform of a broker whose engine has settings of its own. */
    public static TestPlatform of(TestBroker broker, UnaryOperator<BrokerEngineBuilder> settings) {
        TestTime time = new TestTime();
        return new TestPlatform(
                time,
                settings.apply(BrokerEngine.builder()
                                .dispatcher(broker)
                                .withoutAuthentication()
                                .operationLimits(OperationLimits.DEFAULT)
                                .time(time.source()))
                        .build());
    }

    /** The platform of a broker that finds the state of another one. */
    public static TestPlatform of(TestBroker broker, BrokerState state, TestTime time) {
        return new TestPlatform(
                time,
                BrokerEngine.builder()
                        .dispatcher(broker)
                        .withoutAuthentication()
                        .state(state)
                        .time(time.source())
                        .build());
    }

    /** State that outlives an engine. */
    public static BrokerState state(TestTime time) {
        return new InMemoryState(time.source());
    }

    public TestTime time() {
        return time;
    }

    public BrokerEngine engine() {
        return engine;
    }

    /** What came back. */
    public record Answer(int status, JsonNode body, Map<String, String> headers) {

        public String text(String field) {
            return body.path(field).asString("");
        }

        public String error() {
            return text("error");
        }

        public String operation() {
            return text("operation");
        }
    }

    /** The body of a request; more is JSON members that begin with a comma, and replace none. */
    public static String body(String service, String plan, String more) {
        return "{\"service_id\": \"%s\", \"plan_id\": \"%s\"%s}".formatted(service, plan, more);
    }

    /** The body of a provision, with the context of a platform that has no organizations. */
    public static String provision(String service, String plan, String more) {
        return body(service, plan, ", \"context\": {\"platform\": \"test\"}" + more);
    }

    public Answer provision(String id) {
        return provision(id, provision(SERVICE, SMALL, ""));
    }

    public Answer provision(String id, String body) {
        return put(instance(id), body);
    }

    public Answer update(String id, String body) {
        return send("PATCH", instance(id) + "?accepts_incomplete=true", body);
    }

    public Answer deprovision(String id) {
        return delete(instance(id));
    }

    public Answer fetch(String id) {
        return send("GET", instance(id), "");
    }

    public Answer bind(String id, String binding) {
        return bind(id, binding, body(SERVICE, SMALL, ""));
    }

    public Answer bind(String id, String binding, String body) {
        return put(binding(id, binding), body);
    }

    public Answer rotate(String id, String binding, String predecessor) {
        return put(binding(id, binding), "{\"predecessor_binding_id\": \"" + predecessor + "\"}");
    }

    public Answer unbind(String id, String binding) {
        return delete(binding(id, binding));
    }

    public Answer fetchBinding(String id, String binding) {
        return send("GET", binding(id, binding), "");
    }

    public Answer poll(String id, String operation) {
        return send("GET", instance(id) + lastOperation(operation), "");
    }

    public Answer pollBinding(String id, String binding, String operation) {
        return send("GET", binding(id, binding) + lastOperation(operation), "");
    }

    /** Polls until the operation has ended. */
    public Answer end(String id, String operation) {
        until(() -> !poll(id, operation).text("state").equals("in progress"));
        return poll(id, operation);
    }

    /** Polls until the operation on a service binding has ended. */
    public Answer endOfBinding(String id, String binding, String operation) {
        until(() -> !pollBinding(id, binding, operation).text("state").equals("in progress"));
        return pollBinding(id, binding, operation);
    }

    private Answer put(String path, String body) {
        return send("PUT", path + "?accepts_incomplete=true", body);
    }

    private Answer delete(String path) {
        return delete(path, SERVICE, SMALL);
    }

    /** A deletion, of whatever service and plan. */
    public Answer delete(String path, String service, String plan) {
        return send("DELETE", path + "?accepts_incomplete=true&service_id=" + service + "&plan_id=" + plan, "");
    }

    public static String instance(String id) {
        return "/v2/service_instances/" + id;
    }

    public static String binding(String id, String binding) {
        return instance(id) + "/service_bindings/" + binding;
    }

    private static String lastOperation(String operation) {
        return "/last_operation" + (operation.isEmpty() ? "" : "?operation=" + operation);
    }

    /** Sends a request; waits for the answer only, not for a handler that goes on. */
    public Answer send(String method, String target, String body) {
        CompletableFuture<BrokerResponse> response = new CompletableFuture<>();
        Admission admission = engine.pipeline()
                .admit(TestRequests.head(
                        method, target, "X-Broker-API-Version", "2.17", "X-Broker-API-Request-Identity", "request-1"));
        if (admission instanceof Admission.Responded answered) {
            return answer(answered.response());
        }
        Admission.Admitted admitted = (Admission.Admitted) admission;
        engine.handlerThreads()
                .execute(() -> admitted.execute(body.getBytes(StandardCharsets.UTF_8), response::complete));
        return answer(response.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join());
    }

    /** Sends a request, and does not wait for the answer. */
    public CompletableFuture<Answer> sendLater(String method, String target, String body) {
        return CompletableFuture.supplyAsync(() -> send(method, target, body));
    }

    private static Answer answer(BrokerResponse response) {
        return new Answer(response.status(), JSON.readTree(response.body()), response.headers());
    }

    /** Waits for what another thread does. */
    public static void until(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new AssertionError("Waited in vain for " + PATIENCE);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
