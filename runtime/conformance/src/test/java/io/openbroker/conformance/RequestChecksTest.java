package io.openbroker.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.client.http.BrokerHttpResponse;
import io.openbroker.client.http.BrokerTransport;
import io.openbroker.client.http.Exchange;
import io.openbroker.client.http.ExchangeOutcome;
import io.openbroker.client.http.Header;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Each check of headers, authentication, errors and JSON finds the assembled server wrong when its responses are bent. */
class RequestChecksTest {

    private static final String VERSION = "X-Broker-API-Version";
    private static final String REQUEST_IDENTITY = "X-Broker-API-Request-Identity";
    private static final String ORIGINATING_IDENTITY = "X-Broker-API-Originating-Identity";
    private static final String AUTHORIZATION = "Authorization";
    private static final EnumSet<Area> AREAS = EnumSet.of(Area.HEADERS, Area.AUTHENTICATION, Area.ERRORS, Area.JSON);

    private static final TestServer SERVER = new TestServer();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    /** What is wrong with responses, and the checks that have to find it. */
    private record Defect(
            BiPredicate<BrokerHttpRequest, BrokerHttpResponse> when,
            UnaryOperator<BrokerHttpResponse> bend,
            List<String> checks) {}

    private static Defect defect(
            BiPredicate<BrokerHttpRequest, BrokerHttpResponse> when,
            UnaryOperator<BrokerHttpResponse> bend,
            String... checks) {
        return new Defect(when, bend, List.of(checks));
    }

    private static List<Defect> defects() {
        Set<String> known = ConcurrentHashMap.newKeySet();
        AtomicInteger failures = new AtomicInteger();
        return List.of(
                defect(request(without(VERSION)), status(500), "headers.version.missing"),
                defect(request(without(VERSION)), status(412), "headers.version.missing-status"),
                defect(request(without(VERSION)), body(400, "{}"), "headers.version.missing-described"),
                defect(
                        request(without(VERSION).and(at("/v2/service_instances"))),
                        status(404),
                        "headers.version.missing-every-route"),
                defect(request(otherVersion("2.")), status(412), "headers.version.later-minor"),
                defect(
                        request(otherVersion("")),
                        status(500),
                        "headers.version.earlier-minor",
                        "headers.version.later-major",
                        "headers.version.malformed",
                        "headers.version.empty"),
                defect(request(header(VERSION, "1.0")), body(412, "{}"), "headers.version.unsupported-described"),
                defect(
                        request(header(VERSION, "1.0").and(at("/v2/service_instances"))),
                        status(404),
                        "headers.version.unsupported-every-route"),
                defect(
                        request(request -> request.headers().stream()
                                .anyMatch(header -> header.name().equals("x-broker-api-version"))),
                        status(400),
                        "headers.name-case"),
                defect(
                        request(request -> true),
                        withoutHeader(REQUEST_IDENTITY),
                        "headers.request-identity.catalog",
                        "headers.request-identity.not-found",
                        "headers.request-identity.rejected",
                        "headers.request-identity.malformed-body",
                        "headers.request-identity.unauthorized",
                        "headers.request-identity.version-rejected",
                        "headers.request-identity.unknown-route",
                        "headers.request-identity.verbatim"),
                defect(
                        request(request -> request.isExact()),
                        status(400),
                        "headers.request-identity.absent",
                        "headers.originating-identity.absent",
                        "headers.other.accept"),
                defect(
                        request(request -> request.header(ORIGINATING_IDENTITY).isPresent()),
                        status(500),
                        "headers.originating-identity.platforms",
                        "headers.originating-identity.other-platform",
                        "headers.originating-identity.empty-object",
                        "headers.originating-identity.long",
                        "headers.originating-identity.malformed",
                        "headers.originating-identity.malformed-reads",
                        "headers.originating-identity.empty"),
                defect(
                        request(request -> request.header("X-Conformance-Unknown")
                                        .isPresent()
                                || (request.method().equals("GET")
                                        && request.header("Content-Type").isPresent())),
                        status(400),
                        "headers.other.unknown-ignored",
                        "headers.other.content-type-without-body"),
                defect(
                        (request, response) -> response.status() == 401,
                        status(200),
                        "authentication.catalog.none",
                        "authentication.catalog.wrong-password",
                        "authentication.catalog.wrong-user",
                        "authentication.catalog.similar-password",
                        "authentication.catalog.similar-user",
                        "authentication.catalog.other-scheme",
                        "authentication.catalog.malformed",
                        "authentication.fetch-instance",
                        "authentication.last-operation",
                        "authentication.fetch-binding",
                        "authentication.last-binding-operation",
                        "authentication.provision",
                        "authentication.update",
                        "authentication.bind",
                        "authentication.unbind",
                        "authentication.deprovision",
                        "authentication.before-body",
                        "authentication.existing-instance"),
                defect(
                        request(request -> request.header(AUTHORIZATION)
                                .filter(value -> value.startsWith("basic"))
                                .isPresent()),
                        status(401),
                        "authentication.scheme-case"),
                defect(
                        (request, response) -> response.status() == 401,
                        withoutHeader("WWW-Authenticate"),
                        "authentication.challenge"),
                defect((request, response) -> response.status() == 401, html(401), "authentication.json-body"),
                defect(
                        (request, response) -> response.status() == 401,
                        body(401, "{\"description\": \"pl4tform is not the password of conformance\"}"),
                        "authentication.no-secrets-in-body"),
                defect(
                        request(request -> request.header(AUTHORIZATION)
                                        .filter(value -> value.startsWith("Basic Y2Y6"))
                                        .isPresent())
                                .and((request, response) -> response.status() == 401),
                        body(401, "{\"description\": \"wrong password\"}"),
                        "authentication.no-user-enumeration"),
                defect(
                        (request, response) -> {
                            String id = request.target().replaceFirst("/v2/service_instances/([^/?]*).*", "$1");
                            if (request.method().equals("PUT")) {
                                known.add(id);
                            }
                            return response.status() == 401 && !known.contains(id) && !id.startsWith("/");
                        },
                        status(404),
                        "authentication.no-existence"),
                defect(
                        (request, response) ->
                                (response.status() == 401 && failures.incrementAndGet() > 0) || failures.get() >= 5,
                        status(401),
                        "authentication.after-failures"),
                defect(
                        rejected("GET"),
                        status(500),
                        "errors.reads.no-5xx",
                        "errors.unknown-route.rejected",
                        "errors.unknown-route.status-404",
                        "errors.unusual-ids.no-5xx",
                        "errors.long-id.no-5xx",
                        "errors.empty-operation.no-5xx",
                        "errors.unknown-operation.no-5xx",
                        "errors.poll-without-ids.no-5xx"),
                defect(
                        rejected("PUT", "PATCH", "DELETE", "POST"),
                        status(500),
                        "errors.writes.no-5xx",
                        "errors.unknown-method.rejected",
                        "errors.accepts-incomplete-malformed.no-5xx"),
                defect(
                        rejected("GET", "PUT", "PATCH", "DELETE", "POST"),
                        html(400),
                        "errors.reads.json",
                        "errors.writes.json",
                        "errors.reads.no-html",
                        "errors.writes.no-html",
                        "errors.unknown-route.json",
                        "errors.unknown-method.json",
                        "errors.writes.description"),
                defect(
                        rejected("GET", "PUT", "PATCH", "DELETE"),
                        body(400, "{\"error\": \"\", \"description\": 1}"),
                        "errors.reads.members-not-empty",
                        "errors.writes.members-not-empty"),
                defect(
                        rejected("GET", "PUT", "PATCH", "DELETE"),
                        body(400, "{\"error\": \"two words\"}"),
                        "errors.reads.error-word",
                        "errors.writes.error-word",
                        "errors.unknown-route.error-word",
                        "errors.unknown-method.error-word"),
                defect(
                        (request, response) -> response.status() / 100 == 2,
                        withoutHeader("Content-Type"),
                        "json.responses.content-type"),
                defect(
                        rejected("GET", "PUT", "PATCH", "DELETE"),
                        body(400, "{\"error\": \"ConcurrencyError\", \"instance_usable\": true}"),
                        "errors.reads.codes",
                        "errors.writes.codes",
                        "errors.reads.usability-absent",
                        "errors.writes.usability-absent"),
                defect(
                        rejected("GET", "PUT", "PATCH", "DELETE"),
                        body(400, "{\"description\": \"java.lang.IllegalStateException\\n\\tat Broker.main\"}"),
                        "errors.reads.no-internals",
                        "errors.writes.no-internals"),
                defect(
                        rejected("POST"),
                        response -> withoutHeader("Allow").apply(status(405).apply(response)),
                        "errors.unknown-method.allow"),
                defect(
                        request(request -> request.target().contains("conformance_unknown=")),
                        status(400),
                        "errors.unknown-query-ignored"),
                defect(
                        (request, response) -> {
                            String id = request.target();
                            return id.contains("/v2/service_instances/") || id.equals("/v2/catalog");
                        },
                        response -> response.status() >= 400
                                ? status(500).apply(response)
                                : body(
                                                200,
                                                response.text()
                                                        .replace("\"bindable\":true", "\"bindable\":false")
                                                        .replace("_retrievable\":true", "_retrievable\":false"))
                                        .apply(response),
                        "errors.unsupported.fetch-instance",
                        "errors.unsupported.fetch-binding",
                        "errors.unsupported.bind"),
                defect(
                        request(put(false)).and((request, response) -> response.status() == 400),
                        body(201, "{}"),
                        json(
                                "provision",
                                "truncated",
                                "not-json",
                                "not-an-object",
                                "empty-body",
                                "service-id-type",
                                "plan-id-type",
                                "parameters-type",
                                "context-type",
                                "maintenance-info-type")),
                defect(
                        request(put(false)).and((request, response) -> response.status() == 400),
                        status(201),
                        "json.duplicate-members.rejected",
                        "json.syntax.trailing-content",
                        "json.syntax.trailing-comma",
                        "json.syntax.comments",
                        "json.syntax.single-quotes",
                        "json.parameters.provision-types"),
                defect(
                        rejected("PATCH"),
                        body(200, "{}"),
                        json(
                                "update",
                                "truncated",
                                "not-json",
                                "not-an-object",
                                "empty-body",
                                "service-id-type",
                                "plan-id-type",
                                "parameters-type",
                                "context-type",
                                "previous-values-type")),
                defect(rejected("PATCH"), body(200, "{}"), "json.parameters.update-types"),
                defect(
                        request(put(true)).and((request, response) -> response.status() == 400),
                        body(201, "{}"),
                        json(
                                "bind",
                                "truncated",
                                "not-json",
                                "not-an-object",
                                "empty-body",
                                "service-id-type",
                                "plan-id-type",
                                "parameters-type",
                                "context-type",
                                "bind-resource-type")),
                defect(
                        request(put(true)).and((request, response) -> response.status() == 400),
                        body(201, "{}"),
                        "json.parameters.bind-types"),
                defect(
                        request(request -> request.body().isPresent()
                                && !request.header("Content-Type")
                                        .filter("application/json"::equals)
                                        .isPresent()),
                        status(415),
                        "json.content-type.foreign",
                        "json.content-type.absent",
                        "json.content-type.parameters"),
                defect(
                        request(request -> request.text().contains("conformance_unknown")),
                        status(400),
                        "json.unknown-fields.provision",
                        "json.unknown-fields.update",
                        "json.unknown-fields.bind"),
                defect(
                        request(request -> request.method().equals("PUT")
                                && !request.text().startsWith("{\"service_id\"")),
                        status(409),
                        "json.member-order",
                        "json.white-space",
                        "json.escapes"),
                defect(
                        request(request -> request.text().contains("_value\":1e400")
                                || request.text().contains(":null")),
                        status(500),
                        "json.values.no-5xx",
                        "json.null-as-absent.provision",
                        "json.null-as-absent.update",
                        "json.null-as-absent.bind"));
    }

    @Test
    void findWhatIsWrong() {
        List<String> silent = new ArrayList<>();
        for (Defect defect : defects()) {
            List<CheckResult> results = TestRun.check(
                    SERVER.bent(exchange -> exchange.response()
                            .filter(response -> defect.when().test(exchange.request(), response))
                            .map(response -> responded(exchange, defect.bend().apply(response)))
                            .orElse(exchange)),
                    defect.checks().toArray(String[]::new));
            Set<String> failed = results.stream()
                    .filter(CheckResult::failed)
                    .map(result -> result.check().id())
                    .collect(Collectors.toSet());
            defect.checks().stream()
                    .filter(id -> !failed.contains(id))
                    .forEach(id -> silent.add(id + ": "
                            + results.stream()
                                    .filter(result -> result.check().id().equals(id))
                                    .map(result -> result.outcome().toString())
                                    .distinct()
                                    .toList()));
        }

        assertThat(silent).isEmpty();
    }

    @Test
    void findNothingInTheAssembledServerForAnyPlatform() {
        Report report = TestRun.of(SERVER.transport())
                .modes(EnumSet.of(Mode.READ_ONLY))
                .profiles(EnumSet.allOf(Profile.class))
                .build()
                .run(ProgressListener.NONE);

        assertThat(report.results())
                .filteredOn(result -> result.check().area() == Area.PROFILES)
                .isNotEmpty()
                .noneMatch(CheckResult::failed);
    }

    @Test
    void areAllProved() {
        Set<String> proved = new TreeSet<>(List.of("authentication.catalog.wrong-token"));
        defects().forEach(defect -> proved.addAll(defect.checks()));

        assertThat(Conformance.checks())
                .filteredOn(check -> AREAS.contains(check.area()))
                .extracting(CheckInfo::id)
                .isSubsetOf(proved);
    }

    @Test
    void findATokenThatIsNotReadToItsEnd() {
        BrokerTransport bearer = request -> {
            boolean right = request.header(AUTHORIZATION)
                    .map(value -> value.startsWith("Bearer t0ken"))
                    .orElse(!request.isExact());
            Exchange exchange = SERVER.transport().send(right ? request.withoutHeader(AUTHORIZATION) : request);
            return new Exchange(
                    request.header(AUTHORIZATION).isPresent()
                            ? request
                            : request.withHeader(AUTHORIZATION, "Bearer t0ken"),
                    exchange.outcome(),
                    exchange.started(),
                    exchange.duration());
        };

        assertThat(TestRun.check(bearer, "authentication.catalog.wrong-token"))
                .singleElement()
                .matches(CheckResult::failed);
    }

    private static Exchange responded(Exchange exchange, BrokerHttpResponse response) {
        return new Exchange(
                exchange.request(), new ExchangeOutcome.Responded(response), exchange.started(), exchange.duration());
    }

    private static String[] json(String operation, String... rules) {
        return Arrays.stream(rules)
                .map(rule -> "json." + operation + "." + rule)
                .toArray(String[]::new);
    }

    private static BiPredicate<BrokerHttpRequest, BrokerHttpResponse> request(Predicate<BrokerHttpRequest> predicate) {
        return (request, response) -> predicate.test(request);
    }

    private static BiPredicate<BrokerHttpRequest, BrokerHttpResponse> rejected(String... methods) {
        return (request, response) ->
                response.status() >= 400 && List.of(methods).contains(request.method());
    }

    private static Predicate<BrokerHttpRequest> without(String name) {
        return request -> request.header(name).isEmpty();
    }

    private static Predicate<BrokerHttpRequest> header(String name, String value) {
        return request -> request.header(name).filter(value::equals).isPresent();
    }

    private static Predicate<BrokerHttpRequest> at(String path) {
        return request -> request.target().startsWith(path);
    }

    private static Predicate<BrokerHttpRequest> put(boolean binding) {
        return request -> request.method().equals("PUT") && request.target().contains("/service_bindings/") == binding;
    }

    private static Predicate<BrokerHttpRequest> otherVersion(String prefix) {
        return request -> request.header(VERSION)
                .filter(version -> version.startsWith(prefix) && !version.equals("2.17"))
                .isPresent();
    }

    private static UnaryOperator<BrokerHttpResponse> status(int status) {
        return response -> new BrokerHttpResponse(status, response.headers(), response.body(), false);
    }

    private static UnaryOperator<BrokerHttpResponse> body(int status, String json) {
        return response ->
                new BrokerHttpResponse(status, response.headers(), json.getBytes(StandardCharsets.UTF_8), false);
    }

    private static UnaryOperator<BrokerHttpResponse> html(int status) {
        return response -> new BrokerHttpResponse(
                status,
                List.of(new Header("Content-Type", "text/html")),
                "<html>Error</html>".getBytes(StandardCharsets.UTF_8),
                false);
    }

    private static UnaryOperator<BrokerHttpResponse> withoutHeader(String name) {
        return response -> new BrokerHttpResponse(
                response.status(),
                response.headers().stream()
                        .filter(header -> !header.isNamed(name))
                        .toList(),
                response.body(),
                false);
    }
}
