package io.openbroker.runtime.internal.admin;

import io.openbroker.model.Platform;
import io.openbroker.model.RequestIdentity;
import io.openbroker.runtime.BrokerAdmin;
import io.openbroker.runtime.ChangeResult;
import io.openbroker.runtime.Limits;
import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.internal.audit.AuditLog;
import io.openbroker.runtime.internal.audit.AuditedAdminRequest;
import io.openbroker.runtime.internal.authentication.AdminAuthentication;
import io.openbroker.runtime.internal.authentication.RequestAuthentication;
import io.openbroker.runtime.internal.pipeline.Port;
import io.openbroker.runtime.internal.pipeline.RequestFacts;
import io.openbroker.runtime.internal.pipeline.RequestPipeline;
import io.openbroker.runtime.internal.proxy.SenderResolver;
import io.openbroker.runtime.internal.reconciliation.CatalogIds;
import io.openbroker.runtime.internal.request.ContentType;
import io.openbroker.runtime.internal.request.JsonBodyReader;
import io.openbroker.runtime.internal.request.Malformed;
import io.openbroker.runtime.internal.request.RequestedCommand;
import io.openbroker.runtime.internal.request.Route;
import io.openbroker.runtime.internal.request.Router;
import io.openbroker.runtime.internal.request.Router.Endpoint;
import io.openbroker.runtime.internal.response.AdminOperation;
import io.openbroker.runtime.internal.response.JsonBody;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.internal.response.Response;
import io.openbroker.runtime.internal.response.TextResponse;
import io.openbroker.runtime.server.BrokerPipeline;
import io.openbroker.runtime.server.BrokerResponse;
import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Authenticated;
import io.openbroker.runtime.spi.observation.MetricsExposition;
import io.openbroker.runtime.spi.state.list.Page;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The port of admins. */
public final class AdminPort implements Port<AdminOperation, Supplier<Response>> {

    private static final int MAX_BODY_BYTES = 16 * 1024;
    private static final int MAX_DESCRIPTION = 1_000;
    static final String OPERATION_UNKNOWN = "The operation does not exist; it may have been forgotten after its end.";

    private static final String OPERATION_ID = "operation_id";
    private static final String DESCRIPTION = "description";

    private final Router<AdminOperation> router = router();
    private final JsonBodyReader bodies = new JsonBodyReader(Limits.DEFAULT.withMaxBodyBytes(MAX_BODY_BYTES));
    private final BrokerAdmin broker;
    private final InterventionRequests interventions;
    private final ReconcileRequest reconciliation;
    private final AdminAuthentication authentication;
    private final Optional<MetricsExposition> metrics;
    private final Clock clock;

    private AdminPort(
            BrokerAdmin broker,
            CatalogIds catalog,
            AdminAuthentication authentication,
            Optional<MetricsExposition> metrics,
            Clock clock) {
        this.broker = broker;
        this.reconciliation = new ReconcileRequest(broker, catalog, clock);
        this.interventions = new InterventionRequests(broker, bodies);
        this.authentication = authentication;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** The pipeline of this port. */
    public static BrokerPipeline pipeline(
            BrokerAdmin broker,
            CatalogIds catalog,
            AdminAuthentication authentication,
            SenderResolver senders,
            Optional<MetricsExposition> metrics,
            TimeSource time) {
        return new RequestPipeline<>(
                new AdminPort(broker, catalog, authentication, metrics, time.clock()), senders, time.ticker());
    }

    private static Router<AdminOperation> router() {
        String paths = Arrays.stream(AdminOperation.values())
                .map(operation -> operation.method() + " " + operation.path())
                .collect(Collectors.joining(", "));
        return new Router<>(
                Arrays.stream(AdminOperation.values())
                        .map(operation -> new Endpoint<>(operation, operation.method(), operation.path()))
                        .toList(),
                (router, path) -> "The path does not exist. There are " + paths + ".");
    }

    @Override
    public int maxBodyBytes() {
        return ReconcileRequest.MAX_BODY_BYTES;
    }

    @Override
    public int maxBodyBytes(AdminOperation operation) {
        return operation == AdminOperation.RECONCILE ? ReconcileRequest.MAX_BODY_BYTES : MAX_BODY_BYTES;
    }

    @Override
    public Map<String, String> responseHeaders() {
        return Map.of("Cache-Control", "no-store");
    }

    @Override
    public RequestAuthentication authentication(RequestHead head) {
        return authentication.of(head);
    }

    @Override
    public Route<AdminOperation> route(RequestHead head) {
        return router.route(head);
    }

    /** Nothing, since all operations may wait for the state. */
    @Override
    public Optional<BrokerResponse> immediate(
            Route<AdminOperation> route, RequestHead head, RequestFacts<AdminOperation> facts) {
        return Optional.empty();
    }

    @Override
    public RequestedCommand<Supplier<Response>> read(
            Route<AdminOperation> route, RequestHead head, Authenticated caller, RequestIdentity identity) {
        if (route.operation().mutates()) {
            checkChange(head, caller);
        }
        String id = route.id(OPERATION_ID);
        return switch (route.operation()) {
            case METRICS -> RequestedCommand.complete(this::metrics);
            case LIST_INSTANCES -> {
                AdminQuery query = AdminQuery.ofResources(head.rawQuery());
                yield list("instances", () -> broker.instances(query.resources(), query.page()), AdminJson::instance);
            }
            case LIST_BINDINGS -> {
                AdminQuery query = AdminQuery.ofResources(head.rawQuery());
                yield list("bindings", () -> broker.bindings(query.resources(), query.page()), AdminJson::binding);
            }
            case LIST_OPERATIONS -> {
                AdminQuery query = AdminQuery.ofOperations(head.rawQuery());
                yield list(
                        "operations",
                        () -> broker.operations(query.operations(clock), query.page()),
                        AdminJson::operation);
            }
            case FETCH_OPERATION -> {
                AdminQuery.checkEmpty(head.rawQuery());
                yield RequestedCommand.complete(() -> fetch(id));
            }
            case RETRY_OPERATION -> RequestedCommand.withBody(body -> () -> change(broker.retry(id)));
            case FAIL_OPERATION ->
                RequestedCommand.withBody(body -> {
                    String description = description(body);
                    return () -> change(broker.fail(id, description));
                });
            case SUCCEED_OPERATION -> interventions.succeed(id);
            case RECONCILE -> {
                checkContentType(head);
                yield reconciliation.read(head.rawQuery());
            }
            case DELETE_INSTANCE, DELETE_BINDING -> interventions.delete(route, identity);
        };
    }

    private void checkChange(RequestHead head, Authenticated caller) {
        if (!authentication.isAdmin(caller)) {
            throw Rejection.of(
                    Outcome.ADMIN_REQUIRED, "Viewers may not change anything. Use the credentials of an admin.");
        }
        checkContentType(head);
        AdminQuery.checkEmpty(head.rawQuery());
    }

    private static void checkContentType(RequestHead head) {
        // A form on a foreign page could send other types with the credentials that a browser remembers.
        if (!ContentType.isJson(head.headers())) {
            throw Rejection.of(
                    Outcome.CONTENT_TYPE_UNSUPPORTED, "The header Content-Type is required. Send application/json.");
        }
    }

    @Override
    public Optional<Platform> platform(Authenticated caller) {
        return Optional.empty();
    }

    @Override
    public Response carryOut(Supplier<Response> command, RequestFacts<AdminOperation> facts, Consumer<Response> early) {
        return command.get();
    }

    @Override
    public void report(RequestFacts<AdminOperation> facts, Optional<Supplier<Response>> command, Response response) {
        if (AuditLog.concerns(facts.caller(), response.outcome())) {
            facts.route()
                    .filter(route -> route.operation().mutates())
                    .ifPresent(route -> AuditLog.adminRequest(new AuditedAdminRequest(
                            route.operation(),
                            facts.identity().value(),
                            facts.caller(),
                            facts.address(),
                            operationId(route, response),
                            text(route.instanceId()),
                            text(route.bindingId()),
                            response.outcome(),
                            response.status())));
        }
    }

    /** The operation that is to be changed, or that was started. */
    private static Optional<String> operationId(Route<AdminOperation> route, Response response) {
        return text(route.id(OPERATION_ID)).or(response::operationId);
    }

    private static Optional<String> text(String id) {
        return Optional.of(id).filter(present -> !present.isEmpty());
    }

    private Response metrics() {
        MetricsExposition exposition = metrics.orElseThrow(() -> Rejection.of(
                Outcome.NOT_FOUND, "The broker has no metrics. Add openbroker-metrics to its class path."));
        return new TextResponse(Outcome.METRICS_SERVED, exposition.contentType(), exposition.text());
    }

    private <T> RequestedCommand<Supplier<Response>> list(
            String name, Supplier<Page<T>> page, Function<T, JsonBody> row) {
        return RequestedCommand.complete(() -> {
            JsonBody body = AdminJson.page(name, page(page), row);
            return JsonResponse.of(Outcome.LISTED, body.putIfAny("not_known", broker.externalOfferings()));
        });
    }

    private static <T> Page<T> page(Supplier<Page<T>> page) {
        try {
            return page.get();
        } catch (IllegalArgumentException wrong) {
            throw AdminQuery.wrongPosition();
        }
    }

    private Response fetch(String id) {
        return broker.operation(id)
                .map(operation -> JsonResponse.of(Outcome.OPERATION_FETCHED, AdminJson.operation(operation)))
                .orElseThrow(AdminPort::unknown);
    }

    private static Response change(ChangeResult result) {
        return ChangeResponses.of(result, Outcome.OPERATION_CHANGED, OPERATION_UNKNOWN);
    }

    private String description(byte[] body) {
        Map<String, Object> json = bodies.read(body);
        if (json.keySet().equals(Set.of(DESCRIPTION))
                && json.get(DESCRIPTION) instanceof String text
                && !text.isBlank()
                && text.length() <= MAX_DESCRIPTION) {
            return text;
        }
        throw Malformed.because("The request body is not supported. Send {\"description\": \"why it failed, for the"
                + " platform's users\"} with 1 to " + MAX_DESCRIPTION + " characters and nothing else.");
    }

    private static Rejection unknown() {
        return Rejection.of(Outcome.NOT_FOUND, OPERATION_UNKNOWN);
    }
}
