package io.openbroker.conformance.defect;

import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.client.http.Exchange;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** Brokers that create, rotate and fetch service bindings wrongly. */
final class BindingDefects {

    private static final Predicate<BrokerHttpRequest> ROTATE =
            Route.BIND.and(request -> Layer.body(request).has("predecessor_binding_id"));

    private BindingDefects() {}

    static List<Defect> all() {
        return List.of(
                Defect.async(
                        "credentials are in a 202",
                        "Before the binding exists.",
                        () -> Layer.responses(
                                Route.BIND,
                                reply -> reply.on(
                                        202,
                                        accepted -> accepted.json(json ->
                                                json.putObject("credentials").put("password", "s3cret"))))),
                Defect.async(
                        "bind is asynchronous though accepts_incomplete is absent",
                        "202 for platforms that do not poll.",
                        () -> Layer.requests(Route.BIND, InstanceDefects::accepting)),
                Defect.async(
                        "a binding is fetched while it is created",
                        "In place of a 404.",
                        () -> Layer.responses(
                                Route.FETCH_BINDING,
                                reply -> reply.on(
                                        404,
                                        missing -> missing.with(200, "{\"credentials\": {\"user\": \"later\"}}")))),
                Defect.of(
                        "a new binding is a 200",
                        "In place of a 201.",
                        () -> Layer.responses(Route.BIND, reply -> reply.on(201, created -> created.status(200)))),
                Defect.of(
                        "the response to a bind is empty",
                        "In place of a JSON object.",
                        () -> Layer.responses(Route.BIND, reply -> reply.on(201, created -> created.body("")))),
                bound("credentials are a text", json -> json.put("credentials", "amqp://localhost")),
                bound(
                        "credentials are a list",
                        json -> json.putArray("credentials").add("amqp://localhost")),
                bound("a route service has no permission", json -> json.put("route_service_url", "https://r.example")),
                bound("a route service is no https URL", json -> json.put("route_service_url", 80)),
                bound("a log drain has no permission", json -> json.put("syslog_drain_url", "syslog://l.example")),
                bound("a log drain is an object", json -> json.putObject("syslog_drain_url")),
                bound(
                        "volume mounts have no permission",
                        json -> json.putArray("volume_mounts")
                                .addObject()
                                .put("driver", "nfs")
                                .put("container_dir", "/data")
                                .put("mode", "rw")
                                .put("device_type", "shared")
                                .putObject("device")
                                .put("volume_id", "1")),
                bound(
                        "volume mounts are incomplete",
                        json -> json.putArray("volume_mounts").addObject().put("driver", "nfs")),
                bound(
                        "an endpoint has no ports",
                        json -> json.putArray("endpoints").addObject().put("host", "queue.example")),
                bound(
                        "the ports of an endpoint are numbers",
                        json -> json.putArray("endpoints")
                                .addObject()
                                .put("host", "queue.example")
                                .putArray("ports")
                                .add(5672)),
                bound("the protocol of an endpoint is unknown", json -> {
                    ObjectNode endpoint = json.putArray("endpoints").addObject();
                    endpoint.put("host", "queue.example").put("protocol", "carrier pigeon");
                    endpoint.putArray("ports").add("5672");
                }),
                bound(
                        "the end of a binding is no time",
                        json -> json.putObject("metadata").put("expires_at", "tomorrow")),
                bound(
                        "the end of a binding has a time zone",
                        json -> json.putObject("metadata").put("expires_at", "2099-01-01T00:00:00+02:00")),
                bound(
                        "a binding is to be renewed after its end",
                        json -> json.putObject("metadata")
                                .put("expires_at", "2099-01-01T00:00:00Z")
                                .put("renew_before", "2100-01-01T00:00:00Z")),
                Defect.of(
                        "an identical bind is a 409",
                        "The id exists.",
                        () -> Layer.responses(
                                Route.BIND,
                                reply -> reply.on(
                                        200, repeated -> repeated.with(409, "{\"description\": \"It exists.\"}")))),
                Defect.of(
                        "an identical bind is a 201",
                        "A repeat after a success runs twice.",
                        () -> Layer.responses(Route.BIND, reply -> reply.on(200, repeated -> repeated.status(201)))),
                Defect.async(
                        "the operation of a bind is null",
                        "In place of absent.",
                        () -> Layer.responses(
                                Route.BIND,
                                reply -> reply.on(202, accepted -> accepted.json(json -> json.putNull("operation"))))),
                Defect.of("an identical bind has other credentials", "They are generated anew.", () -> {
                    AtomicInteger count = new AtomicInteger();
                    return Layer.responses(
                            Route.BIND,
                            reply -> reply.isError()
                                    ? reply
                                    : reply.json(json -> json.putObject("credentials")
                                            .put("password", "s3cret" + count.incrementAndGet())));
                }),
                Defect.of(
                        "a bind with other attributes is a 200",
                        "Only ids are compared.",
                        () -> Layer.responses(
                                Route.BIND,
                                reply -> reply.on(
                                        409, conflict -> conflict.with(200, "{\"credentials\": {\"user\": \"u\"}}")))),
                Defect.of(
                        "a bind to an unknown instance is a 201",
                        "The instance is not looked up.",
                        () -> Layer.responses(
                                Route.BIND,
                                reply -> reply.on(404, missing -> missing.with(201, "{\"credentials\": {}}")))),
                Defect.of(
                        "an unknown binding is fetched with 410",
                        "In place of a 404.",
                        () -> Layer.responses(
                                Route.FETCH_BINDING, reply -> reply.on(404, missing -> missing.status(410)))),
                Defect.of(
                        "an unknown binding is fetched with 200",
                        "The body is empty.",
                        () -> Layer.responses(
                                Route.FETCH_BINDING, reply -> reply.on(404, missing -> missing.with(200, "{}")))),
                Defect.of(
                                "a fetched binding has no credentials",
                                "They are not stored.",
                                () -> Layer.responses(
                                        Route.FETCH_BINDING,
                                        reply ->
                                                reply.on(200, found -> found.json(json -> json.remove("credentials")))))
                        .permitted("Brokers may return credentials once, in the response to the bind request."),
                Defect.async(
                        "nobody learns the credentials of an asynchronous binding",
                        "They are neither in the response to the bind request nor fetched.",
                        () -> Layer.responses(
                                Route.FETCH_BINDING,
                                reply -> reply.on(200, found -> found.json(json -> json.remove("credentials"))))),
                Defect.async(
                        "asynchronous bindings cannot be fetched",
                        "The catalog does not have bindings_retrievable.",
                        () -> Layer.responses(
                                Route.CATALOG,
                                reply -> reply.without("ETag")
                                        .json(json -> json.path("services")
                                                .forEach(service ->
                                                        ((ObjectNode) service).put("bindings_retrievable", false))))),
                Defect.of(
                        "an instance is bound once at most",
                        "The second bind request is a 409.",
                        BindingDefects::bindingOnce),
                Defect.of(
                        "a fetched binding has other credentials",
                        "They are generated anew.",
                        () -> Layer.responses(
                                Route.FETCH_BINDING,
                                reply -> reply.on(
                                        200,
                                        found -> found.json(json ->
                                                json.putObject("credentials").put("password", "other"))))),
                Defect.of(
                        "fetching a binding is not implemented",
                        "Though the catalog says that bindings can be fetched.",
                        () -> Layer.responses(
                                Route.FETCH_BINDING,
                                reply -> reply.on(
                                        200, found -> found.with(501, "{\"description\": \"Not implemented\"}")))),
                Defect.of(
                        "a deleted binding is still fetched",
                        "It is marked as deleted only.",
                        () -> InstanceDefects.remembering(Route.FETCH_BINDING, Route.UNBIND)),
                Defect.of(
                        "an unknown predecessor is accepted",
                        "predecessor_binding_id is ignored.",
                        () -> Layer.requests(
                                Route.BIND,
                                request -> Layer.with(request, json -> {
                                    json.remove("predecessor_binding_id");
                                    return json.has("service_id") ? json : known(json);
                                }))),
                Defect.of(
                        "a rotation is a 500",
                        "It is not implemented, though the catalog announces it.",
                        () -> Layer.instead(
                                ROTATE, request -> Reply.json(500, "{\"description\": \"Not implemented\"}"))),
                Defect.of(
                        "a rotation is a 200",
                        "In place of a 201.",
                        () -> Layer.responses(ROTATE, reply -> reply.on(201, created -> created.status(200)))));
    }

    private static Layer bindingOnce() {
        Map<String, String> bound = new ConcurrentHashMap<>();
        Layer refusing =
                Layer.instead(Route.BIND, request -> Reply.json(409, "{\"description\": \"The instance is bound.\"}"));
        return (request, broker) -> {
            String instance = Route.path(request).replaceFirst("/service_bindings/.*", "");
            if (Route.UNBIND.test(request)) {
                bound.remove(instance, Route.path(request));
            }
            boolean second = Route.BIND.test(request)
                    && !bound.getOrDefault(instance, Route.path(request)).equals(Route.path(request));
            Exchange exchange = second ? refusing.send(request, broker) : broker.send(request);
            if (Route.BIND.test(request)
                    && exchange.response()
                            .filter(response -> response.status() == 201)
                            .isPresent()) {
                bound.put(instance, Route.path(request));
            }
            return exchange;
        };
    }

    private static ObjectNode known(ObjectNode json) {
        return json.put("service_id", Defect.SYNCHRONOUS).put("plan_id", Defect.SMALL);
    }

    private static Defect bound(String name, Consumer<ObjectNode> change) {
        return Defect.of(
                name,
                "Responses to bind and to fetching a binding, otherwise correct.",
                () -> Layer.responses(
                        Route.BIND.or(Route.FETCH_BINDING), reply -> reply.isError() ? reply : reply.json(change)));
    }
}
