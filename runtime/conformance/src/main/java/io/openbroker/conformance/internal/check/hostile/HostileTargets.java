package io.openbroker.conformance.internal.check.hostile;

import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.conformance.Level;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.SpecSection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Requests whose paths and queries are malformed, ambiguous or long. None is about a service instance that exists. */
final class HostileTargets {

    private static final int LONG = 100_000;
    private static final int MANY = 5_000;
    private static final String INSTANCES = "/v2/service_instances/";

    private HostileTargets() {}

    static List<HostileKind> kinds() {
        return List.of(
                kind(
                        "path.traversal",
                        "Paths with dots and encoded dots get no 5xx.",
                        "Route by the path as it was sent, or normalize it before anything else.",
                        Expectation.NO_SERVER_ERROR_OR_CLOSE,
                        probe -> Stream.of(
                                        INSTANCES + "../catalog",
                                        INSTANCES + "..",
                                        INSTANCES + "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
                                        INSTANCES + "..%5c..%5cwin.ini",
                                        "/v2/..;/v2/catalog",
                                        "/../../../../etc/passwd",
                                        "/v2/static/..%2f..%2f..%2fetc%2fpasswd",
                                        "//v2//catalog",
                                        "/v2/catalog/.",
                                        "/v2/catalog;a=b")
                                .map(target -> get("A GET of " + target, target))),
                kind(
                        "path.percent-encoding",
                        "Ids with invalid percent-encoding, or an encoded NUL, get a 4xx.",
                        "Reject paths that cannot be decoded as UTF-8 with 400.",
                        Expectation.REJECTION_OR_CLOSE,
                        probe -> Stream.of("%", "%zz", "a%2", "%00", "a%00b", "%c0%af", "%ff", "%u0041", "%ed%a0%80")
                                .map(id -> get("A GET of the id " + id, INSTANCES + id + "/last_operation"))),
                kind(
                        "path.encoded-slashes",
                        "Ids with encoded slashes, also twice encoded, get a 4xx as other unknown ids do.",
                        "Decode ids once, after the path is split.",
                        Expectation.REJECTION,
                        probe -> Stream.of(
                                        "a%2Fb",
                                        "%2F",
                                        "%2e%2e%2fcatalog",
                                        "%252e%252e%252fcatalog",
                                        "a%5Cb",
                                        "a%3Fb",
                                        "%2Fv2%2Fcatalog")
                                .map(id -> get("A GET of the id " + id, INSTANCES + id + "/last_operation"))),
                kind(
                        "path.long",
                        "An id of 100,000 characters gets a 4xx, or closes the connection.",
                        "Limit the length of request lines, and respond with 414 to longer ones.",
                        Expectation.REJECTION_OR_CLOSE,
                        probe -> Stream.of("i".repeat(LONG), "%41".repeat(LONG / 3))
                                .map(id -> get("A GET of an id of 100,000 characters", INSTANCES + id))),
                kind(
                        "query.repeated",
                        "A deprovision request with service_id or plan_id twice, for an unknown instance, gets a 4xx.",
                        "Reject a query with a parameter twice with 400, or use one of the values everywhere.",
                        Expectation.REJECTION,
                        probe -> {
                            String service =
                                    "service_id=" + probe.plan().offering().id();
                            String plan = "plan_id=" + probe.plan().id();
                            return Stream.of(
                                            service + "&service_id=unknown&" + plan,
                                            "service_id=unknown&" + service + "&" + plan,
                                            service + "&" + plan + "&plan_id=unknown",
                                            service + "&plan_id=unknown&" + plan,
                                            service + "&" + plan + "&accepts_incomplete=true&accepts_incomplete=false",
                                            service + "&" + plan + "&service_id[]=unknown")
                                    .map(query -> HostileRequest.raw(
                                            "A deprovision request with the query " + query,
                                            BrokerHttpRequest.of("DELETE", INSTANCES + probe.newId() + "?" + query)));
                        }),
                kind(
                        "query.malformed",
                        "A poll of an unknown instance with a malformed query gets a 4xx.",
                        "Reject queries that cannot be decoded with 400, or ignore them.",
                        Expectation.REJECTION_OR_CLOSE,
                        probe -> Stream.of(
                                        "%", "service_id=%zz", "&&&=", "=a", "service_id", "operation=%00", "%ff=%ff")
                                .map(query -> get(
                                        "A poll with the query " + query,
                                        INSTANCES + probe.newId() + "/last_operation?" + query))),
                kind(
                        "query.many",
                        "A poll of an unknown instance with 5,000 parameters, or a long operation, gets a 4xx.",
                        "Limit the length of request lines, and respond with 414 to longer ones.",
                        Expectation.REJECTION_OR_CLOSE,
                        probe -> Stream.of(
                                        IntStream.range(0, MANY)
                                                .mapToObj(number -> "a" + number + "=b")
                                                .collect(Collectors.joining("&")),
                                        "operation=" + "o".repeat(LONG))
                                .map(query -> get(
                                        "A poll with a query of " + query.length() + " characters",
                                        INSTANCES + probe.newId() + "/last_operation?" + query))));
    }

    private static HostileRequest get(String title, String target) {
        return HostileRequest.raw(title, BrokerHttpRequest.of("GET", target));
    }

    private static HostileKind kind(
            String id,
            String requirement,
            String remedy,
            Expectation expectation,
            Function<Probe, Stream<HostileRequest>> requests) {
        return new HostileKind(
                id,
                Level.SHOULD,
                SpecSection.URL_PROPERTIES,
                requirement,
                remedy,
                expectation,
                (probe, instances) -> requests.apply(probe));
    }
}
