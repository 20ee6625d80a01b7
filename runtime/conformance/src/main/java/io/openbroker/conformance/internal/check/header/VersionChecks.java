package io.openbroker.conformance.internal.check.header;

import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.client.http.Header;
import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.CheckBuilder;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.Routes;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.OsbRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code X-Broker-API-Version}. */
public final class VersionChecks {

    private static final String VERSION = "X-Broker-API-Version";
    private static final List<String> LATER = List.of("2.18", "2.20", "2.100");
    private static final List<String> EARLIER = List.of("2.13", "2.9", "2.0", "1.0");
    private static final List<String> MALFORMED = List.of("abc", "2", "2.x", "2.17.1", "-1", "2,17", "v2.17");

    private VersionChecks() {}

    /** Returns the checks. */
    public static List<Check> checks() {
        return List.of(
                must("headers.version.missing")
                        .requirement("A request without X-Broker-API-Version is served, or rejected with a 4xx.")
                        .remedy("Serve the request, or reject it with 400; do not fail.")
                        .reads(probe -> {
                            ResponseView response = withoutVersion(probe, OsbRequest.catalog());
                            probe.expect(
                                    response.is(200) || isRejection(response),
                                    "GET /v2/catalog without " + VERSION + " got " + response.status()
                                            + ". Expected: 200 or a 4xx.",
                                    response);
                        }),
                should("headers.version.missing-status")
                        .requirement("The rejection of a request without X-Broker-API-Version is a 400.")
                        .remedy("Return 400; 412 is for versions that are not supported.")
                        .reads(probe -> {
                            ResponseView response = withoutVersion(probe, OsbRequest.catalog());
                            if (!isRejection(response)) {
                                throw probe.notApplicable("The broker does not reject requests without the header.");
                            }
                            probe.expectStatus(response, 400);
                        }),
                should("headers.version.missing-described")
                        .requirement(
                                "The rejection of a request without X-Broker-API-Version says that it is required.")
                        .remedy("Return a JSON body whose description names the header.")
                        .reads(probe -> {
                            ResponseView response = withoutVersion(probe, OsbRequest.catalog());
                            if (response.isSuccess()) {
                                throw probe.notApplicable("The broker serves requests without the header.");
                            }
                            expectDescription(probe, response);
                        }),
                Check.may(Area.HEADERS, "headers.version.missing-every-route")
                        .section(SpecSection.API_VERSION)
                        .requirement(
                                "A broker that rejects requests without X-Broker-API-Version does so on each route.")
                        .remedy("Check the header before the request is routed.")
                        .reads(probe -> everyRoute(probe, "without " + VERSION, Map.of(), 400)),
                should("headers.version.later-minor")
                        .requirement("Requests of later minor versions are served, since these only add features.")
                        .remedy("Compare major and minor version as numbers, and accept later minor versions.")
                        .reads(probe ->
                                LATER.forEach(version -> probe.expectStatus(probe.send(withVersion(version)), 200))),
                must("headers.version.earlier-minor")
                        .requirement("A request of an earlier version is served, or rejected with 412.")
                        .remedy("Reject versions that are too old with 412.")
                        .reads(probe -> EARLIER.forEach(
                                version -> probe.expectStatus(probe.send(withVersion(version)), 200, 412))),
                must("headers.version.later-major")
                        .requirement("A request of another major version is served, or rejected with 412.")
                        .remedy("Reject other major versions with 412.")
                        .reads(probe -> probe.expectStatus(probe.send(withVersion("3.0")), 200, 412)),
                should("headers.version.unsupported-described")
                        .requirement("A rejection with 412 says which version is to be used.")
                        .remedy("Return a JSON body whose description names the supported versions.")
                        .reads(VersionChecks::describesVersions),
                Check.may(Area.HEADERS, "headers.version.unsupported-every-route")
                        .section(SpecSection.API_VERSION)
                        .requirement("A broker that rejects a version does so on each route.")
                        .remedy("Check the header before the request is routed.")
                        .reads(probe -> everyRoute(probe, "with version 1.0", Map.of(VERSION, "1.0"), 412)),
                must("headers.version.malformed")
                        .requirement("A malformed version is served, or rejected with 400 or 412.")
                        .remedy("Reject versions other than MAJOR.MINOR with 400 or 412; do not fail.")
                        .reads(probe -> MALFORMED.forEach(
                                version -> probe.expectStatus(probe.send(withVersion(version)), 200, 400, 412))),
                must("headers.version.empty")
                        .requirement("A request with an empty version is served, or rejected with 400 or 412.")
                        .remedy("Treat an empty header as an absent one.")
                        .reads(probe -> probe.expectStatus(probe.send(withVersion("")), 200, 400, 412)),
                Check.must(Area.HEADERS, "headers.name-case")
                        .section(SpecSection.API_VERSION)
                        .requirement("The names of headers are read whatever their case, as HTTP says.")
                        .remedy("Look up headers without regard to case.")
                        .reads(probe -> {
                            BrokerHttpRequest request =
                                    probe.catalog().exchange().request();
                            Map<String, String> lower = new LinkedHashMap<>();
                            for (Header header : request.headers()) {
                                lower.put(header.name().toLowerCase(Locale.ROOT), header.value());
                            }
                            lower.putIfAbsent(
                                    VERSION.toLowerCase(Locale.ROOT),
                                    probe.apiVersion().number());
                            BrokerHttpRequest exact = OsbRequest.catalog().http();
                            for (Map.Entry<String, String> header : lower.entrySet()) {
                                exact = exact.withAddedHeader(header.getKey(), header.getValue());
                            }
                            probe.expectStatus(probe.send(exact.exact()), 200);
                        }));
    }

    private static CheckBuilder must(String id) {
        return Check.must(Area.HEADERS, id).section(SpecSection.API_VERSION);
    }

    private static CheckBuilder should(String id) {
        return Check.should(Area.HEADERS, id).section(SpecSection.API_VERSION);
    }

    private static OsbRequest withVersion(String version) {
        return OsbRequest.catalog().header(VERSION, version);
    }

    private static ResponseView withoutVersion(Probe probe, OsbRequest request) {
        return probe.send(probe.omitting(request.http(), VERSION));
    }

    private static boolean isRejection(ResponseView response) {
        return response.status() / 100 == 4;
    }

    private static void expectDescription(Probe probe, ResponseView response) {
        probe.expect(
                response.json().get("description").isText(),
                "The rejection with " + response.status() + " has no description.",
                response);
    }

    private static void describesVersions(Probe probe) {
        boolean rejected = false;
        for (String version : List.of("1.0", "3.0")) {
            ResponseView response = probe.send(withVersion(version));
            if (response.is(412)) {
                rejected = true;
                expectDescription(probe, response);
            }
        }
        if (!rejected) {
            throw probe.notApplicable("The broker serves requests of versions 1.0 and 3.0.");
        }
    }

    private static void everyRoute(Probe probe, String how, Map<String, String> headers, int status) {
        if (!bent(probe, OsbRequest.catalog(), headers).is(status)) {
            throw probe.notApplicable("The broker does not reject requests for the catalog " + how + ".");
        }
        for (OsbRequest request : Routes.reads(probe)) {
            ResponseView response = bent(probe, request, headers);
            probe.expect(
                    response.is(status),
                    "GET " + request.path() + " " + how + " got " + response.status()
                            + ", but GET /v2/catalog is rejected with " + status + ".",
                    response);
        }
    }

    private static ResponseView bent(Probe probe, OsbRequest request, Map<String, String> headers) {
        if (headers.isEmpty()) {
            return withoutVersion(probe, request);
        }
        OsbRequest bent = request;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            bent = bent.header(header.getKey(), header.getValue());
        }
        return probe.send(bent);
    }
}
