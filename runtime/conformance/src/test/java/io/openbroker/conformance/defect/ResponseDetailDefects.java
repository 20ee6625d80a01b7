package io.openbroker.conformance.defect;

import io.openbroker.client.http.BrokerHttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** Brokers whose responses are wrong in a detail. */
final class ResponseDetailDefects {

    private ResponseDetailDefects() {}

    static List<Defect> all() {
        return List.of(
                member(
                        "a provision has a relative dashboard",
                        Route.PROVISION,
                        json -> json.put("dashboard_url", "/1")),
                member(
                        "the metadata of a provision has attributes that are a list",
                        Route.PROVISION,
                        json -> json.putObject("metadata").putArray("attributes")),
                member("an update has a relative dashboard", Route.UPDATE, json -> json.put("dashboard_url", "/1")),
                member("the dashboard of an update is a number", Route.UPDATE, json -> json.put("dashboard_url", 7)),
                member("the metadata of an update is a list", Route.UPDATE, json -> json.putArray("metadata")),
                member(
                        "the dashboard is known only when an instance is fetched",
                        Route.FETCH,
                        json -> json.put("dashboard_url", "https://dashboard.example/1")),
                member(
                        "a fetched instance has other parameters",
                        Route.FETCH,
                        json -> json.putObject("parameters").put("size", 17)),
                member(
                        "the maintenance information of a fetched instance is a text",
                        Route.FETCH,
                        json -> json.put("maintenance_info", "1.2.0")),
                member(
                        "a fetched binding has parameters as a text",
                        Route.FETCH_BINDING,
                        json -> json.put("parameters", "{}")),
                success("a fetched instance is a list", Route.FETCH, reply -> reply.body("[]")),
                success("a fetched binding is a list", Route.FETCH_BINDING, reply -> reply.body("[]")),
                success(
                        "fetching an instance is not implemented",
                        Route.FETCH,
                        reply -> reply.with(501, "{\"description\": \"Not implemented\"}")),
                success("a deletion of an instance is a 410", Route.DEPROVISION, reply -> reply.with(410, "{}")),
                success("a deletion of a binding is a 410", Route.UNBIND, reply -> reply.with(410, "{}")),
                error("codes of errors are sentences", json -> json.put("error", "It is wrong.")),
                error("every error is a ConcurrencyError", json -> json.put("error", "ConcurrencyError")),
                error(
                        "every error has instance_usable and update_repeatable",
                        json -> json.put("instance_usable", true).put("update_repeatable", true)),
                Defect.of(
                        "a 405 does not name the methods",
                        "Allow is missing.",
                        () -> Layer.responses(Layer::any, reply -> reply.on(405, error -> error.without("Allow")))),
                Defect.of(
                        "a bind of what cannot be bound is a 500",
                        "It is not implemented.",
                        () -> catalog(json -> offerings(json).forEach(offering -> offering.put("bindable", false)))
                                .and(Layer.instead(
                                        Route.BIND,
                                        request -> Reply.json(500, "{\"description\": \"Not implemented\"}")))),
                Defect.of(
                        "a plan changes though the catalog says that it cannot",
                        "plan_updateable is false.",
                        () -> catalog(
                                json -> offerings(json).forEach(offering -> offering.put("plan_updateable", false)))),
                Defect.of(
                        "an ETag is not quoted",
                        "It is a number.",
                        () -> Layer.responses(
                                Route.CATALOG,
                                reply -> reply.on(
                                        200, found -> found.without("ETag").header("ETag", "17")))),
                Defect.of(
                        "If-None-Match is ignored",
                        "Though there is an ETag.",
                        () -> Layer.requests(Route.CATALOG, request -> request.withoutHeader("If-None-Match"))),
                Defect.of(
                        "Last-Modified is sent, and If-Modified-Since ignored",
                        "The header is that of a file.",
                        () -> Layer.responses(
                                Route.CATALOG,
                                reply -> reply.header("Last-Modified", "Mon, 01 Jan 2024 00:00:00 GMT"))),
                Defect.of(
                        "a 304 says that the catalog is unchanged, whatever the time",
                        "A cache in front of the broker does not compare.",
                        () -> Layer.responses(
                                Route.CATALOG,
                                (request, reply) ->
                                        request.header("If-Modified-Since").isPresent()
                                                ? reply.status(304).body("")
                                                : reply)),
                Defect.of("ids are generated for each response", "They are not configured.", () -> {
                    AtomicInteger count = new AtomicInteger();
                    return catalog(json -> offerings(json)
                            .get(1)
                            .put("id", "44444444-0000-4000-8000-0000000000" + (10 + count.incrementAndGet())));
                }),
                Defect.of(
                                "the services of the catalog are an object",
                                "They are named by their ids.",
                                () -> catalog(json -> json.putObject("services")))
                        .ofAnyOffering(),
                Defect.of(
                        "a service of the catalog is a text",
                        "Only its name is there.",
                        () -> catalog(json -> json.withArrayProperty("services").add("queue"))),
                Defect.of(
                                "the catalog has no services",
                                "All are hidden.",
                                () -> catalog(json -> json.putArray("services")))
                        .ofAnyOffering(),
                Defect.of(
                        "the catalog is a 201",
                        "In place of a 200.",
                        () -> Layer.responses(Route.CATALOG, reply -> reply.on(200, found -> found.status(201)))),
                Defect.of(
                        "two dashboard clients have one id, and none a redirect",
                        "They were copied.",
                        () -> catalog(json -> offerings(json)
                                .forEach(offering -> offering.putObject("dashboard_client")
                                        .put("id", "dashboard")
                                        .put("secret", "s3cret")))),
                Defect.of(
                        "a schema is of a draft that few platforms know",
                        "It is 2020-12.",
                        () -> plan(json -> json.putObject("schemas")
                                .putObject("service_instance")
                                .putObject("create")
                                .putObject("parameters")
                                .put("$schema", "https://json-schema.org/draft/2020-12/schema"))),
                Defect.of(
                        "the name of a plan is reserved by a platform",
                        "It is reference-instance.",
                        () -> plan(json -> json.put("name", "reference-instance"))),
                Defect.of(
                        "a plan lists platforms twice",
                        "In two ways.",
                        () -> plan(json -> {
                            ObjectNode metadata = json.putObject("metadata");
                            metadata.putArray("supportedPlatforms").add("cloudfoundry");
                            metadata.putArray("excludedPlatformNames").add("test");
                        })),
                Defect.of(
                        "a plan that is not bindable is shared",
                        "supportsInstanceSharing needs bindings.",
                        () -> plan(json -> json.put("bindable", false)
                                .putObject("metadata")
                                .put("supportsInstanceSharing", true))));
    }

    /** Brokers that tell too much to those who may not know it. */
    static List<Defect> authentication() {
        return List.of(
                denied("a 401 repeats the credentials", request -> "Wrong credentials: " + credentials(request)),
                denied(
                        "a 401 tells a wrong user from a wrong password",
                        request -> credentials(request).startsWith("cf:") ? "Wrong password." : "Unknown user."),
                Defect.of(
                        "the scheme of credentials is compared with its case",
                        "basic is not Basic.",
                        () -> Layer.responses(
                                request -> request.header("Authorization")
                                        .orElse("")
                                        .startsWith("basic "),
                                reply -> reply.with(401, "{\"description\": \"Wrong credentials.\"}"))));
    }

    private static String credentials(BrokerHttpRequest request) {
        String value = request.header("Authorization").orElse("");
        try {
            return new String(Base64.getDecoder().decode(value.replaceFirst("^\\S+ ", "")), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return value;
        }
    }

    private static Defect denied(String name, Function<BrokerHttpRequest, String> description) {
        return Defect.of(
                name,
                "In description.",
                () -> Layer.responses(
                        Layer::any,
                        (request, reply) -> reply.on(
                                401,
                                error -> error.json(json -> json.put("description", description.apply(request))))));
    }

    private static Layer catalog(Consumer<ObjectNode> change) {
        return Layer.responses(
                Route.CATALOG,
                reply -> reply.on(200, found -> found.without("ETag").json(change)));
    }

    private static Layer plan(Consumer<ObjectNode> change) {
        return catalog(json ->
                change.accept((ObjectNode) offerings(json).get(1).get("plans").get(0)));
    }

    private static List<ObjectNode> offerings(ObjectNode catalog) {
        return catalog.path("services").values().stream()
                .map(offering -> (ObjectNode) offering)
                .toList();
    }

    private static Defect member(String name, Predicate<BrokerHttpRequest> of, Consumer<ObjectNode> change) {
        return success(name, of, reply -> reply.json(change));
    }

    private static Defect success(String name, Predicate<BrokerHttpRequest> of, UnaryOperator<Reply> change) {
        return Defect.of(
                name,
                "Responses to requests that succeed, otherwise correct.",
                () -> Layer.responses(of, reply -> reply.isError() ? reply : change.apply(reply)));
    }

    private static Defect error(String name, Consumer<ObjectNode> change) {
        return Defect.of(
                name,
                "Responses to requests that fail, otherwise correct.",
                () -> Layer.responses(Layer::any, reply -> reply.onError(error -> error.json(change))));
    }
}
