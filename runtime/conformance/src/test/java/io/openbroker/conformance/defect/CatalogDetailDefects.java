package io.openbroker.conformance.defect;

import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Catalogs whose metadata, clients and limits do not conform. */
final class CatalogDetailDefects {

    private CatalogDetailDefects() {}

    static List<Defect> all() {
        return List.of(
                metadata("displayName is a number", json -> json.put("displayName", 1)),
                metadata("longDescription is a list", json -> json.putArray("longDescription")),
                metadata("providerDisplayName is a number", json -> json.put("providerDisplayName", 1)),
                metadata("imageUrl is a number", json -> json.put("imageUrl", 1)),
                metadata("documentationUrl is no URL", json -> json.put("documentationUrl", 1)),
                metadata("supportUrl is no URL", json -> json.put("supportUrl", 1)),
                metadata("shareable is a text", json -> json.put("shareable", "yes")),
                planMetadata("the displayName of a plan is a number", json -> json.put("displayName", 1)),
                planMetadata("bullets are a text", json -> json.put("bullets", "fast")),
                planMetadata("costs are a text", json -> json.put("costs", "free")),
                planMetadata(
                        "a cost has no amount",
                        json -> json.putArray("costs").addObject().put("unit", "MONTHLY")),
                planMetadata("the currency of a cost is unknown", json -> {
                    ObjectNode cost = json.putArray("costs").addObject();
                    cost.put("unit", "MONTHLY").putObject("amount").put("many dollars", 1.5);
                }),
                offering("an offering has no id", json -> json.remove("id")),
                offering("the id of an offering has a slash", json -> json.put("id", "topic/1")),
                offering("the id of an offering has 300 characters", json -> json.put("id", "i".repeat(300))),
                offering("the name of an offering has 300 characters", json -> json.put("name", "n".repeat(300))),
                offering(
                        "the description of an offering has 11,000 characters",
                        json -> json.put("description", "d".repeat(11_000))),
                offering("the description of an offering is blank", json -> json.put("description", "  ")),
                offering("an offering has no plans member", json -> json.remove("plans")),
                offering("an offering has an unknown member", json -> json.put("plan_updatable", true)),
                offering(
                        "a tag has 3,000 characters",
                        json -> json.putArray("tags").add("t".repeat(3_000))),
                offering("the dashboard client is a text", json -> json.put("dashboard_client", "dashboard")),
                offering(
                        "the dashboard client has no id",
                        json -> json.putObject("dashboard_client")
                                .put("secret", "s3cret")
                                .put("redirect_uri", "https://dashboard.example")),
                offering("an optional member of an offering is null", json -> json.putNull("tags")),
                plan("the id of a plan is no GUID", json -> json.put("id", "only")),
                plan("the id of a plan has a slash", json -> json.put("id", "only/1")),
                plan("the id of a plan has 300 characters", json -> json.put("id", "i".repeat(300))),
                plan("a plan has no name", json -> json.remove("name")),
                plan("the name of a plan has 300 characters", json -> json.put("name", "n".repeat(300))),
                plan("bindable of a plan is a text", json -> json.put("bindable", "yes")),
                plan("plan_updateable of a plan is a text", json -> json.put("plan_updateable", "yes")),
                plan("the maintenance information is a text", json -> json.put("maintenance_info", "1.0.0")),
                plan(
                        "the maintenance information has other members",
                        json -> json.putObject("maintenance_info")
                                .put("version", "1.0.0")
                                .put("urgency", "high")),
                plan(
                        "the maintenance description has 3,000 characters",
                        json -> json.putObject("maintenance_info")
                                .put("version", "1.0.0")
                                .put("description", "d".repeat(3_000))),
                plan("a plan has an unknown member", json -> json.put("is_free", true))
                        .permitted("Objects may have more members than those of the specification."),
                plan("a member of a plan is spelled as in Java", json -> json.put("maximumPollingDuration", 60)),
                plan("schemas are a list", json -> json.putArray("schemas")),
                plan(
                        "the schemas of instances are a list",
                        json -> json.putObject("schemas").putArray("service_instance")),
                plan(
                        "a schema refers to nothing",
                        json -> json.putObject("schemas")
                                .putObject("service_instance")
                                .putObject("create")
                                .putObject("parameters")
                                .put("$schema", "http://json-schema.org/draft-04/schema#")
                                .put("$ref", "#/definitions/nothing")),
                Defect.of(
                        "members of the catalog are repeated",
                        "The last one counts, or the first one.",
                        () -> Layer.responses(
                                Route.CATALOG,
                                reply -> reply.on(
                                        200,
                                        found -> found.without("ETag")
                                                .body(found.body()
                                                        .replaceFirst(
                                                                "\"bindable\"", "\"bindable\":false,\"bindable\""))))));
    }

    private static Defect offering(String name, Consumer<ObjectNode> change) {
        return Defect.of(
                name,
                "GET /v2/catalog, otherwise correct.",
                () -> Layer.responses(
                        Route.CATALOG,
                        reply -> reply.on(
                                200,
                                found -> found.without("ETag")
                                        .json(json -> change.accept((ObjectNode)
                                                json.get("services").get(1))))));
    }

    private static Defect plan(String name, Consumer<ObjectNode> change) {
        return offering(
                name, json -> change.accept((ObjectNode) json.get("plans").get(0)));
    }

    private static Defect metadata(String name, Consumer<ObjectNode> change) {
        return offering(name, json -> change.accept(json.putObject("metadata")));
    }

    private static Defect planMetadata(String name, Consumer<ObjectNode> change) {
        return plan(name, json -> change.accept(json.putObject("metadata")));
    }
}
