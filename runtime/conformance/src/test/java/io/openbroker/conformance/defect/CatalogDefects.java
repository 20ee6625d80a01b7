package io.openbroker.conformance.defect;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Catalogs that do not conform. */
final class CatalogDefects {

    private CatalogDefects() {}

    static List<Defect> all() {
        return List.of(
                catalog("two offerings have one id", json -> offering(json, 1).put("id", Defect.SYNCHRONOUS)),
                catalog(
                        "two offerings have one name",
                        json -> offering(json, 1)
                                .put("name", offering(json, 0).get("name").asString())),
                catalog("two plans have one id", json -> plan(json, 1).put("id", Defect.SMALL)),
                catalog(
                        "two plans of two offerings have one id",
                        json -> ((ObjectNode) offering(json, 1).get("plans").get(0)).put("id", Defect.LARGE)),
                catalog(
                        "two plans of an offering have one name",
                        json -> plan(json, 1)
                                .put("name", plan(json, 0).get("name").asString())),
                catalog(
                        "an offering has no description",
                        json -> offering(json, 0).remove("description")),
                catalog(
                        "the name of an offering is empty",
                        json -> offering(json, 0).put("name", "")),
                catalog(
                        "the name of an offering has spaces",
                        json -> offering(json, 0).put("name", "My Queue")),
                catalog(
                        "the id of an offering is no GUID",
                        json -> offering(json, 1).put("id", "topic-service")),
                catalog("an offering has no bindable", json -> offering(json, 0).remove("bindable")),
                catalog("bindable is a text", json -> offering(json, 1).put("bindable", "true")),
                catalog("an offering has no plans", json -> offering(json, 1).putArray("plans")),
                catalog("plan_updateable is a text", json -> offering(json, 1).put("plan_updateable", "yes")),
                catalog(
                        "instances_retrievable is a text",
                        json -> offering(json, 1).put("instances_retrievable", "yes")),
                catalog(
                        "bindings_retrievable is a number",
                        json -> offering(json, 1).put("bindings_retrievable", 1)),
                catalog(
                        "allow_context_updates is a text",
                        json -> offering(json, 1).put("allow_context_updates", "no")),
                catalog(
                        "requires has an unknown permission",
                        json -> offering(json, 1).putArray("requires").add("magic")),
                catalog("requires is a text", json -> offering(json, 1).put("requires", "route_forwarding")),
                catalog(
                        "tags are numbers",
                        json -> offering(json, 1).putArray("tags").add(1)),
                catalog(
                        "the metadata of an offering is a list",
                        json -> offering(json, 1).putArray("metadata")),
                catalog(
                        "the dashboard client has no secret",
                        json -> offering(json, 1)
                                .putObject("dashboard_client")
                                .put("id", "dashboard")
                                .put("redirect_uri", "https://dashboard.example")),
                catalog(
                        "the redirect of the dashboard client is no URI",
                        json -> offering(json, 1)
                                .putObject("dashboard_client")
                                .put("id", "dashboard")
                                .put("secret", "s3cret")
                                .put("redirect_uri", "not a uri")),
                catalog("a plan has no description", json -> plan(json, 1).remove("description")),
                catalog("the id of a plan is a number", json -> plan(json, 1).put("id", 2)),
                catalog("the name of a plan has spaces", json -> plan(json, 1).put("name", "Very Large")),
                catalog("free is a text", json -> plan(json, 1).put("free", "no")),
                catalog(
                        "the metadata of a plan is a text",
                        json -> plan(json, 1).put("metadata", "none")),
                catalog(
                        "costs have no unit",
                        json -> plan(json, 1)
                                .putObject("metadata")
                                .putArray("costs")
                                .addObject()
                                .putObject("amount")
                                .put("usd", "many")),
                catalog(
                        "the maintenance version is no semantic version",
                        json -> maintenance(json).put("version", "v1")),
                catalog(
                        "the maintenance information has no version",
                        json -> maintenance(json).remove("version")),
                catalog(
                        "the maintenance description is a number",
                        json -> maintenance(json).put("description", 5)),
                catalog(
                        "the maximum polling duration is a text",
                        json -> plan(json, 1).put("maximum_polling_duration", "60")),
                catalog(
                        "the maximum polling duration is negative",
                        json -> plan(json, 1).put("maximum_polling_duration", -1)),
                catalog("binding_rotatable is a text", json -> plan(json, 1).put("binding_rotatable", "yes")),
                catalog("a schema names no dialect", json -> schema(json).remove("$schema")),
                catalog(
                        "a schema names an unknown dialect",
                        json -> schema(json).put("$schema", "http://example.com/own-schema#")),
                catalog("a schema is malformed", json -> schema(json).put("type", "strin")),
                catalog(
                        "a schema is not an object",
                        json -> schemas(json)
                                .putObject("service_instance")
                                .putObject("create")
                                .put("parameters", "any")),
                catalog("a schema has more than 64 kB", json -> schema(json).put("description", "x".repeat(70_000))),
                catalog(
                        "a schema refers to another server",
                        json -> schema(json).put("$ref", "https://example.com/schema.json")),
                Defect.of("the catalog changes with every request", "As it is made from a map without order.", () -> {
                    AtomicInteger count = new AtomicInteger();
                    return Layer.responses(
                            Route.CATALOG,
                            reply -> !reply.is(200)
                                    ? reply
                                    : reply.without("ETag")
                                            .json(json -> offering(json, 1)
                                                    .put("description", "Version " + count.incrementAndGet())));
                }),
                Defect.of(
                        "a 304 says that the catalog is unchanged, whatever the ETag",
                        "A cache in front of the broker does not compare.",
                        () -> Layer.responses(
                                Route.CATALOG,
                                (request, reply) ->
                                        request.header("If-None-Match").isPresent()
                                                ? reply.status(304).body("")
                                                : reply)),
                Defect.of(
                        "the catalog is sent as text",
                        "Its Content-Type is text/plain.",
                        () -> Layer.responses(Route.CATALOG, reply -> reply.type("text/plain"))));
    }

    private static Defect catalog(String name, Consumer<ObjectNode> change) {
        return Defect.of(
                name,
                "GET /v2/catalog, otherwise correct.",
                () -> Layer.responses(
                        Route.CATALOG,
                        reply -> reply.on(200, found -> found.without("ETag").json(change))));
    }

    private static ObjectNode offering(ObjectNode catalog, int index) {
        return (ObjectNode) catalog.get("services").get(index);
    }

    private static ObjectNode plan(ObjectNode catalog, int index) {
        return (ObjectNode) offering(catalog, 0).get("plans").get(index);
    }

    private static ObjectNode maintenance(ObjectNode catalog) {
        return (ObjectNode) plan(catalog, 0).get("maintenance_info");
    }

    private static ObjectNode schemas(ObjectNode catalog) {
        return plan(catalog, 1).putObject("schemas");
    }

    private static ObjectNode schema(ObjectNode catalog) {
        ObjectNode schema = schemas(catalog)
                .putObject("service_instance")
                .putObject("create")
                .putObject("parameters");
        schema.put("$schema", "http://json-schema.org/draft-04/schema#").put("type", "object");
        ArrayNode required = schema.putArray("required");
        required.add("size");
        schema.putObject("properties").putObject("size").put("type", "integer");
        return schema;
    }
}
