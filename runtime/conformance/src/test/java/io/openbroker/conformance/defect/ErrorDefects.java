package io.openbroker.conformance.defect;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Brokers that say wrongly what went wrong. */
final class ErrorDefects {

    private static final String INTERNAL = "{\"description\": \"Internal error.\"}";
    private static final String TRACE =
            "{\"description\": \"java.lang.NullPointerException: Cannot invoke \\\"Plan.id()\\\" because \\\"plan\\\" is null"
                    + "\\n\\tat com.example.broker.PlanService.find(PlanService.java:42)"
                    + "\\n\\tat com.example.broker.Controller.provision(Controller.java:17)\"}";

    private ErrorDefects() {}

    static List<Defect> all() {
        return List.of(
                Defect.of(
                        "errors are pages",
                        "The bodies of errors are HTML.",
                        () -> Layer.responses(
                                Layer::any,
                                reply -> reply.onError(error -> error.body().equals("{}") ? error : error.html()))),
                Defect.of(
                        "errors are sent as text",
                        "Their Content-Type is text/plain.",
                        () -> Layer.responses(Layer::any, reply -> reply.onError(error -> error.type("text/plain")))),
                Defect.of(
                        "successes are sent as HTML",
                        "The Content-Type of JSON is text/html.",
                        () -> Layer.responses(
                                Route.CATALOG.negate(), reply -> reply.isError() ? reply : reply.type("text/html"))),
                Defect.of(
                        "errors have no description",
                        "Bodies of errors have only a code.",
                        () -> Layer.responses(
                                Layer::any,
                                reply -> reply.onError(error -> error.json(json -> json.remove("description"))))),
                Defect.of(
                        "descriptions of errors are empty",
                        "They are made from exceptions without a message.",
                        () -> Layer.responses(
                                Layer::any,
                                reply -> reply.onError(error ->
                                        error.json(json -> json.replace("description", json.stringNode("")))))),
                Defect.of(
                        "descriptions of errors are objects",
                        "They have the details.",
                        () -> Layer.responses(
                                Layer::any,
                                reply -> reply.onError(error -> error.json(
                                        json -> json.putObject("description").put("text", "Wrong"))))),
                Defect.of(
                        "codes of errors are numbers",
                        "error has the status.",
                        () -> Layer.responses(
                                Layer::any,
                                reply -> reply.onError(error -> error.json(json -> json.put("error", 400))))),
                Defect.of(
                        "errors have stack traces",
                        "The description of a 4xx is that of an exception.",
                        () -> Layer.responses(
                                Layer::any,
                                reply -> reply.isError() && !reply.is(401, 410, 412, 422) ? reply.body(TRACE) : reply)),
                Defect.of(
                        "whatever is wrong is a 500",
                        "Exceptions of clients are not told from those of the broker.",
                        () -> Layer.responses(Layer::any, reply -> reply.on(400, error -> error.with(500, INTERNAL)))),
                Defect.of(
                        "whatever is wrong is a 500 with a stack trace",
                        "The text of the exception is the description.",
                        () -> Layer.responses(Layer::any, reply -> reply.on(400, error -> error.with(500, TRACE)))),
                Defect.of(
                        "a 405 has the shape of a web framework",
                        "Its body has timestamp, status and path.",
                        () -> Layer.responses(
                                Layer::any,
                                reply -> reply.on(
                                        405,
                                        error -> error.with(
                                                405,
                                                "{\"timestamp\": 1, \"status\": 405, \"error\":"
                                                        + " \"Method Not Allowed\", \"path\": \"/v2\"}")))),
                Defect.of(
                        "an unsupported method is a page",
                        "The server in front responds.",
                        () -> Layer.responses(Layer::any, reply -> reply.on(405, Reply::html))),
                Defect.of(
                        "an unknown path is a page",
                        "The server in front responds.",
                        () -> Layer.responses(
                                request -> Stream.of(Route.values()).noneMatch(route -> route.test(request)),
                                reply -> reply.on(404, Reply::html))),
                Defect.of(
                        "an unknown path is a success",
                        "A web application is served there.",
                        () -> Layer.responses(
                                request -> Stream.of(Route.values()).noneMatch(route -> route.test(request)),
                                reply ->
                                        reply.on(404, error -> error.status(200).html()))),
                Defect.of(
                        "an unsupported method is a 500",
                        "No handler is found.",
                        () -> Layer.responses(Layer::any, reply -> reply.on(405, error -> error.with(500, INTERNAL)))),
                Defect.of(
                        "an unsupported operation is a 500",
                        "Fetching is not implemented.",
                        () -> Layer.responses(
                                        Route.CATALOG,
                                        reply -> reply.without("ETag")
                                                .json(json -> json.path("services")
                                                        .forEach(service -> {
                                                            ((ObjectNode) service)
                                                                    .put("instances_retrievable", false)
                                                                    .put("bindings_retrievable", false);
                                                        })))
                                .and(Layer.instead(
                                        Route.FETCH.or(Route.FETCH_BINDING), request -> Reply.json(500, INTERNAL)))),
                Defect.of(
                        "a 404 has no body",
                        "Nothing says what was not found.",
                        () -> Layer.responses(
                                Layer::any,
                                reply -> reply.on(
                                        404,
                                        error -> error.without("Content-Type").body("")))),
                Defect.of(
                        "a 422 has no code",
                        "Platforms cannot tell AsyncRequired from ConcurrencyError.",
                        () -> Layer.responses(
                                Layer::any,
                                reply -> reply.on(422, error -> error.json(json -> json.remove("error"))))));
    }
}
