package io.openbroker.conformance.defect;

import static io.openbroker.conformance.defect.Hostile.header;
import static io.openbroker.conformance.defect.Hostile.method;
import static io.openbroker.conformance.defect.Hostile.target;

import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.client.http.Header;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Brokers that stumble over the paths, queries, headers and methods of attackers. */
final class HostileTargetDefects {

    private static final String OVERRIDE = "X-HTTP-Method-Override";

    private HostileTargetDefects() {}

    static List<Defect> all() {
        return List.of(
                Hostile.failing("a path with dots", target("win.ini")),
                Hostile.accepting("an id with invalid percent-encoding", target("/%zz/")),
                Hostile.accepting("an id with an encoded slash", target("%252e")),
                Hostile.failing("a long path", target("i".repeat(10_000))),
                Hostile.failing("a query with a parameter twice", target("service_id=unknown&service_id=")),
                Hostile.failing("a malformed query", target("?&&&=")),
                Hostile.failing("a query with many parameters", target("a4999=b")),
                Hostile.failing(
                        "an originating identity with deep nesting",
                        request -> request.header("X-Broker-API-Originating-Identity")
                                .filter(value -> value.length() > 5_000)
                                .isPresent()),
                Hostile.failing(
                        "a version with a large number", header("X-Broker-API-Version", "2.99999999999999999999")),
                Hostile.failing("an unknown method", method("G@T")),
                Hostile.defect(
                        "a path with a slash behind it is not authenticated",
                        "The filter compares paths.",
                        () -> Layer.requests(
                                request -> request.target().equals("/v2/catalog/"),
                                request -> request.withTarget("/v2/catalog")
                                        .withHeader("Authorization", "Basic " + base64("cf:pl4tform")))),
                Hostile.failing(
                        "a header of credentials that cannot be decoded", header("Authorization", "Basic ====")),
                Hostile.defect(
                        "TRACE returns the request",
                        "It is switched on in the server.",
                        () -> (request, broker) -> Hostile.responding(
                                        method("TRACE"),
                                        Reply.json(
                                                200,
                                                request.headers().stream()
                                                        .map(Header::value)
                                                        .collect(Collectors.joining("\n"))))
                                .send(request, broker)),
                Hostile.defect(
                        "a line break in a header adds another one",
                        "The request identity is copied as it is.",
                        () -> (request, broker) -> Hostile.responding(
                                        HostileTargetDefects::isInjection,
                                        Reply.json(200, "{}").header("X-Injected", "1"))
                                .send(request, broker)),
                Hostile.defect(
                        "path parameters are no part of an id",
                        "The server removes them.",
                        () -> Layer.requests(
                                Route.DEPROVISION,
                                request -> request.withTarget(request.target().replace(";a=b", "")))),
                Hostile.defect(
                        "a header names the method",
                        "The framework routes by it.",
                        () -> Layer.requests(
                                request -> request.header(OVERRIDE).isPresent(),
                                request -> new BrokerHttpRequest(
                                        "DELETE",
                                        request.target(),
                                        request.headers(),
                                        request.body(),
                                        request.isExact()))));
    }

    private static boolean isInjection(BrokerHttpRequest request) {
        return request.header("X-Broker-API-Request-Identity")
                .filter(value -> value.contains("\r"))
                .isPresent();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
