package io.openbroker.conformance.defect;

import io.openbroker.client.http.BrokerHttpRequest;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Brokers that read bodies and queries wrongly. */
final class RequestDefects {

    private static final Predicate<BrokerHttpRequest> WRITES =
            Route.PROVISION.or(Route.UPDATE).or(Route.BIND);
    private static final Predicate<BrokerHttpRequest> CREATIONS = Route.PROVISION.or(Route.BIND);
    private static final Predicate<BrokerHttpRequest> DELETIONS = Route.DEPROVISION.or(Route.UNBIND);
    private static final Set<String> KNOWN = Set.of(
            "service_id",
            "plan_id",
            "context",
            "organization_guid",
            "space_guid",
            "parameters",
            "maintenance_info",
            "previous_values",
            "app_guid",
            "bind_resource",
            "predecessor_binding_id");

    private RequestDefects() {}

    static List<Defect> all() {
        return List.of(
                Defect.of(
                        "unknown fields are rejected",
                        "Bodies are bound strictly.",
                        () -> Layer.responses(
                                WRITES,
                                (request, reply) -> Layer.body(request).propertyNames().stream()
                                                .allMatch(KNOWN::contains)
                                        ? reply
                                        : reply.with(400, "{\"description\": \"Unknown field.\"}"))),
                Defect.of(
                        "malformed JSON is a 500",
                        "The parser's exception is not handled.",
                        () -> Layer.responses(
                                WRITES,
                                (request, reply) -> Reply.node(request.text()).isObject()
                                        ? reply
                                        : reply.with(500, "{\"description\": \"Internal error.\"}"))),
                Defect.of(
                        "malformed JSON is accepted",
                        "What cannot be parsed counts as empty, and defaults are taken.",
                        () -> Layer.requests(
                                WRITES,
                                request -> Reply.node(request.text()).isObject()
                                        ? request
                                        : request.withoutHeader("Content-Type").withJson(defaults()))),
                Defect.of(
                        "a missing service_id is accepted when instances and bindings are created",
                        "The plan is enough for the broker.",
                        () -> body(
                                CREATIONS,
                                json -> json.has("service_id") ? json : json.put("service_id", Defect.SYNCHRONOUS))),
                Defect.of(
                        "a missing plan_id is accepted when instances and bindings are created",
                        "The broker takes the first plan.",
                        () -> body(CREATIONS, json -> json.has("plan_id") ? json : json.put("plan_id", Defect.LARGE))),
                Defect.of(
                        "a missing service_id is accepted by updates",
                        "The broker knows the instance.",
                        () -> body(
                                Route.UPDATE,
                                json -> json.has("service_id") ? json : json.put("service_id", Defect.SYNCHRONOUS))),
                Defect.of(
                        "a missing service_id or plan_id is accepted by deletions",
                        "The broker knows the resource by its id.",
                        () -> Layer.requests(DELETIONS, RequestDefects::withIds)),
                Defect.of(
                        "a missing service_id is a 500",
                        "Nothing is found in a map.",
                        () -> Layer.responses(
                                CREATIONS,
                                (request, reply) -> Layer.body(request).has("service_id")
                                        ? reply
                                        : reply.with(500, "{\"description\": \"Internal error.\"}"))),
                Defect.of(
                        "a text becomes 0",
                        "Parameters of wrong types are coerced.",
                        () -> body(Route.PROVISION, json -> coerced(json, JsonNode::isString, "size"))),
                Defect.of(
                        "invalid parameters are accepted by provision",
                        "Schemas are published, and not enforced.",
                        () -> body(Route.PROVISION, RequestDefects::withoutParameters)),
                Defect.of(
                        "invalid parameters are accepted by bind",
                        "Schemas are published, and not enforced.",
                        () -> body(Route.BIND, json -> {
                            json.remove("parameters");
                            return json;
                        })),
                Defect.of(
                        "invalid parameters are accepted by updates",
                        "Schemas are published, and not enforced.",
                        () -> body(Route.UPDATE, json -> {
                            json.remove("parameters");
                            return json;
                        })),
                Defect.of(
                        "parameters that are no object are a 500",
                        "A cast fails.",
                        () -> Layer.responses(
                                WRITES,
                                (request, reply) ->
                                        Layer.body(request).path("parameters").isMissingNode()
                                                        || Layer.body(request)
                                                                .path("parameters")
                                                                .isObject()
                                                ? reply
                                                : reply.with(500, "{\"description\": \"Internal error.\"}"))),
                Defect.of(
                        "null is rejected where a field is optional",
                        "Null does not count as absent.",
                        () -> Layer.responses(
                                WRITES,
                                (request, reply) -> Layer.body(request).properties().stream()
                                                .noneMatch(entry ->
                                                        entry.getValue().isNull())
                                        ? reply
                                        : reply.with(400, "{\"description\": \"Null is not possible.\"}"))),
                Defect.of(
                        "a service_id that is a number is accepted",
                        "The type is not checked.",
                        () -> body(
                                CREATIONS,
                                json -> json.path("service_id").isNumber()
                                        ? json.put("service_id", Defect.SYNCHRONOUS)
                                        : json)),
                Defect.of(
                        "an unknown service_id is accepted",
                        "Only the plan is looked up.",
                        () -> body(
                                CREATIONS,
                                json -> isText(json, "service_id")
                                        ? json.put("service_id", Defect.SYNCHRONOUS)
                                        : json)),
                Defect.of(
                        "an unknown plan_id is accepted by provision",
                        "The broker takes the default plan.",
                        () -> body(Route.PROVISION, RequestDefects::knownPlan)),
                Defect.of(
                        "an unknown plan_id is accepted by bind",
                        "The broker does not look at the plan.",
                        () -> body(
                                Route.BIND,
                                json -> isText(json, "plan_id") ? json.put("plan_id", Defect.SMALL) : json)),
                Defect.of(
                        "an unknown plan_id is accepted by updates",
                        "The broker keeps the plan, and says 200.",
                        () -> body(Route.UPDATE, json -> {
                            if (!json.path("plan_id").isMissingNode() && !isKnown(json)) {
                                json.remove("plan_id");
                            }
                            return json;
                        })),
                Defect.of(
                        "an unknown plan_id is a 404",
                        "In place of a 400.",
                        () -> Layer.responses(
                                WRITES,
                                (request, reply) ->
                                        isKnown(Layer.body(request)) || !reply.is(400) ? reply : reply.status(404))));
    }

    private static Layer body(Predicate<BrokerHttpRequest> of, UnaryOperator<ObjectNode> change) {
        return Layer.requests(of, request -> Layer.with(request, change));
    }

    private static String defaults() {
        return "{\"service_id\": \"" + Defect.SYNCHRONOUS + "\", \"plan_id\": \"" + Defect.LARGE
                + "\", \"organization_guid\": \"o\", \"space_guid\": \"s\", \"parameters\": {\"size\": 1}}";
    }

    private static BrokerHttpRequest withIds(BrokerHttpRequest request) {
        BrokerHttpRequest named = Layer.query(request, "service_id").isEmpty()
                ? Layer.withQuery(request, "service_id", Defect.SYNCHRONOUS)
                : request;
        return Layer.query(named, "plan_id").isEmpty() ? Layer.withQuery(named, "plan_id", Defect.LARGE) : named;
    }

    private static ObjectNode coerced(ObjectNode json, Predicate<JsonNode> wrong, String name) {
        if (json.path("parameters") instanceof ObjectNode parameters && wrong.test(parameters.path(name))) {
            parameters.put(name, 0);
        }
        return json;
    }

    private static ObjectNode withoutParameters(ObjectNode json) {
        json.putObject("parameters").put("size", 1);
        return json;
    }

    private static ObjectNode knownPlan(ObjectNode json) {
        return isText(json, "plan_id") && !isKnown(json) ? json.put("plan_id", Defect.LARGE) : json;
    }

    private static boolean isText(ObjectNode json, String name) {
        return json.path(name).isString() && !json.path(name).asString().isEmpty();
    }

    private static boolean isKnown(ObjectNode json) {
        String plan = json.path("plan_id").isString() ? json.path("plan_id").asString() : "";
        return plan.equals(Defect.SMALL) || plan.equals(Defect.LARGE);
    }
}
