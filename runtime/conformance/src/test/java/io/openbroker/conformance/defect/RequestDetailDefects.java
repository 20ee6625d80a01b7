package io.openbroker.conformance.defect;

import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.client.http.Exchange;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Brokers that reject what they should accept, because of details of requests. */
final class RequestDetailDefects {

    private static final String VERSION = "X-Broker-API-Version";
    private static final String ORIGINATING = "X-Broker-API-Originating-Identity";
    private static final Pattern NUMBERS = Pattern.compile("\\d+\\.\\d+");
    private static final Pattern IDENTITY = Pattern.compile("\\S+ [A-Za-z0-9+/]+=*");
    private static final Set<String> KNOWN_QUERY = Set.of("service_id", "plan_id", "operation", "accepts_incomplete");
    private static final Set<String> KNOWN_CONTEXT =
            Set.of("platform", "organization_guid", "organization_name", "space_guid", "space_name", "instance_name");

    private RequestDetailDefects() {}

    static List<Defect> all() {
        return List.of(
                rejecting(
                        "names of headers have to be in mixed case",
                        "They are looked up as they are written in the specification.",
                        request -> request.headers().stream()
                                .anyMatch(header -> header.name().equals(VERSION.toLowerCase(Locale.ROOT)))),
                failing(
                        "a malformed version is a 500",
                        "It is split and parsed.",
                        request -> !NUMBERS.matcher(request.header(VERSION).orElse("2.17"))
                                .matches()),
                Defect.of(
                        "a request without version is a 412",
                        "In place of a 400.",
                        () -> Layer.responses(
                                Layer::any,
                                (request, reply) -> request.header(VERSION).isPresent()
                                        ? reply
                                        : reply.on(400, missing -> missing.status(412)))),
                failing(
                        "an originating identity that cannot be decoded makes the catalog fail",
                        "It is split and decoded.",
                        request -> !IDENTITY.matcher(request.header(ORIGINATING).orElse("cloudfoundry e30="))
                                .matches()),
                failing(
                        "an empty originating identity is a 500",
                        "It is split.",
                        request -> request.header(ORIGINATING)
                                .filter(String::isEmpty)
                                .isPresent()),
                Defect.of(
                        "only one Accept is served",
                        "Lists and wildcards are a 406.",
                        () -> Layer.responses(
                                Layer::any,
                                (request, reply) -> request.header("Accept")
                                                .orElse("application/json")
                                                .contains("*")
                                        ? reply.with(406, "{\"description\": \"Only JSON is served.\"}")
                                        : reply)),
                rejecting(
                        "a Content-Type without a body is a 415",
                        "There is nothing to read.",
                        request -> request.method().equals("GET")
                                && request.header("Content-Type").isPresent()),
                rejecting(
                        "unknown headers are rejected",
                        "The gateway has a list.",
                        request -> request.header("X-Conformance-Unknown").isPresent()),
                rejecting(
                        "a Content-Type with parameters is rejected",
                        "It is compared as a text.",
                        request -> request.header("Content-Type").orElse("").contains("charset")),
                rejecting(
                        "unknown query parameters are rejected",
                        "The query is bound strictly.",
                        request -> request.target().contains("?") && !KNOWN_QUERY.containsAll(names(request))),
                rejecting(
                        "an instance is fetched with its ids only",
                        "service_id is a 400 if it is absent.",
                        withoutService(Route.FETCH)),
                rejecting(
                        "a binding is fetched with its ids only",
                        "service_id is a 400 if it is absent.",
                        withoutService(Route.FETCH_BINDING)),
                rejecting(
                        "the context of a provision is required",
                        "It is a 400 if it is absent.",
                        Route.PROVISION.and(request -> !Layer.body(request).has("context"))),
                rejecting(
                        "unknown members of the context are rejected",
                        "It is bound strictly.",
                        Route.PROVISION.and(request -> !KNOWN_CONTEXT.containsAll(
                                Layer.body(request).path("context").propertyNames()))),
                rejecting(
                        "parameters of a provision are rejected",
                        "Though the catalog publishes a schema.",
                        Route.PROVISION.and(request -> Layer.body(request).has("parameters"))),
                Defect.of(
                        "the maintenance version is required",
                        "A provision without it is a MaintenanceInfoConflict.",
                        () -> Layer.instead(
                                Route.PROVISION.and(
                                        request -> !Layer.body(request).has("maintenance_info")),
                                request -> Reply.json(422, "{\"error\": \"MaintenanceInfoConflict\"}"))),
                Defect.of(
                        "a bind is not implemented",
                        "It is a 500.",
                        () -> Layer.instead(
                                Route.BIND, request -> Reply.json(500, "{\"description\": \"Not implemented\"}"))),
                Defect.of(
                        "a rejected provision takes the id",
                        "It is stored before it is checked.",
                        RequestDetailDefects::takingIds),
                Defect.of(
                        "a rejected deprovision deletes",
                        "Parameters are checked after the deletion.",
                        () -> (request, broker) -> {
                            if (Route.DEPROVISION.test(request)
                                    && Layer.query(request, "service_id").isEmpty()) {
                                broker.send(Layer.withQuery(
                                        Layer.withQuery(request, "service_id", Defect.SYNCHRONOUS),
                                        "plan_id",
                                        Defect.SMALL));
                            }
                            return broker.send(request);
                        }),
                Defect.of(
                        "an unbind deletes every binding of the instance",
                        "Bindings are kept by instance.",
                        RequestDetailDefects::deletingAll),
                async("an instance that is being updated is not found", "It is taken out of the table.", Route.FETCH),
                Defect.async(
                        "a bind during the creation is another operation",
                        "Each request begins one.",
                        () -> InstanceDefects.countingOperations(Route.BIND)));
    }

    private static Set<String> names(BrokerHttpRequest request) {
        Set<String> names = ConcurrentHashMap.newKeySet();
        for (String pair : request.target().replaceFirst("^[^?]*\\?", "").split("&", -1)) {
            names.add(pair.replaceFirst("=.*", ""));
        }
        return names;
    }

    private static Predicate<BrokerHttpRequest> withoutService(Route route) {
        return route.and(request -> Layer.query(request, "service_id").isEmpty());
    }

    private static Defect rejecting(String name, String description, Predicate<BrokerHttpRequest> which) {
        return Defect.of(
                name,
                description,
                () -> Layer.instead(which, request -> Reply.json(400, "{\"description\": \"No.\"}")));
    }

    private static Defect failing(String name, String description, Predicate<BrokerHttpRequest> which) {
        return Defect.of(
                name,
                description,
                () -> Layer.responses(which, reply -> reply.with(500, "{\"description\": \"Internal error.\"}")));
    }

    /** What is fetched between the 202 for an update and its end is not found. */
    private static Defect async(String name, String description, Route fetch) {
        return Defect.async(name, description, () -> {
            Set<String> updating = ConcurrentHashMap.newKeySet();
            return Layer.responses(Layer::any, (request, reply) -> {
                String resource = Route.resource(request);
                if (Route.UPDATE.test(request) && reply.is(202)) {
                    updating.add(resource);
                } else if (Route.LAST_OPERATION.test(request) && !reply.body().contains("in progress")) {
                    updating.remove(resource);
                }
                return fetch.test(request) && updating.contains(resource)
                        ? reply.with(404, "{\"description\": \"Unknown instance.\"}")
                        : reply;
            });
        });
    }

    private static Layer takingIds() {
        Set<String> taken = ConcurrentHashMap.newKeySet();
        Layer conflict =
                Layer.instead(Route.PROVISION, request -> Reply.json(409, "{\"description\": \"The id is in use.\"}"));
        return (request, broker) -> {
            if (!Route.PROVISION.test(request)) {
                return broker.send(request);
            }
            if (taken.contains(Route.path(request))) {
                return conflict.send(request, broker);
            }
            Exchange exchange = broker.send(request);
            exchange.response()
                    .filter(response -> response.status() == 400)
                    .ifPresent(response -> taken.add(Route.path(request)));
            return exchange;
        };
    }

    private static Layer deletingAll() {
        Set<String> emptied = ConcurrentHashMap.newKeySet();
        return Layer.responses(Route.UNBIND.or(Route.BIND), (request, reply) -> {
            String instance = Route.path(request).replaceFirst("/service_bindings/.*", "");
            if (Route.BIND.test(request)) {
                emptied.remove(instance);
                return reply;
            }
            return reply.on(200, done -> emptied.add(instance) ? done : done.with(410, "{}"));
        });
    }
}
