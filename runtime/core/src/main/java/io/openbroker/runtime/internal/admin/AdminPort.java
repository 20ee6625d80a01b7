package io.openbroker.runtime.internal.admin;

import io.openbroker.model.Platform;
import io.openbroker.model.RequestIdentity;
import io.openbroker.runtime.Limits;
import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.internal.audit.AuditLog;
import io.openbroker.runtime.internal.audit.AuditedAdminRequest;
import io.openbroker.runtime.internal.authentication.AdminAuthentication;
import io.openbroker.runtime.internal.authentication.RequestAuthentication;
import io.openbroker.runtime.internal.pipeline.Port;
import io.openbroker.runtime.internal.pipeline.RequestFacts;
import io.openbroker.runtime.internal.pipeline.RequestPipeline;
import io.openbroker.runtime.internal.proxy.SenderResolver;
import io.openbroker.runtime.internal.request.ContentType;
import io.openbroker.runtime.internal.request.JsonBodyReader;
import io.openbroker.runtime.internal.request.RequestedCommand;
import io.openbroker.runtime.internal.request.Route;
import io.openbroker.runtime.internal.request.Router;
import io.openbroker.runtime.internal.request.Router.Endpoint;
import io.openbroker.runtime.internal.response.AdminOperation;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.internal.response.Response;
import io.openbroker.runtime.server.BrokerPipeline;
import io.openbroker.runtime.server.BrokerResponse;
import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Authenticated;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The port of admins: what all of its operations have in common. Each operation is in one of the {@link AdminRequests}, and in
 * {@link AdminOperation}.
 */
public final class AdminPort implements Port<AdminOperation, Supplier<Response>> {

    private static final int MAX_BODY_BYTES = 16 * 1024;
    static final String OPERATION_UNKNOWN = "The operation does not exist; it may have been forgotten after its end.";

    private final Map<AdminOperation, AdminRequests.Reader> readers;
    private final Router<AdminOperation> router;
    private final AdminAuthentication authentication;
    private final AuditLog audit;

    private AdminPort(List<AdminRequests> requests, AdminAuthentication authentication, AuditLog audit) {
        this.readers = new EnumMap<>(AdminOperation.class);
        requests.forEach(group -> readers.putAll(group.readers()));
        this.router = router(readers.keySet());
        this.authentication = authentication;
        this.audit = audit;
    }

    /**
     * The pipeline of this port.
     *
     * @param requests the operations that are served
     */
    public static BrokerPipeline pipeline(
            List<AdminRequests> requests,
            AdminAuthentication authentication,
            AuditLog audit,
            SenderResolver senders,
            Ticker ticker) {
        return new RequestPipeline<>(new AdminPort(requests, authentication, audit), senders, ticker);
    }

    /** Reads bodies within the limits of this port. */
    public static JsonBodyReader bodies() {
        return new JsonBodyReader(Limits.DEFAULT.withMaxBodyBytes(MAX_BODY_BYTES));
    }

    private static Router<AdminOperation> router(Set<AdminOperation> served) {
        String paths = served.stream()
                .map(operation -> operation.method() + " " + operation.path())
                .collect(Collectors.joining(", "));
        return new Router<>(
                served.stream()
                        .map(operation -> new Endpoint<>(operation, operation.method(), operation.path()))
                        .toList(),
                (router, path) -> "The path does not exist. There are " + paths + ".");
    }

    @Override
    public int maxBodyBytes() {
        return ReconcileRequests.MAX_BODY_BYTES;
    }

    @Override
    public int maxBodyBytes(AdminOperation operation) {
        return operation == AdminOperation.RECONCILE ? ReconcileRequests.MAX_BODY_BYTES : MAX_BODY_BYTES;
    }

    @Override
    public Map<String, String> responseHeaders() {
        // Texts of others are in the responses, and browsers must not take them for pages.
        return Map.of("Cache-Control", "no-store", "X-Content-Type-Options", "nosniff");
    }

    @Override
    public RequestAuthentication authentication(RequestHead head) {
        boolean sessions = readers.containsKey(AdminOperation.SIGN_IN);
        return sessions ? authentication.withSessions(head) : authentication.of(head);
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
            checkChange(route.operation(), head, caller);
        }
        if (!route.operation().method().equals("GET")) {
            checkContentType(head);
        }
        return Objects.requireNonNull(readers.get(route.operation()))
                .read(new AdminRequest(route, head, caller, identity));
    }

    private void checkChange(AdminOperation operation, RequestHead head, Authenticated caller) {
        authentication.sessions().checkSource(head);
        if (operation.adminOnly() && !authentication.isAdmin(caller)) {
            throw Rejection.of(
                    Outcome.ADMIN_REQUIRED, "Viewers may not change anything. Use the credentials of an admin.");
        }
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
                    .ifPresent(route -> audit.adminRequest(new AuditedAdminRequest(
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
        return text(route.id(OperationRequests.OPERATION_ID)).or(response::operationId);
    }

    private static Optional<String> text(String id) {
        return Optional.of(id).filter(present -> !present.isEmpty());
    }
}
