package io.openbroker.conformance.defect;

import static io.openbroker.conformance.defect.Hostile.body;
import static io.openbroker.conformance.defect.Hostile.bodyLike;

import io.openbroker.client.http.BrokerHttpRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/** Brokers that stumble over the bodies and strings of attackers. */
final class HostileBodyDefects {

    private static final String TRACE =
            "{\"description\": \"java.lang.StackOverflowError\\n\\tat com.example.Parser.read(Parser.java:42)\"}";
    private static final Predicate<BrokerHttpRequest> DEEP =
            body("\"service_id\"").and(body("[[[[[[[[[[").or(body("{\"a\":{\"a\":{\"a\":{\"a\":")));

    private HostileBodyDefects() {}

    static List<Defect> all() {
        return List.of(
                Hostile.accepting("a body that is cut", bodyLike("\\{\"service_id\".*[^}]")),
                Hostile.failing(
                        "an endless opening of brackets",
                        bodyLike("\\[+")
                                .or(body("{\"a\":{\"a\":{\"a\":{\"a\":")
                                        .and(body("}").negate()))),
                Hostile.accepting("a body that is not UTF-8", bodyLike("\\{\"hostile\": \"[^\"]*\ufffd.*")),
                Hostile.failing("a body in UTF-16", body("s\u0000e\u0000").or(body("\u0000s\u0000e"))),
                Hostile.accepting("a raw control character", body("\"\u0000\"").or(body("\"\u0001\""))),
                Hostile.accepting("a number that is none", bodyLike("\\{\"hostile\": (NaN|0x1F|01).*")),
                Hostile.failing("a number with a large exponent", body("e999999")),
                Hostile.failing("a deeply nested body", DEEP),
                Hostile.defect(
                        "a deeply nested body exhausts the memory",
                        "The next request fails.",
                        HostileBodyDefects::exhausted),
                Hostile.failing("an object with many members", body("\"49999\": 1")),
                Hostile.failing("a member that is named twice", body("plan\\u005fid")),
                Hostile.failing("a lone surrogate", body("\\ud800")),
                Hostile.failing("a long id in a body", bodyLike(".*_id\":\"i{1000}.*")),
                Hostile.failing("a name of a type", body("@class")),
                Hostile.accepting(
                        "XML",
                        request -> request.header("Content-Type")
                                .filter("application/xml"::equals)
                                .isPresent()),
                Hostile.failing(
                        "a compressed body",
                        request -> request.header("Content-Encoding").isPresent()),
                Hostile.failing("a quote for SQL", body("DROP TABLE")),
                Hostile.defect(
                        "a template in a string is evaluated",
                        "Descriptions are templates.",
                        () -> Hostile.responding(
                                body("{{7919*7907}}"), Reply.json(400, "{\"description\": \"No plan 62615533.\"}"))),
                Hostile.defect(
                        "an id is returned as markup",
                        "A page shows it.",
                        () -> Layer.responses(
                                Route.FETCH.and(Hostile.target("script%3E")),
                                reply ->
                                        reply.status(200).html().body("<html>No <script>alert(7919)</script></html>"))),
                Hostile.defect(
                        "a lone surrogate gets a page",
                        "The framework rejects it.",
                        () -> Layer.responses(body("\\ud800"), reply -> reply.onError(Reply::html))),
                Hostile.defect(
                        "a deeply nested body gets a stack trace",
                        "The text of the exception is the description.",
                        () -> Layer.responses(DEEP, reply -> reply.onError(error -> error.body(TRACE)))));
    }

    private static Layer exhausted() {
        AtomicBoolean exhausted = new AtomicBoolean();
        Layer failing = Layer.instead(
                Route.CATALOG.and(request -> exhausted.getAndSet(false)),
                request -> Reply.json(500, "{\"description\": \"Internal error.\"}"));
        return (request, broker) -> {
            if (DEEP.test(request)) {
                exhausted.set(true);
            }
            return failing.send(request, broker);
        };
    }
}
