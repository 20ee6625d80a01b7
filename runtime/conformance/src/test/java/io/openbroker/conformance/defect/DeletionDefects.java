package io.openbroker.conformance.defect;

import io.openbroker.client.http.BrokerHttpRequest;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Brokers that delete service instances and service bindings wrongly. */
final class DeletionDefects {

    private DeletionDefects() {}

    static List<Defect> all() {
        return List.of(
                Defect.of(
                        "an unknown instance is deleted with 404",
                        "In place of a 410.",
                        () -> Layer.responses(Route.DEPROVISION, reply -> reply.on(410, gone -> gone.status(404)))),
                Defect.of(
                        "an unknown binding is deleted with 404",
                        "In place of a 410.",
                        () -> Layer.responses(Route.UNBIND, reply -> reply.on(410, gone -> gone.status(404)))),
                Defect.of(
                        "an instance is deleted again with 200",
                        "In place of a 410.",
                        () -> Layer.responses(Route.DEPROVISION, reply -> reply.on(410, gone -> gone.status(200)))),
                Defect.of(
                        "a binding is deleted again with 200",
                        "In place of a 410.",
                        () -> Layer.responses(Route.UNBIND, reply -> reply.on(410, gone -> gone.status(200)))),
                Defect.of(
                        "a 410 has no body",
                        "In place of an empty object.",
                        () -> Layer.responses(Layer::any, reply -> reply.on(410, gone -> gone.body("")))),
                Defect.of(
                        "a deprovision is a 204",
                        "Without a body.",
                        () -> Layer.responses(Route.DEPROVISION, DeletionDefects::noContent)),
                Defect.of(
                        "an unbind is a 204",
                        "Without a body.",
                        () -> Layer.responses(Route.UNBIND, DeletionDefects::noContent)),
                Defect.of(
                        "the response to a deprovision is empty",
                        "In place of a JSON object.",
                        () -> Layer.responses(Route.DEPROVISION, reply -> reply.on(200, done -> done.body("")))),
                Defect.of(
                        "the response to an unbind is a text",
                        "In place of a JSON object.",
                        () -> Layer.responses(Route.UNBIND, reply -> reply.on(200, done -> done.body("\"deleted\"")))),
                Defect.of("a deprovision deletes nothing", "It says 200.", () -> keeping(Route.DEPROVISION)),
                Defect.of("an unbind deletes nothing", "It says 200.", () -> keeping(Route.UNBIND)),
                Defect.of(
                                "a deprovision with an unknown plan is a 200",
                                "The ids of the query are ignored.",
                                () -> Layer.requests(
                                        Route.DEPROVISION,
                                        request ->
                                                Layer.query(request, "plan_id").isEmpty()
                                                        ? request
                                                        : Layer.withQuery(request, "plan_id", Defect.SMALL)))
                        .permitted("Brokers may reject invalid ids, and need not: the id of the instance says enough."),
                Defect.of(
                                "a deprovision with a plan that left the catalog is a 400",
                                "The plan is looked up in the catalog.",
                                () -> Layer.responses(
                                        Route.DEPROVISION,
                                        (request, reply) -> List.of("", Defect.SMALL, Defect.LARGE)
                                                        .contains(Layer.query(request, "plan_id"))
                                                ? reply
                                                : reply.with(400, "{\"description\": \"Unknown plan.\"}")))
                        .permitted(
                                "No client can remove a plan from the catalog, and brokers may reject plans that they"
                                        + " never had."),
                Defect.of(
                        "a deprovision without plan is a 500",
                        "Nothing is found in a map.",
                        () -> Layer.responses(
                                Route.DEPROVISION.or(Route.UNBIND),
                                (request, reply) ->
                                        Layer.query(request, "plan_id").isEmpty()
                                                ? reply.with(500, "{\"description\": \"Internal error.\"}")
                                                : reply)),
                Defect.of(
                        "unbind is not implemented",
                        "It is a 500.",
                        () -> Layer.responses(
                                Route.UNBIND,
                                reply -> reply.on(
                                        200, done -> done.with(500, "{\"description\": \"Not implemented\"}")))),
                Defect.async(
                        "deprovision is asynchronous though accepts_incomplete is absent",
                        "202 for platforms that do not poll.",
                        () -> Layer.requests(Route.DEPROVISION, InstanceDefects::accepting)),
                Defect.async(
                        "unbind is asynchronous though accepts_incomplete is absent",
                        "202 for platforms that do not poll.",
                        () -> Layer.requests(Route.UNBIND, InstanceDefects::accepting)),
                Defect.async(
                                "what is being created cannot be deleted",
                                "422 in place of a cancellation.",
                                DeletionDefects::refusingCancellation)
                        .permitted("Brokers may reject deletions during another operation, with ConcurrencyError."),
                Defect.async(
                        "what is being created is deleted, and then created all the same",
                        "The creation is not halted.",
                        DeletionDefects::creatingAllTheSame),
                Defect.async("a deletion during the deletion is a 410", "It counts as deleted at once.", () -> {
                    Set<String> deleting = ConcurrentHashMap.newKeySet();
                    return Layer.responses(
                            Route.DEPROVISION.or(Route.UNBIND),
                            (request, reply) -> reply.on(
                                    202,
                                    accepted ->
                                            deleting.add(Route.path(request)) ? accepted : accepted.with(410, "{}")));
                }),
                Defect.async(
                        "the operations of deletions are null",
                        "In place of absent.",
                        () -> Layer.responses(
                                Route.DEPROVISION.or(Route.UNBIND),
                                reply -> reply.on(202, accepted -> accepted.json(json -> json.putNull("operation"))))),
                Defect.async(
                        "deleting what is being created is a 500",
                        "The states of the broker do not have it.",
                        DeletionDefects::failingCancellation));
    }

    private static Reply noContent(Reply reply) {
        return reply.on(200, done -> done.status(204).without("Content-Type").body(""));
    }

    /** The first deletion of a resource is not carried out; the second one is, so that the run leaves nothing behind. */
    private static Layer keeping(Predicate<BrokerHttpRequest> deletions) {
        Set<String> asked = ConcurrentHashMap.newKeySet();
        Layer kept = Layer.instead(deletions, request -> Reply.json(200, "{}"));
        Set<String> existing = ConcurrentHashMap.newKeySet();
        return (request, broker) -> {
            String resource = Route.path(request);
            if (Route.PROVISION.or(Route.BIND).test(request)) {
                var exchange = broker.send(request);
                exchange.response()
                        .filter(response -> response.status() == 201)
                        .ifPresent(response -> existing.add(resource));
                return exchange;
            }
            boolean first = deletions.test(request) && existing.contains(resource) && asked.add(resource);
            return first ? kept.send(request, broker) : broker.send(request);
        };
    }

    /** The first deletion during a creation deletes nothing, and its polls are those of the creation. */
    private static Layer creatingAllTheSame() {
        return duringCreation(Reply.json(200, "{}"));
    }

    private static Layer refusingCancellation() {
        return duringCreation(Reply.json(
                422, "{\"error\": \"ConcurrencyError\", \"description\": \"Another operation is in progress.\"}"));
    }

    private static Layer failingCancellation() {
        return duringCreation(Reply.json(500, "{\"description\": \"Internal error.\"}"));
    }

    private static Layer duringCreation(Reply refusal) {
        Set<String> creating = ConcurrentHashMap.newKeySet();
        Layer refusing = Layer.instead(Route.DEPROVISION.or(Route.UNBIND), request -> refusal);
        return (request, broker) -> {
            String resource = Route.resource(request);
            if (Route.DEPROVISION.or(Route.UNBIND).test(request) && creating.contains(resource)) {
                return refusing.send(request, broker);
            }
            var exchange = broker.send(request);
            exchange.response().ifPresent(response -> {
                if (Route.PROVISION.or(Route.BIND).test(request) && response.status() == 202) {
                    creating.add(resource);
                } else if (response.status() != 200 || !response.text().contains("in progress")) {
                    creating.remove(resource);
                }
            });
            return exchange;
        };
    }
}
