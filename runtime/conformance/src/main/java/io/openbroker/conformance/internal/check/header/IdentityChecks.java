package io.openbroker.conformance.internal.check.header;

import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.conformance.ApiVersion;
import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.CheckBuilder;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.Routes;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.OsbRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** {@code X-Broker-API-Request-Identity}, {@code X-Broker-API-Originating-Identity} and headers that are not in the specification. */
public final class IdentityChecks {

    private static final String REQUEST_IDENTITY = "X-Broker-API-Request-Identity";
    private static final String ORIGINATING_IDENTITY = "X-Broker-API-Originating-Identity";
    private static final int MANY_GROUPS = 40;

    private static final List<String> MALFORMED = List.of(
            "cloudfoundry",
            "cloudfoundry not-base64!",
            "cloudfoundry " + base64("not json"),
            "cloudfoundry " + base64("[1]"),
            "cloudfoundry " + base64("{\"user_id\": "),
            "cloudfoundry " + base64("{}") + " more",
            base64("{}"));

    private IdentityChecks() {}

    /** Returns the checks. */
    public static List<Check> checks() {
        return List.of(
                echo("catalog")
                        .requirement("The response with the catalog has the request identity.")
                        .remedy("Copy the header from the request to the response.")
                        .reads(probe -> {
                            expectEcho(probe, OsbRequest.catalog());
                            expectEcho(probe, OsbRequest.catalog());
                        }),
                echo("not-found")
                        .requirement("Responses about resources that do not exist have the request identity.")
                        .remedy("Copy the header from the request to each response, also to errors.")
                        .reads(probe -> Routes.reads(probe).forEach(request -> expectEcho(probe, request))),
                echo("rejected")
                        .requirement("Rejections of requests that write have the request identity.")
                        .remedy("Copy the header from the request to each response, also to errors.")
                        .writes(probe -> Routes.writes(probe).forEach(request -> expectEcho(probe, request))),
                echo("malformed-body")
                        .requirement("The rejection of a body that is not JSON has the request identity.")
                        .remedy("Copy the header before the body is read.")
                        .writes(probe -> {
                            String identity = probe.newId();
                            expectEcho(
                                    probe,
                                    Routes.unknownPlan(probe)
                                            .header(REQUEST_IDENTITY, identity)
                                            .httpWithBody("{\"service_id\": "),
                                    identity);
                        }),
                echo("unauthorized")
                        .requirement("A 401 has the request identity.")
                        .remedy("Copy the header before the request is authenticated.")
                        .reads(probe -> {
                            if (probe.catalog()
                                    .exchange()
                                    .request()
                                    .header("Authorization")
                                    .isEmpty()) {
                                throw probe.notApplicable("The run has no credentials.");
                            }
                            String identity = probe.newId();
                            expectEcho(
                                    probe,
                                    probe.omitting(
                                            OsbRequest.catalog()
                                                    .header(REQUEST_IDENTITY, identity)
                                                    .http(),
                                            "Authorization"),
                                    identity);
                        }),
                echo("version-rejected")
                        .requirement("The rejection of a version has the request identity.")
                        .remedy("Copy the header before the version is checked.")
                        .reads(probe -> {
                            OsbRequest request = OsbRequest.catalog().header("X-Broker-API-Version", "1.0");
                            if (probe.send(request).isSuccess()) {
                                throw probe.notApplicable("The broker serves version 1.0.");
                            }
                            expectEcho(probe, request);
                        }),
                echo("unknown-route")
                        .requirement("The response to an unknown route has the request identity.")
                        .remedy("Copy the header before the request is routed.")
                        .reads(probe -> expectEcho(probe, OsbRequest.of("GET", "/v2/conformance_unknown"))),
                echo("verbatim")
                        .requirement("The request identity is returned as it was sent, also if it is not a GUID.")
                        .remedy("Copy the value without parsing it.")
                        .reads(probe -> List.of("Abc", "trace/7c:a=b;(x) y", "0123456789".repeat(10))
                                .forEach(identity -> expectEcho(
                                        probe,
                                        OsbRequest.catalog()
                                                .header(REQUEST_IDENTITY, identity)
                                                .http(),
                                        identity))),
                Check.must(Area.HEADERS, "headers.request-identity.absent")
                        .section(SpecSection.REQUEST_IDENTITY)
                        .requirement("Requests without a request identity are served; platforms need not send one.")
                        .remedy("Do not require the header.")
                        .reads(probe -> probe.expectStatus(
                                probe.send(probe.omitting(OsbRequest.catalog().http(), REQUEST_IDENTITY)), 200)),
                accepted("platforms")
                        .requirement("The originating identities of Cloud Foundry and Kubernetes are accepted.")
                        .remedy("Accept a platform and a Base64 JSON object, and ignore members that are unknown.")
                        .reads(probe -> {
                            expectServed(probe, "cloudfoundry " + base64("{\"user_id\": \"683ea748\", \"more\": [1]}"));
                            expectServed(
                                    probe,
                                    "kubernetes "
                                            + base64(
                                                    "{\"username\": \"duke\", \"uid\": \"c2dde242\","
                                                            + " \"groups\": [\"admin\", \"dev\"], \"extra\": {\"a\": [\"b\"]}}"));
                        }),
                accepted("other-platform")
                        .requirement("The originating identity of any platform is accepted.")
                        .remedy("Do not restrict the platform to known names.")
                        .reads(probe ->
                                expectServed(probe, "conformance-kit " + base64("{\"user\": {\"name\": \"Zoë\"}}"))),
                accepted("empty-object")
                        .requirement("An originating identity without members is accepted.")
                        .remedy("Do not require members that are specific to one platform.")
                        .reads(probe -> expectServed(probe, "conformance-kit " + base64("{}"))),
                originating("absent")
                        .requirement("Requests without an originating identity are served; orphan mitigation has none.")
                        .remedy("Do not require the header.")
                        .reads(probe -> probe.expectStatus(
                                probe.send(probe.omitting(OsbRequest.catalog().http(), ORIGINATING_IDENTITY)), 200)),
                Check.may(Area.HEADERS, "headers.originating-identity.long")
                        .section(SpecSection.PROFILE_ORIGINATING_IDENTITY)
                        .requirement("An originating identity with many groups, of 2,000 characters, is accepted.")
                        .remedy("Raise the limit for headers of the server or its proxy.")
                        .reads(probe -> expectServed(
                                probe,
                                "kubernetes "
                                        + base64(IntStream.range(0, MANY_GROUPS)
                                                .mapToObj(group ->
                                                        "\"a-group-of-some-cluster-with-number-" + group + "\"")
                                                .collect(Collectors.joining(
                                                        ", ",
                                                        "{\"username\": \"duke\", \"uid\": \"1\", \"extra\": {}, \"groups\": [",
                                                        "]}"))))),
                originating("malformed")
                        .requirement("A malformed originating identity is ignored, or rejected with 400.")
                        .remedy("Reject the request with 400, or ignore the header; do not fail.")
                        .reads(probe -> MALFORMED.forEach(value -> {
                            ResponseView response =
                                    probe.send(OsbRequest.catalog().header(ORIGINATING_IDENTITY, value));
                            probe.expect(
                                    response.is(200, 400),
                                    "The originating identity \"" + value + "\" got " + response.status()
                                            + ". Expected: 200 or 400.",
                                    response);
                        })),
                originating("malformed-reads")
                        .requirement("A malformed originating identity makes no request for a resource fail with 5xx.")
                        .remedy("Reject the request with 400, or ignore the header; do not fail.")
                        .reads(probe -> {
                            for (OsbRequest request : Routes.reads(probe)) {
                                for (String value : MALFORMED) {
                                    ResponseView response = probe.send(request.header(ORIGINATING_IDENTITY, value));
                                    probe.expect(
                                            response.status() < 500 || response.is(501),
                                            "GET " + request.path() + " with the originating identity \"" + value
                                                    + "\" got " + response.status()
                                                    + ". Expected: a status from 400 to 499.",
                                            response);
                                }
                            }
                        }),
                originating("empty")
                        .requirement("An empty originating identity is ignored, or rejected with 400.")
                        .remedy("Treat an empty header as an absent one.")
                        .reads(probe -> probe.expectStatus(
                                probe.send(OsbRequest.catalog().header(ORIGINATING_IDENTITY, "")), 200, 400)),
                other("unknown-ignored")
                        .requirement("Headers that are not in the specification are ignored.")
                        .remedy("Ignore unknown headers.")
                        .reads(probe -> probe.expectStatus(
                                probe.send(OsbRequest.catalog()
                                        .header("X-Conformance-Unknown", "1")
                                        .header("X-Broker-API-Unknown", "1")
                                        .header(
                                                "traceparent",
                                                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")),
                                200)),
                other("accept")
                        .requirement("The catalog is served as JSON whatever header Accept a platform sends for JSON.")
                        .remedy("Return application/json without regard to parameters of Accept, or if it is absent.")
                        .reads(IdentityChecks::accept),
                other("content-type-without-body")
                        .requirement("A GET with a Content-Type but without a body is served, as Korifi sends it.")
                        .remedy("Check the Content-Type only where there is a body.")
                        .reads(probe -> probe.expectStatus(
                                probe.send(OsbRequest.catalog().header("Content-Type", "application/json")), 200)));
    }

    private static CheckBuilder echo(String rule) {
        return Check.should(Area.HEADERS, "headers.request-identity." + rule)
                .section(SpecSection.REQUEST_IDENTITY)
                .since(ApiVersion.V2_15);
    }

    private static CheckBuilder originating(String rule) {
        return Check.must(Area.HEADERS, "headers.originating-identity." + rule)
                .section(SpecSection.ORIGINATING_IDENTITY);
    }

    /** Brokers may authorize users, so that no identity must be accepted. */
    private static CheckBuilder accepted(String rule) {
        return Check.should(Area.HEADERS, "headers.originating-identity." + rule)
                .section(SpecSection.ORIGINATING_IDENTITY);
    }

    private static CheckBuilder other(String rule) {
        return Check.should(Area.HEADERS, "headers.other." + rule).section(SpecSection.CHANGE_POLICY);
    }

    private static void expectEcho(Probe probe, OsbRequest request) {
        String identity = probe.newId();
        expectEcho(probe, request.header(REQUEST_IDENTITY, identity).http(), identity);
    }

    private static void expectEcho(Probe probe, BrokerHttpRequest request, String identity) {
        ResponseView response = probe.send(request);
        List<String> echoed = response.response().headers(REQUEST_IDENTITY);
        probe.expect(
                echoed.equals(List.of(identity)),
                "The response with " + response.status() + " to " + request.method() + " " + request.target() + " has "
                        + (echoed.isEmpty() ? "no request identity" : "the request identity " + echoed)
                        + ". Expected: " + identity + ".",
                response);
    }

    private static void expectServed(Probe probe, String identity) {
        probe.expectStatus(probe.send(OsbRequest.catalog().header(ORIGINATING_IDENTITY, identity)), 200);
    }

    private static void accept(Probe probe) {
        for (String accept : List.of("application/json", "*/*", "application/json, */*;q=0.5", "application/*")) {
            ResponseView response = probe.send(OsbRequest.catalog().header("Accept", accept));
            probe.expect(
                    response.is(200) && response.json().isObject(),
                    "With \"Accept: " + accept + "\" GET /v2/catalog got " + response.status() + ". Expected: 200"
                            + " with the catalog.",
                    response);
        }
        ResponseView absent = probe.send(probe.omitting(OsbRequest.catalog().http(), "Accept"));
        probe.expectStatus(absent, 200);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
