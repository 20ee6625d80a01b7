package io.openbroker.conformance.defect;

import io.openbroker.client.http.BrokerHttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** Brokers that provision, fetch and update service instances wrongly. */
final class InstanceDefects {

    private InstanceDefects() {}

    static List<Defect> all() {
        return List.of(
                Defect.async(
                        "provision is asynchronous though accepts_incomplete is absent",
                        "202 for platforms that do not poll.",
                        () -> Layer.requests(Route.PROVISION, InstanceDefects::accepting)),
                Defect.async(
                        "update is asynchronous though accepts_incomplete is absent",
                        "202 for platforms that do not poll.",
                        () -> Layer.requests(Route.UPDATE, InstanceDefects::accepting)),
                Defect.async(
                        "AsyncRequired is a 400",
                        "In place of a 422.",
                        () -> Layer.responses(
                                Layer::any,
                                reply -> reply.on(
                                        422,
                                        error -> error.body().contains("AsyncRequired") ? error.status(400) : error))),
                Defect.async(
                        "AsyncRequired has another code",
                        "Platforms do not recognize it.",
                        () -> Layer.responses(
                                Layer::any,
                                reply -> reply.on(
                                        422,
                                        error -> error.body(
                                                error.body().replace("AsyncRequired", "AsynchronousOnly"))))),
                Defect.of(
                        "a provision with another maintenance version is a 201",
                        "maintenance_info is ignored.",
                        () -> Layer.requests(Route.PROVISION, InstanceDefects::withoutMaintenance)),
                Defect.of(
                        "a provision with another maintenance version is a 400",
                        "In place of a 422.",
                        () -> Layer.responses(Route.PROVISION, reply -> reply.on(422, error -> error.status(400)))),
                Defect.of(
                        "an update to another maintenance version is a 200",
                        "maintenance_info is ignored.",
                        () -> Layer.requests(Route.UPDATE, InstanceDefects::withoutMaintenance)),
                Defect.of(
                        "a new instance is a 200",
                        "In place of a 201.",
                        () -> Layer.responses(Route.PROVISION, reply -> reply.on(201, created -> created.status(200)))),
                Defect.of(
                        "a new instance is a 204",
                        "Without a body.",
                        () -> Layer.responses(
                                Route.PROVISION,
                                reply -> reply.on(
                                        201,
                                        created -> created.status(204)
                                                .without("Content-Type")
                                                .body("")))),
                Defect.of(
                        "the response to a provision is empty",
                        "In place of a JSON object.",
                        () -> Layer.responses(Route.PROVISION, reply -> reply.on(201, created -> created.body("")))),
                Defect.of(
                        "the response to a provision is a list",
                        "In place of a JSON object.",
                        () -> Layer.responses(Route.PROVISION, reply -> reply.on(201, created -> created.body("[]")))),
                Defect.of(
                        "the dashboard is a number",
                        "dashboard_url is no text.",
                        () -> Layer.responses(
                                Route.PROVISION.or(Route.FETCH),
                                reply -> reply.isError() ? reply : reply.json(json -> json.put("dashboard_url", 7)))),
                Defect.of(
                        "the metadata of instances has labels that are a list",
                        "In place of an object.",
                        () -> Layer.responses(
                                Route.PROVISION.or(Route.FETCH),
                                reply -> reply.isError()
                                        ? reply
                                        : reply.json(json ->
                                                json.putObject("metadata").putArray("labels")))),
                Defect.of(
                        "an identical provision is a 409",
                        "The id exists.",
                        () -> Layer.responses(
                                Route.PROVISION,
                                reply -> reply.on(
                                        200, repeated -> repeated.with(409, "{\"description\": \"It exists.\"}")))),
                Defect.of(
                        "an identical provision creates once more",
                        "A repeat after a success runs twice.",
                        () -> Layer.responses(
                                Route.PROVISION, reply -> reply.on(200, repeated -> repeated.status(201)))),
                Defect.of(
                        "a provision with other attributes is a 200",
                        "Only ids are compared.",
                        () -> Layer.responses(
                                Route.PROVISION, reply -> reply.on(409, conflict -> conflict.with(200, "{}")))),
                Defect.async(
                        "a provision during the creation is another operation",
                        "Each request begins one.",
                        () -> countingOperations(Route.PROVISION)),
                Defect.async(
                        "an update during an update has no code",
                        "Platforms cannot tell that they have to wait.",
                        () -> Layer.responses(
                                Route.UPDATE,
                                reply -> reply.on(
                                        422,
                                        busy -> busy.body().contains("ConcurrencyError")
                                                ? busy.json(json -> json.remove("error"))
                                                : busy))),
                Defect.of(
                        "a provision with another order of members is a 409",
                        "Bodies are compared as texts.",
                        InstanceDefects::comparingTexts),
                Defect.of(
                        "an unknown instance is fetched with 200",
                        "The body is empty.",
                        () -> Layer.responses(Route.FETCH, reply -> reply.on(404, missing -> missing.with(200, "{}")))),
                Defect.of(
                        "an unknown instance is fetched with 410",
                        "In place of a 404.",
                        () -> Layer.responses(Route.FETCH, reply -> reply.on(404, missing -> missing.status(410)))),
                Defect.of(
                                "a fetched instance has no ids",
                                "service_id and plan_id are missing.",
                                () -> Layer.responses(
                                        Route.FETCH,
                                        reply -> reply.on(
                                                200,
                                                found -> found.json(json -> {
                                                    json.remove("service_id");
                                                    json.remove("plan_id");
                                                }))))
                        .permitted("Both members are optional."),
                Defect.of(
                        "a fetched instance has another plan",
                        "The plan is that of the catalog's first.",
                        () -> Layer.responses(
                                Route.FETCH,
                                reply -> reply.on(200, found -> found.json(json -> json.put("plan_id", "default"))))),
                Defect.of(
                        "a fetched instance has parameters as a text",
                        "As they are stored.",
                        () -> Layer.responses(
                                Route.FETCH,
                                reply -> reply.on(
                                        200, found -> found.json(json -> json.put("parameters", "{\"size\": 1}"))))),
                Defect.of(
                        "a deleted instance is still fetched",
                        "It is marked as deleted only.",
                        () -> remembering(Route.FETCH, Route.DEPROVISION)),
                Defect.async(
                        "an instance is fetched while it is created",
                        "In place of a 404.",
                        () -> Layer.responses(
                                Route.FETCH,
                                (request, reply) -> reply.on(
                                        404,
                                        missing -> missing.with(
                                                200,
                                                "{\"service_id\": \"" + Defect.ASYNCHRONOUS
                                                        + "\", \"plan_id\":"
                                                        + " \"44444444-0000-4000-8000-000000000001\"}")))),
                Defect.of(
                        "an update is a 201",
                        "In place of a 200.",
                        () -> Layer.responses(Route.UPDATE, reply -> reply.on(200, updated -> updated.status(201)))),
                Defect.of(
                        "the response to an update is empty",
                        "In place of a JSON object.",
                        () -> Layer.responses(Route.UPDATE, reply -> reply.on(200, updated -> updated.body("")))),
                Defect.of(
                        "an update of an unknown instance is a 200",
                        "Nothing was changed.",
                        () -> Layer.responses(
                                Route.UPDATE, reply -> reply.on(404, missing -> missing.with(200, "{}")))),
                Defect.of(
                        "an update changes nothing",
                        "The plan and the parameters stay, and the broker says 200.",
                        () -> Layer.requests(
                                Route.UPDATE,
                                request -> Layer.with(request, json -> {
                                    json.remove("plan_id");
                                    json.remove("parameters");
                                    return json;
                                }))),
                Defect.of(
                        "an update without plan_id changes the plan",
                        "An absent plan_id counts as another plan.",
                        () -> changing("plan_id", json -> json.put("plan_id", "44444444-0000-4000-8000-000000000009"))),
                Defect.of(
                        "an update without parameters removes them",
                        "Absent parameters count as empty.",
                        () -> changing("parameters", json -> json.putObject("parameters"))),
                Defect.of(
                        "an update is not implemented",
                        "Every one is a 500.",
                        () -> Layer.instead(
                                Route.UPDATE, request -> Reply.json(500, "{\"description\": \"Not implemented\"}"))),
                Defect.async(
                                "the operation of a provision is null",
                                "In place of absent.",
                                () -> Layer.responses(
                                        Route.PROVISION,
                                        reply -> reply.on(
                                                202, accepted -> accepted.json(json -> json.putNull("operation")))))
                        .permitted("The operation of a provision may be null; that of other requests may not."),
                Defect.async(
                        "the operation of an update is empty",
                        "In place of absent.",
                        () -> Layer.responses(
                                Route.UPDATE,
                                reply -> reply.on(202, accepted -> accepted.json(json -> json.put("operation", ""))))),
                Defect.async(
                        "operations have more than 10,000 characters",
                        "They have the whole state.",
                        () -> longOperations()),
                Defect.async(
                        "the operation of a provision is a number",
                        "In place of a text.",
                        () -> Layer.responses(
                                Route.PROVISION,
                                reply -> reply.on(202, accepted -> accepted.json(json -> json.put("operation", 12))))));
    }

    /** Each request gets an operation of its own, whatever that of the correct broker is. */
    static Layer countingOperations(Route route) {
        AtomicInteger count = new AtomicInteger();
        return Layer.responses(
                        route,
                        reply -> reply.on(
                                202,
                                accepted -> accepted.json(
                                        json -> json.put("operation", "task-" + count.incrementAndGet()))))
                .and(Layer.requests(
                        request -> Layer.query(request, "operation").startsWith("task-"),
                        request -> Layer.withoutQuery(request, "operation")));
    }

    static BrokerHttpRequest accepting(BrokerHttpRequest request) {
        return Layer.withQuery(request, "accepts_incomplete", "true");
    }

    private static BrokerHttpRequest withoutMaintenance(BrokerHttpRequest request) {
        return Layer.with(request, json -> {
            json.remove("maintenance_info");
            return json;
        });
    }

    private static Layer comparingTexts() {
        Map<String, String> bodies = new ConcurrentHashMap<>();
        return Layer.responses(Route.PROVISION, (request, reply) -> {
            if (reply.is(201)) {
                bodies.put(request.target(), request.text());
            }
            return reply.is(200) && !request.text().equals(bodies.get(request.target()))
                    ? reply.with(409, "{\"description\": \"It exists with other attributes.\"}")
                    : reply;
        });
    }

    /** What was fetched last is fetched after its deletion, too. */
    static Layer remembering(Predicate<BrokerHttpRequest> fetches, Predicate<BrokerHttpRequest> deletions) {
        Map<String, String> found = new ConcurrentHashMap<>();
        Set<String> deleted = ConcurrentHashMap.newKeySet();
        return Layer.responses(fetches.or(deletions), (request, reply) -> {
            String resource = Route.path(request);
            if (deletions.test(request)) {
                if (reply.is(200)) {
                    deleted.add(resource);
                }
            } else if (reply.is(200)) {
                found.put(resource, reply.body());
            } else if (reply.is(404) && deleted.contains(resource) && found.containsKey(resource)) {
                return reply.with(200, found.getOrDefault(resource, "{}"));
            }
            return reply;
        });
    }

    /** What is fetched is changed by each update without a member. */
    private static Layer changing(String member, Consumer<ObjectNode> change) {
        Set<String> changed = ConcurrentHashMap.newKeySet();
        return Layer.responses(Route.UPDATE.or(Route.FETCH), (request, reply) -> {
            String resource = Route.path(request);
            if (Route.FETCH.test(request)) {
                return changed.contains(resource) ? reply.on(200, found -> found.json(change)) : reply;
            }
            if (reply.is(200) && Layer.body(request).has(member)) {
                changed.remove(resource);
            } else if (reply.is(200)) {
                changed.add(resource);
            }
            return reply;
        });
    }

    private static Layer longOperations() {
        String tail = "x".repeat(10_001);
        Layer longer = Layer.responses(
                Layer::any,
                reply -> reply.on(
                        202,
                        accepted -> accepted.json(json -> {
                            if (json.path("operation").isString()) {
                                json.put("operation", json.path("operation").asString() + tail);
                            }
                        })));
        return longer.and(Layer.requests(
                request -> request.target().contains(tail),
                request -> request.withTarget(request.target().replace(tail, ""))));
    }
}
