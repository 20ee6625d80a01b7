package io.openbroker.conformance.internal.check.hostile;

import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.CheckBuilder;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.exchange.ResponseView;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Requests that would get what they must not have, or would change a response, only if they were misread. */
final class AccessChecks {

    private static final String AUTHORIZATION = "Authorization";
    private static final BrokerHttpRequest CATALOG = BrokerHttpRequest.of("GET", "/v2/catalog");
    private static final int LONG = 50_000;

    private static final Check PATH = must("hostile.path.authentication")
            .requirement("The catalog is not served without credentials under any spelling of its path.")
            .remedy("Authenticate each request before it is routed.")
            .hostile((probe, instances) -> {
                requireCredentials(probe);
                Stream.of(
                                "/v2/catalog/",
                                "//v2/catalog",
                                "/v2//catalog",
                                "/v2/./catalog",
                                "/v2/a/../catalog",
                                "/v2/catalog;a=b",
                                "/v2;a=b/catalog",
                                "/a/..;/v2/catalog",
                                "/health/..%2fv2/catalog",
                                "/V2/CATALOG",
                                "/v2/%63atalog",
                                "/v2/catalog%2f",
                                "/v2/catalog%00",
                                "/v2/catalog%20",
                                "/v2/catalog.json",
                                "/v2/catalog?/health")
                        .forEach(target -> {
                            ResponseView response =
                                    probe.sendRaw(probe.omitting(CATALOG.withTarget(target), AUTHORIZATION));
                            expectNoCatalog(probe, "A GET of " + target + " without credentials", response);
                        });
            });

    private static final Check CREDENTIALS = must("hostile.header.authorization")
            .requirement("Credentials that cannot be decoded get no catalog and no 5xx.")
            .remedy("Respond with 401 to credentials that cannot be decoded.")
            .hostile((probe, instances) -> {
                requireCredentials(probe);
                Stream.of(
                                "Basic",
                                "Basic ====",
                                "Basic " + base64("no-colon"),
                                "Basic " + base64("\u0000:\u0000"),
                                "Basic " + base64("\u00ff\u00fe:\u00ff"),
                                "Basic " + base64(":".repeat(LONG)),
                                "Bearer",
                                "\u00ff\u00fe")
                        .forEach(value -> {
                            ResponseView response = probe.sendRaw(
                                    probe.omitting(CATALOG, AUTHORIZATION).withHeader(AUTHORIZATION, value));
                            expectNoCatalog(probe, "A request with malformed credentials", response);
                            probe.expect(
                                    !response.responded() || response.status() < 500,
                                    "A request with malformed credentials got a 5xx. Expected: 401.",
                                    response);
                        });
            });

    private static final Check TRACE = Check.should(Area.HOSTILE, "hostile.method.trace")
            .section(SpecSection.ERRORS)
            .requirement("TRACE does not return the headers of the request, which have the credentials.")
            .remedy("Switch TRACE off in the server.")
            .hostile((probe, instances) -> {
                String marker = probe.newId();
                ResponseView response = probe.sendRaw(
                        BrokerHttpRequest.of("TRACE", "/v2/catalog").withHeader("X-Hostile", marker));
                probe.expect(
                        !response.responded() || !response.response().text().contains(marker),
                        "TRACE returned the headers of the request.",
                        response);
            });

    private static final Check INJECTION = Check.should(Area.HOSTILE, "hostile.header.injection")
            .section(SpecSection.REQUEST_IDENTITY)
            .requirement("Line breaks in the request identity or in an id add no header to the response.")
            .remedy("Return a request identity only if it has no control characters.")
            .hostile((probe, instances) -> {
                BrokerHttpRequest fetch = probe.requests()
                        .fetchInstance("a\r\nX-Injected: 1", probe.plan())
                        .http();
                Stream.concat(
                                Stream.of(
                                                "a\rX-Injected: 1",
                                                "a\r X-Injected: 1",
                                                "a%0d%0aX-Injected: 1",
                                                "a\\r\\nX-Injected: 1",
                                                "\u00c4\u008d\u00c4\u008aX-Injected: 1")
                                        .map(value -> CATALOG.withHeader("X-Broker-API-Request-Identity", value)),
                                Stream.of(fetch))
                        .forEach(request -> {
                            ResponseView response = probe.sendRaw(request);
                            probe.expect(
                                    !response.responded()
                                            || response.header("X-Injected").isEmpty(),
                                    "The response has the header X-Injected, which a value of the request contains.",
                                    response);
                        });
            });

    private AccessChecks() {}

    static List<Check> checks() {
        return List.of(PATH, CREDENTIALS, TRACE, INJECTION);
    }

    private static CheckBuilder must(String id) {
        return Check.must(Area.HOSTILE, id).section(SpecSection.AUTHENTICATION);
    }

    private static void requireCredentials(Probe probe) {
        if (probe.catalog().exchange().request().header(AUTHORIZATION).isEmpty()) {
            throw probe.notApplicable("The run has no credentials.");
        }
    }

    private static void expectNoCatalog(Probe probe, String what, ResponseView response) {
        probe.expect(
                !response.responded()
                        || !response.isSuccess()
                        || !response.json().get("services").exists(),
                what + " got the catalog. Expected: 401.",
                response);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
