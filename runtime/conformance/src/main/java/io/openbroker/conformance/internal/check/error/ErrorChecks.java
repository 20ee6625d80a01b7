package io.openbroker.conformance.internal.check.error;

import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.conformance.ApiVersion;
import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.catalog.Plan;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.CheckBuilder;
import io.openbroker.conformance.internal.check.Condition;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.Routes;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.check.response.Errors;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.OsbRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Bodies and statuses of errors. */
public final class ErrorChecks {

    private static final Condition NOT_RETRIEVABLE =
            new Condition(plan -> !plan.instancesRetrievable(), "Instances can be fetched (instances_retrievable).");
    private static final Condition BINDINGS_NOT_RETRIEVABLE =
            new Condition(plan -> !plan.bindingsRetrievable(), "Bindings can be fetched (bindings_retrievable).");

    private ErrorChecks() {}

    /** Returns the checks. */
    public static List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        checks.addAll(forReadsAndWrites(
                "no-5xx",
                SpecSection.ERRORS,
                true,
                "get no 5xx; nothing is wrong with the broker.",
                "Reject the request with a 4xx.",
                Errors::noServerError));
        checks.addAll(forReadsAndWrites(
                "json",
                SpecSection.CONTENT_TYPE,
                false,
                "get a JSON object with the Content-Type application/json.",
                "Return a JSON object with description, also from the framework's own errors.",
                Errors::json));
        checks.addAll(forReadsAndWrites(
                "members-not-empty",
                SpecSection.ERRORS,
                true,
                "get errors whose error and description are strings that are not empty, if present.",
                "Leave error or description out if there is nothing to say.",
                Rejections::members));
        checks.addAll(forReadsAndWrites(
                "error-word",
                SpecSection.ERRORS,
                false,
                "get errors whose error is a single word in camel case, if present.",
                "Use error for a code such as \"ConcurrencyError\", and description for sentences.",
                Rejections::word));
        checks.addAll(forReadsAndWrites(
                "codes",
                SpecSection.ERROR_CODES,
                false,
                "get none of the error codes that the specification defines for other cases.",
                "Use another code, or none; platforms act on those of the specification.",
                Rejections::codes));
        checks.addAll(forReadsAndWrites(
                "usability-absent",
                SpecSection.ERRORS,
                true,
                "get instance_usable and update_repeatable only where the specification defines them.",
                "Leave the member out of errors of other operations.",
                Rejections::usability));
        checks.addAll(forReadsAndWrites(
                "no-internals",
                SpecSection.ERRORS,
                false,
                "get no stack traces and no names of exceptions; the description is for users.",
                "Log the exception, and return a description that users understand.",
                Errors::internals));
        checks.addAll(forReadsAndWrites(
                "no-html",
                SpecSection.CONTENT_TYPE,
                false,
                "get no HTML pages.",
                "Replace the framework's error pages with JSON.",
                Errors::noHtml));
        checks.add(Check.may(Area.ERRORS, "errors.writes.description")
                .section(SpecSection.ERRORS)
                .requirement("Rejections of requests that write have a description, which platforms show to users.")
                .remedy("Return a JSON object with a description that says what is wrong and what to do.")
                .writes(Rejections.each(Rejections::writes, Rejections::description)));
        checks.addAll(routes());
        checks.addAll(unusual());
        return checks;
    }

    private static List<Check> forReadsAndWrites(
            String rule,
            SpecSection section,
            boolean must,
            String requirement,
            String remedy,
            BiConsumer<Probe, ResponseView> test) {
        ApiVersion since = rule.equals("usability-absent") ? ApiVersion.V2_16 : ApiVersion.V2_13;
        CheckBuilder reads = must
                ? Check.must(Area.ERRORS, "errors.reads." + rule)
                : Check.should(Area.ERRORS, "errors.reads." + rule);
        CheckBuilder writes = must
                ? Check.must(Area.ERRORS, "errors.writes." + rule)
                : Check.should(Area.ERRORS, "errors.writes." + rule);
        return List.of(
                reads.section(section)
                        .since(since)
                        .requirement("Requests that read what does not exist " + requirement)
                        .remedy(remedy)
                        .reads(Rejections.each(Rejections::reads, test)),
                writes.section(section)
                        .since(since)
                        .requirement("Requests that write and cannot be carried out " + requirement)
                        .remedy(remedy)
                        .writes(Rejections.each(Rejections::writes, test)));
    }

    private static List<Check> routes() {
        return List.of(
                should("errors.unknown-route.rejected")
                        .requirement("A GET of an unknown path gets a 4xx.")
                        .remedy("Respond with 404 to paths that the specification does not define.")
                        .reads(probe -> unknownRoutes(probe)
                                .forEach(response -> probe.expect(
                                        response.isRejection(), Errors.told(response) + ". Expected: 404.", response))),
                should("errors.unknown-route.status-404")
                        .requirement("A GET of an unknown path gets 404.")
                        .remedy("Respond with 404 to paths that the specification does not define.")
                        .reads(probe -> unknownRoutes(probe).forEach(response -> probe.expectStatus(response, 404))),
                Check.should(Area.ERRORS, "errors.unknown-route.json")
                        .section(SpecSection.CONTENT_TYPE)
                        .requirement(
                                "The error for an unknown path is a JSON object, as other errors of the broker are.")
                        .remedy("Replace the framework's page for 404 with JSON.")
                        .reads(probe -> unknownRoutes(probe).forEach(response -> {
                            Errors.json(probe, response);
                            Errors.noHtml(probe, response);
                        })),
                should("errors.unknown-route.error-word")
                        .requirement(
                                "The error for an unknown path has the members of other errors: error is a word in camel"
                                        + " case, if present.")
                        .remedy(
                                "Return error and description as the specification defines them, also from the framework.")
                        .reads(probe -> unknownRoutes(probe).forEach(response -> shape(probe, response))),
                should("errors.unknown-method.rejected")
                        .requirement("Methods that the specification does not define get a 4xx, or 501.")
                        .remedy("Respond with 405 and the header Allow.")
                        .writes(probe -> unknownMethods(probe)
                                .forEach(response -> probe.expect(
                                        response.isRejection() || response.is(501),
                                        Errors.told(response) + ". Expected: 405.",
                                        response))),
                should("errors.unknown-method.allow")
                        .requirement("A 405 has the header Allow, as HTTP demands.")
                        .remedy("Add Allow with the methods of the route.")
                        .writes(probe -> unknownMethods(probe)
                                .forEach(response -> probe.expect(
                                        !response.is(405)
                                                || response.header("Allow").isPresent(),
                                        Errors.told(response) + " without the header Allow.",
                                        response))),
                Check.should(Area.ERRORS, "errors.unknown-method.json")
                        .section(SpecSection.CONTENT_TYPE)
                        .requirement(
                                "The error for an unknown method is a JSON object, as other errors of the broker are.")
                        .remedy("Replace the framework's page for 405 with JSON.")
                        .writes(probe -> unknownMethods(probe).forEach(response -> {
                            Errors.json(probe, response);
                            Errors.noHtml(probe, response);
                        })),
                should("errors.unknown-method.error-word")
                        .requirement(
                                "The error for an unknown method has the members of other errors: error is a word in camel"
                                        + " case, if present.")
                        .remedy(
                                "Return error and description as the specification defines them, also from the framework.")
                        .writes(probe -> unknownMethods(probe).forEach(response -> shape(probe, response))),
                Check.should(Area.ERRORS, "errors.unsupported.fetch-instance")
                        .section(SpecSection.FETCHING_INSTANCE)
                        .since(ApiVersion.V2_14)
                        .when(NOT_RETRIEVABLE)
                        .requirement("Fetching an instance gets a 4xx, or 501, if the broker does not support it.")
                        .remedy("Respond with 404 or 405.")
                        .reads(probe -> unsupported(probe, Routes.reads(probe).get(0))),
                Check.should(Area.ERRORS, "errors.unsupported.fetch-binding")
                        .section(SpecSection.FETCHING_BINDING)
                        .since(ApiVersion.V2_14)
                        .when(BINDINGS_NOT_RETRIEVABLE)
                        .requirement("Fetching a binding gets a 4xx, or 501, if the broker does not support it.")
                        .remedy("Respond with 404 or 405.")
                        .reads(probe -> unsupported(probe, Routes.reads(probe).get(2))),
                Check.should(Area.ERRORS, "errors.unsupported.bind")
                        .section(SpecSection.BINDING)
                        .when(Condition.NOT_BINDABLE)
                        .requirement("A bind request gets a 4xx, or 501, if the plan is not bindable.")
                        .remedy("Reject the request with 400.")
                        .writes(probe -> unsupported(
                                probe,
                                probe.requests()
                                        .bind(probe.newId(), probe.newId(), probe.plan())
                                        .acceptingIncomplete())));
    }

    private static List<Check> unusual() {
        return List.of(
                must("errors.unusual-ids.no-5xx")
                        .requirement("Ids with any characters, percent-encoded, get no 5xx.")
                        .remedy("Decode ids after the path is split, and treat them as plain text.")
                        .reads(ErrorChecks::unusualIds),
                must("errors.long-id.no-5xx")
                        .requirement("An id with 500 characters gets no 5xx.")
                        .remedy("Reject ids that cannot be stored with a 4xx.")
                        .reads(probe -> Errors.noServerError(
                                probe, probe.send(probe.requests().lastOperation("i".repeat(500), probe.plan())))),
                should("errors.unknown-query-ignored")
                        .requirement("Query parameters that are not in the specification are ignored.")
                        .remedy("Ignore unknown query parameters.")
                        .reads(ErrorChecks::unknownQuery),
                must("errors.empty-operation.no-5xx")
                        .requirement("A poll with an empty operation gets no 5xx.")
                        .remedy("Treat an empty operation as an absent one, or reject it with 400.")
                        .reads(probe -> Errors.noServerError(
                                probe, probe.send(Routes.reads(probe).get(1).query("operation", "")))),
                must("errors.unknown-operation.no-5xx")
                        .requirement("A poll with an operation that the broker did not issue gets no 5xx.")
                        .remedy("Respond with 400 or 404 to operations that are unknown.")
                        .reads(probe -> Stream.of("conformance", "{\"a\":1}", "-1", "a b&c=d/é")
                                .forEach(operation -> Errors.noServerError(
                                        probe,
                                        probe.send(Routes.reads(probe).get(1).query("operation", operation))))),
                must("errors.poll-without-ids.no-5xx")
                        .requirement("A poll without service_id and plan_id, which are optional, gets no 5xx.")
                        .remedy("Look the instance up by its id alone.")
                        .reads(probe -> Routes.reads(probe)
                                .forEach(request -> Errors.noServerError(
                                        probe,
                                        probe.send(request.withoutQuery("service_id")
                                                .withoutQuery("plan_id"))))),
                must("errors.accepts-incomplete-malformed.no-5xx")
                        .requirement("A malformed accepts_incomplete gets no 5xx.")
                        .remedy("Treat other values than true as false, or reject them with 400.")
                        .writes(probe -> Stream.of("yes", "1", "", "TRUE")
                                .forEach(value -> Errors.noServerError(
                                        probe,
                                        probe.send(Routes.unknownPlan(probe).query("accepts_incomplete", value))))));
    }

    private static CheckBuilder must(String id) {
        return Check.must(Area.ERRORS, id).section(SpecSection.ERRORS);
    }

    private static CheckBuilder should(String id) {
        return Check.should(Area.ERRORS, id).section(SpecSection.ERRORS);
    }

    private static Stream<ResponseView> unknownRoutes(Probe probe) {
        return Stream.of(
                        "/v2/conformance_unknown",
                        "/v2/service_instances/" + probe.newId() + "/conformance_unknown",
                        "/v2/service_instances/" + probe.newId() + "/service_bindings/" + probe.newId()
                                + "/conformance_unknown")
                .map(path -> probe.send(OsbRequest.of("GET", path)));
    }

    private static Stream<ResponseView> unknownMethods(Probe probe) {
        String instance = "/v2/service_instances/" + probe.newId();
        return Stream.of(
                        OsbRequest.of("POST", "/v2/catalog"),
                        OsbRequest.of("DELETE", "/v2/catalog"),
                        OsbRequest.of("POST", instance),
                        OsbRequest.of("PUT", instance + "/last_operation"),
                        OsbRequest.of("PATCH", instance + "/service_bindings/" + probe.newId()))
                .map(probe::send);
    }

    private static void shape(Probe probe, ResponseView response) {
        Rejections.members(probe, response);
        Rejections.word(probe, response);
    }

    private static void unsupported(Probe probe, OsbRequest request) {
        ResponseView response = probe.send(request);
        probe.expect(
                response.isRejection() || response.is(501),
                Errors.told(response) + ". Expected: a status from 400 to 499.",
                response);
    }

    private static void unusualIds(Probe probe) {
        Plan plan = probe.plan();
        for (String id : List.of("a b", "ä€😀", "a'b\"c", "a;b,c", "%41", "a+b", "..%2f", "null", "0")) {
            Errors.noServerError(probe, probe.send(probe.requests().lastOperation(id, plan)));
            Errors.noServerError(probe, probe.send(probe.requests().fetchBinding(id, id, plan)));
        }
    }

    private static void unknownQuery(Probe probe) {
        for (OsbRequest request : Routes.reads(probe)) {
            ResponseView plain = probe.send(request);
            BrokerHttpRequest more = request.query("conformance_unknown", "1").http();
            ResponseView response = probe.send(more);
            probe.expect(
                    plain.status() == response.status(),
                    Errors.told(response) + ", and " + plain.status() + " without conformance_unknown.",
                    plain.exchange(),
                    response.exchange());
        }
    }
}
