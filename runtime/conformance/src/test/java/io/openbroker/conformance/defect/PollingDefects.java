package io.openbroker.conformance.defect;

import io.openbroker.client.http.BrokerHttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Brokers that report the state of operations wrongly. */
final class PollingDefects {

    private static final Predicate<BrokerHttpRequest> POLLS = Route.LAST_OPERATION.or(Route.LAST_BINDING_OPERATION);

    private PollingDefects() {}

    static List<Defect> all() {
        return List.of(
                Defect.of(
                        "last operation of an unknown instance is a 400",
                        "In place of a 404.",
                        () -> Layer.responses(POLLS, reply -> reply.on(404, missing -> missing.status(400)))),
                Defect.of(
                        "last operation of an unknown instance is a 410",
                        "In place of a 404.",
                        () -> Layer.responses(POLLS, reply -> reply.on(404, missing -> missing.with(410, "{}")))),
                Defect.of(
                        "last operation of an unknown instance is a 200",
                        "It succeeded.",
                        () -> Layer.responses(
                                POLLS,
                                reply -> reply.on(404, missing -> missing.with(200, "{\"state\": \"succeeded\"}")))),
                Defect.of(
                        "last operation of an unknown instance is a 500",
                        "Nothing is found.",
                        () -> Layer.responses(
                                POLLS,
                                reply -> reply.on(
                                        404, missing -> missing.with(500, "{\"description\": \"Internal error.\"}")))),
                polled(
                        "states are in upper case",
                        reply -> reply.json(json ->
                                json.put("state", upper(json.path("state").asString())))),
                polled(
                        "states have an underscore",
                        reply -> reply.body(reply.body().replace("in progress", "in_progress"))),
                polled("a state is missing", reply -> reply.json(json -> json.remove("state"))),
                polled(
                        "the description of a state is a number",
                        reply -> reply.json(json -> json.put("description", 50))),
                polled("instance_usable is a text", reply -> reply.json(json -> json.put("instance_usable", "yes"))),
                polled(
                        "update_repeatable is a text",
                        reply -> reply.json(json -> json.put("update_repeatable", "yes"))),
                polled(
                        "Retry-After is a word",
                        reply -> reply.without("Retry-After").header("Retry-After", "soon")),
                polled("polls are pages", Reply::html),
                polled("polls are sent as text", reply -> reply.type("text/plain")),
                Defect.async(
                        "polls are 202",
                        "Until the operation has ended.",
                        () -> Layer.responses(
                                POLLS,
                                reply -> reply.on(
                                        200,
                                        found -> found.body().contains("in progress") ? found.status(202) : found))),
                Defect.async(
                        "polls need the operation",
                        "Without it they are a 400.",
                        () -> Layer.responses(
                                POLLS,
                                (request, reply) ->
                                        Layer.query(request, "operation").isEmpty()
                                                ? reply.with(400, "{\"description\": \"operation is missing.\"}")
                                                : reply)),
                Defect.async(
                        "polls need service_id",
                        "Without it they are a 400.",
                        () -> Layer.responses(
                                POLLS,
                                (request, reply) ->
                                        Layer.query(request, "service_id").isEmpty()
                                                ? reply.with(400, "{\"description\": \"service_id is missing.\"}")
                                                : reply)),
                Defect.async("a state changes after the end", "succeeded is followed by in progress.", () -> {
                    Map<String, AtomicInteger> ended = new ConcurrentHashMap<>();
                    return Layer.responses(
                            POLLS,
                            (request, reply) -> reply.body().contains("succeeded")
                                            && ended.computeIfAbsent(request.target(), key -> new AtomicInteger())
                                                                    .incrementAndGet()
                                                            % 2
                                                    == 0
                                    ? reply.body("{\"state\": \"in progress\"}")
                                    : reply);
                }),
                Defect.async(
                        "every operation fails",
                        "The broker is broken.",
                        () -> Layer.responses(
                                POLLS,
                                reply -> reply.on(
                                        200, found -> found.body(found.body().replace("succeeded", "failed"))))),
                Defect.async("the end of a deprovision is a 404", "In place of a 410 or succeeded.", () -> {
                    Set<String> deleted = ConcurrentHashMap.newKeySet();
                    return Layer.responses(Layer::any, (request, reply) -> {
                        if (Route.DEPROVISION.or(Route.UNBIND).test(request) && reply.is(202)) {
                            deleted.add(Route.resource(request));
                        }
                        return POLLS.test(request)
                                        && deleted.contains(Route.resource(request))
                                        && (reply.is(410) || reply.body().contains("succeeded"))
                                ? reply.with(404, "{\"description\": \"Unknown instance.\"}")
                                : reply;
                    });
                }));
    }

    private static String upper(String state) {
        return switch (state) {
            case "in progress" -> "IN PROGRESS";
            case "succeeded" -> "SUCCEEDED";
            case "failed" -> "FAILED";
            default -> state;
        };
    }

    private static Defect polled(String name, UnaryOperator<Reply> change) {
        return Defect.async(
                name,
                "Responses to polls, otherwise correct.",
                () -> Layer.responses(POLLS, reply -> reply.on(200, change)));
    }
}
