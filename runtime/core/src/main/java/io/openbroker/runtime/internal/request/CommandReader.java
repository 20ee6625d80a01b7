package io.openbroker.runtime.internal.request;

import io.openbroker.model.OsbOperation;
import io.openbroker.model.Platform;
import io.openbroker.model.RequestIdentity;
import io.openbroker.model.RequestOrigin;
import io.openbroker.runtime.Limits;
import io.openbroker.runtime.internal.catalog.ServiceCatalog;
import io.openbroker.runtime.internal.command.Command;
import io.openbroker.runtime.internal.command.DeprovisionCommand;
import io.openbroker.runtime.internal.command.FetchBindingCommand;
import io.openbroker.runtime.internal.command.FetchInstanceCommand;
import io.openbroker.runtime.internal.command.LastBindingOperationCommand;
import io.openbroker.runtime.internal.command.LastOperationCommand;
import io.openbroker.runtime.internal.command.UnbindCommand;
import io.openbroker.runtime.internal.json.JsonReader;
import io.openbroker.runtime.server.RequestHead;

/** Reads commands from requests. Safe for use by many threads. */
public final class CommandReader {

    private static final String SERVICE_ID = "service_id";
    private static final String PLAN_ID = "plan_id";

    private final JsonReader json;
    private final JsonBodyReader requestBodies;
    private final BodyReader bodies;

    public CommandReader(ServiceCatalog catalog, Limits limits) {
        this.json = new JsonReader(limits);
        this.requestBodies = new JsonBodyReader(limits);
        this.bodies = new BodyReader(catalog);
    }

    /**
     * Reads the query and the headers.
     *
     * @param route any but that of the catalog
     * @throws io.openbroker.runtime.internal.response.Rejection if something is malformed
     */
    public RequestedCommand<Command> read(
            Route<OsbOperation> route, RequestHead head, Platform platform, RequestIdentity identity) {
        Query query = Query.parse(head.rawQuery());
        RequestOrigin origin =
                new RequestOrigin(platform, OriginatingIdentityHeader.read(head.headers(), json), identity);
        return switch (route.operation()) {
            case CATALOG -> throw new IllegalArgumentException("The catalog is not a command");
            case PROVISION, UPDATE, BIND -> {
                ContentType.check(head.headers());
                boolean acceptsIncomplete = query.acceptsIncomplete();
                yield RequestedCommand.withBody(body -> withBody(route, origin, acceptsIncomplete, body));
            }
            case DEPROVISION, UNBIND -> RequestedCommand.complete(deletion(route, origin, query));
            case FETCH_INSTANCE, FETCH_BINDING, LAST_OPERATION, LAST_BINDING_OPERATION ->
                RequestedCommand.complete(question(route, origin, query));
        };
    }

    private Command withBody(Route<OsbOperation> route, RequestOrigin origin, boolean acceptsIncomplete, byte[] bytes) {
        Fields body = Fields.ofBody(requestBodies.read(bytes));
        return switch (route.operation()) {
            case PROVISION -> bodies.provision(origin, route, acceptsIncomplete, body);
            case UPDATE -> bodies.update(origin, route, acceptsIncomplete, body);
            default -> bodies.bind(origin, route, acceptsIncomplete, body);
        };
    }

    private static Command deletion(Route<OsbOperation> route, RequestOrigin origin, Query query) {
        String service = query.requiredId(SERVICE_ID);
        String plan = query.requiredId(PLAN_ID);
        boolean acceptsIncomplete = query.acceptsIncomplete();
        return route.operation().resource().ofBinding()
                ? new UnbindCommand(origin, route.instanceId(), route.bindingId(), service, plan, acceptsIncomplete)
                : new DeprovisionCommand(origin, route.instanceId(), service, plan, acceptsIncomplete);
    }

    private static Command question(Route<OsbOperation> route, RequestOrigin origin, Query query) {
        var service = query.id(SERVICE_ID);
        var plan = query.id(PLAN_ID);
        String instance = route.instanceId();
        String binding = route.bindingId();
        return switch (route.operation()) {
            case FETCH_INSTANCE -> new FetchInstanceCommand(origin, instance, service, plan);
            case FETCH_BINDING -> new FetchBindingCommand(origin, instance, binding, service, plan);
            case LAST_OPERATION -> new LastOperationCommand(origin, instance, service, plan, query.operation());
            default -> new LastBindingOperationCommand(origin, instance, binding, service, plan, query.operation());
        };
    }
}
