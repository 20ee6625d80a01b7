package io.openbroker.conformance.defect;

import io.openbroker.client.http.BrokerHttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Brokers that are wrong about what they were asked before. */
final class RepetitionDefects {

    private static final String INTERNAL = "{\"description\": \"Internal error.\"}";

    private RepetitionDefects() {}

    static List<Defect> all() {
        return List.of(
                Defect.of(
                        "a provision with other parameters is a 200",
                        "Only plans are compared.",
                        () -> Layer.responses(
                                Route.PROVISION.and(request -> Layer.body(request)
                                        .path("plan_id")
                                        .asString("")
                                        .equals(Defect.SMALL)),
                                reply -> reply.on(409, conflict -> conflict.with(200, "{}")))),
                Defect.of(
                        "a bind with other parameters is a 200",
                        "Only ids are compared.",
                        () -> Layer.responses(
                                Route.BIND,
                                reply -> reply.on(409, conflict -> conflict.with(200, "{\"credentials\": {}}")))),
                Defect.of(
                        "a conflict has no description",
                        "The status says it all.",
                        () -> Layer.responses(
                                Route.PROVISION, reply -> reply.on(409, conflict -> conflict.with(409, "{}")))),
                Defect.of(
                        "an update that is sent again is a 409",
                        "Nothing is to be done.",
                        RepetitionDefects::updatedOnce),
                Defect.async("an unbind halts no creation", "It is a 200.", RepetitionDefects::unbindIgnored),
                Defect.of(
                        "a bind that is rejected creates something",
                        "It is there when it is deleted.",
                        RepetitionDefects::createdThough),
                Defect.of(
                        "a third unbind is a 404",
                        "The binding is forgotten after a while.",
                        RepetitionDefects::forgotten),
                Defect.async(
                        "a poll of a deleted instance is a 500",
                        "Its row is gone.",
                        () -> deletedPoll(Route.DEPROVISION, Route.LAST_OPERATION)),
                Defect.async(
                        "a poll of a deleted binding is a 500",
                        "Its row is gone.",
                        () -> deletedPoll(Route.UNBIND, Route.LAST_BINDING_OPERATION)));
    }

    private static Layer updatedOnce() {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        return Layer.responses(
                Route.UPDATE,
                (request, reply) -> reply.is(200) && !seen.add(Route.path(request) + request.text())
                        ? reply.with(409, INTERNAL)
                        : reply);
    }

    private static Layer unbindIgnored() {
        Set<String> creating = ConcurrentHashMap.newKeySet();
        Layer ignoring = Layer.instead(
                Route.UNBIND.and(request -> creating.remove(Route.path(request))), request -> Reply.json(200, "{}"));
        return (request, broker) -> {
            var exchange = ignoring.send(request, broker);
            exchange.response().ifPresent(response -> {
                if (Route.BIND.test(request) && response.status() == 202) {
                    creating.add(Route.path(request));
                } else if (Route.LAST_BINDING_OPERATION.test(request)) {
                    creating.remove(Route.resource(request));
                }
            });
            return exchange;
        };
    }

    private static Layer createdThough() {
        Set<String> rejected = ConcurrentHashMap.newKeySet();
        return Layer.responses(Route.BIND.or(Route.UNBIND), (request, reply) -> {
            if (Route.BIND.test(request)) {
                if (reply.is(400) && !Layer.body(request).has("service_id")) {
                    rejected.add(Route.path(request));
                }
                return reply;
            }
            return reply.is(410) && rejected.remove(Route.path(request)) ? reply.with(200, "{}") : reply;
        });
    }

    private static Layer forgotten() {
        Map<String, AtomicInteger> gone = new ConcurrentHashMap<>();
        return Layer.responses(
                Route.UNBIND,
                (request, reply) -> reply.is(410)
                                && gone.computeIfAbsent(Route.path(request), path -> new AtomicInteger())
                                                .incrementAndGet()
                                        > 2
                        ? reply.with(404, INTERNAL)
                        : reply);
    }

    private static Layer deletedPoll(Predicate<BrokerHttpRequest> deletion, Predicate<BrokerHttpRequest> poll) {
        Set<String> deleting = ConcurrentHashMap.newKeySet();
        Set<String> deleted = ConcurrentHashMap.newKeySet();
        return Layer.responses(deletion.or(poll), (request, reply) -> {
            String resource = Route.resource(request);
            if (deletion.test(request)) {
                if (reply.is(202)) {
                    deleting.add(resource);
                }
                return reply;
            }
            if (deleted.contains(resource)) {
                return reply.with(500, INTERNAL);
            }
            if (deleting.contains(resource) && !reply.body().contains("in progress")) {
                deleted.add(resource);
            }
            return reply;
        });
    }
}
