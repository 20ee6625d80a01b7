package io.openbroker.conformance.internal.check.catalog;

import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.catalog.Catalog;
import io.openbroker.conformance.internal.catalog.Offering;
import io.openbroker.conformance.internal.catalog.Plan;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.check.response.Statuses;
import io.openbroker.conformance.internal.exchange.JsonView;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.OsbRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** The response with the catalog. */
public final class CatalogResponseChecks {

    private static final int LONGEST = 255;
    private static final Pattern ENTITY_TAG = Pattern.compile("(W/)?\"[\\x21\\x23-\\x7E\\x80-\\xFF]*\"");
    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private CatalogResponseChecks() {}

    /** Returns the checks. */
    public static List<Check> checks() {
        return List.of(
                Check.must(Area.CATALOG, "catalog.status-200")
                        .section(SpecSection.CATALOG_RESPONSE)
                        .requirement("GET /v2/catalog gets 200 OK.")
                        .remedy("Respond to GET /v2/catalog with 200 and the catalog.")
                        .catalog((probe, catalog) -> probe.expectStatus(catalog.response(), 200)),
                Check.should(Area.CATALOG, "catalog.content-type")
                        .section(SpecSection.CONTENT_TYPE)
                        .requirement("The response has the Content-Type application/json.")
                        .remedy("Set the header Content-Type to application/json.")
                        .catalog((probe, catalog) -> probe.expect(
                                catalog.response().saysJson(),
                                "The Content-Type of the catalog is "
                                        + catalog.response()
                                                .header("Content-Type")
                                                .map(type -> "\"" + type + "\"")
                                                .orElse("missing")
                                        + ". Expected: application/json.",
                                catalog.exchange())),
                Check.should(Area.CATALOG, "catalog.member-names-unique")
                        .section(SpecSection.CATALOG_BODY)
                        .requirement("No object of the catalog has two members with one name.")
                        .remedy("Write each member of an object once; platforms keep either of two values.")
                        .catalog(CatalogResponseChecks::hasNoDuplicates),
                Check.must(Area.CATALOG, "catalog.services-array")
                        .section(SpecSection.CATALOG_BODY)
                        .requirement("The catalog has the member services, an array, which may be empty.")
                        .remedy("Publish the service offerings as an array in \"services\".")
                        .catalog((probe, catalog) -> Fields.Kind.ARRAY
                                .problem(catalog.json().get("services"))
                                .ifPresent(problem -> probe.fail(problem, catalog.exchange()))),
                Check.must(Area.CATALOG, "catalog.services-objects")
                        .section(SpecSection.SERVICE_OFFERING)
                        .requirement("Each element of services is an object.")
                        .remedy("Publish each service offering as a JSON object.")
                        .catalog((probe, catalog) -> catalog.offerings()
                                .forEach(offering -> Fields.Kind.OBJECT
                                        .problem(offering.json())
                                        .ifPresent(problem -> probe.fail(problem, catalog.exchange())))),
                Check.should(Area.CATALOG, "catalog.strings-length")
                        .section(SpecSection.CATALOG)
                        .requirement("Ids, names and descriptions have at most 255 characters.")
                        .remedy("Shorten the value, or move details to metadata.longDescription or metadata.bullets.")
                        .catalog(CatalogResponseChecks::hasShortStrings),
                Check.may(Area.CATALOG, "catalog.optional-members-absent")
                        .section(SpecSection.CATALOG_BODY)
                        .requirement("Members of offerings and plans that have no value are left out instead of null.")
                        .remedy("Leave the member out; null is not of its type, and strict platforms reject it.")
                        .catalog(CatalogResponseChecks::hasNoNull),
                Check.must(Area.CATALOG, "catalog.ids-stable")
                        .section(SpecSection.CATALOG)
                        .requirement("The ids of offerings and plans are the same in each response.")
                        .remedy("Write ids into the source or configuration; do not generate them for each response.")
                        .reads(CatalogResponseChecks::keepsIds),
                Check.may(Area.CATALOG, "catalog.stable")
                        .section(SpecSection.CATALOG)
                        .requirement("Responses that follow one another have the same catalog, in the same order.")
                        .remedy("Publish offerings and plans in a fixed order, and without values of the moment.")
                        .reads(CatalogResponseChecks::staysTheSame),
                Check.may(Area.CATALOG, "catalog.etag.form")
                        .section(SpecSection.CATALOG)
                        .requirement("An ETag is a quoted string, as RFC 7232 says.")
                        .remedy("Quote the value of the header ETag.")
                        .catalog((probe, catalog) -> probe.expect(
                                ENTITY_TAG
                                        .matcher(etag(probe, catalog.response()))
                                        .matches(),
                                "The ETag " + etag(probe, catalog.response()) + " is not a quoted string.",
                                catalog.exchange())),
                Check.may(Area.CATALOG, "catalog.etag.not-modified")
                        .section(SpecSection.CATALOG)
                        .requirement("A request with the current ETag in If-None-Match gets 304.")
                        .remedy("Compare If-None-Match with the ETag, and respond with 304 if they are equal.")
                        .reads(probe -> {
                            String etag = etag(probe, probe.sendCatalog());
                            probe.expectStatus(probe.send(OsbRequest.catalog().header("If-None-Match", etag)), 304);
                        }),
                Check.must(Area.CATALOG, "catalog.etag.other")
                        .section(SpecSection.CATALOG_RESPONSE)
                        .requirement("A request with another ETag in If-None-Match gets 200 and the catalog.")
                        .remedy("Respond with 304 only if If-None-Match has the ETag of the current catalog.")
                        .reads(probe -> servesInFull(
                                probe,
                                OsbRequest.catalog().header("If-None-Match", "\"conformance-" + probe.newId() + "\""))),
                Check.may(Area.CATALOG, "catalog.last-modified.not-modified")
                        .section(SpecSection.CATALOG)
                        .requirement("A request with the current Last-Modified in If-Modified-Since gets 304.")
                        .remedy(
                                "Compare If-Modified-Since with the time of the last change, or leave Last-Modified out.")
                        .reads(probe -> {
                            String modified = probe.sendCatalog()
                                    .header("Last-Modified")
                                    .orElseThrow(() -> probe.notApplicable("The catalog has no Last-Modified."));
                            probe.expectStatus(
                                    probe.send(OsbRequest.catalog().header("If-Modified-Since", modified)), 304);
                        }),
                Check.must(Area.CATALOG, "catalog.last-modified.earlier")
                        .section(SpecSection.CATALOG_RESPONSE)
                        .requirement("A request with an early time in If-Modified-Since gets 200 and the catalog.")
                        .remedy("Respond with 304 only if the catalog has not changed since that time.")
                        .reads(probe -> servesInFull(
                                probe,
                                OsbRequest.catalog().header("If-Modified-Since", "Mon, 01 Jan 1990 00:00:00 GMT"))));
    }

    private static void hasNoDuplicates(Probe probe, Catalog catalog) {
        if (catalog.response().jsonProblem().isPresent()) {
            throw probe.notRun("The catalog cannot be read.");
        }
        try {
            STRICT.readTree(catalog.response().response().body());
        } catch (JacksonException e) {
            probe.fail("The catalog has a member twice: " + e.getOriginalMessage() + ".", catalog.exchange());
        }
    }

    private static void hasShortStrings(Probe probe, Catalog catalog) {
        List<JsonView> objects = Stream.concat(
                        catalog.offerings().stream().map(Offering::json),
                        catalog.plans().stream().map(Plan::json))
                .toList();
        for (JsonView object : objects) {
            for (String member : List.of("id", "name", "description")) {
                JsonView value = object.get(member);
                int length = value.text().codePointCount(0, value.text().length());
                probe.expect(
                        length <= LONGEST,
                        value.pointer() + " has " + length + " characters. Recommended: at most " + LONGEST + ".",
                        catalog.exchange());
            }
        }
    }

    private static void hasNoNull(Probe probe, Catalog catalog) {
        for (Offering offering : catalog.offerings()) {
            noNull(probe, catalog, offering.json());
            offering.plans().forEach(plan -> noNull(probe, catalog, plan.json()));
        }
    }

    private static void noNull(Probe probe, Catalog catalog, JsonView object) {
        object.members().stream()
                .filter(member -> !member.getValue().isPresent())
                .forEach(member -> probe.fail(member.getValue().pointer() + " is null.", catalog.exchange()));
    }

    private static void keepsIds(Probe probe) {
        Catalog before = probe.catalog();
        ResponseView response = probe.sendCatalog();
        if (!probe.expectStatus(response, 200)) {
            return;
        }
        Map<String, JsonView> known = ids(before);
        ids(Catalog.of(response.exchange())).forEach((title, id) -> {
            JsonView earlier = known.get(title);
            probe.expect(
                    earlier == null || earlier.text().equals(id.text()),
                    "The id of " + title + " was " + (earlier == null ? "" : earlier.shown()) + " and is " + id.shown()
                            + " in the next response.",
                    before.exchange(),
                    response.exchange());
        });
    }

    /** An operator may change the catalog at any time, but hardly before each of three requests. */
    private static void staysTheSame(Probe probe) {
        List<ResponseView> responses = List.of(probe.sendCatalog(), probe.sendCatalog(), probe.sendCatalog());
        for (ResponseView response : responses) {
            if (!response.is(200) || !response.json().isObject()) {
                throw probe.notRun("The catalog cannot be read.");
            }
        }
        var catalogs =
                responses.stream().map(response -> response.json().node()).toList();
        probe.expect(
                catalogs.get(0).equals(catalogs.get(1)) || catalogs.get(1).equals(catalogs.get(2)),
                "Each of three responses has another catalog.",
                Statuses.evidence(responses.toArray(ResponseView[]::new)));
    }

    private static Map<String, JsonView> ids(Catalog catalog) {
        Map<String, JsonView> ids = new HashMap<>();
        for (Offering offering : catalog.offerings()) {
            ids.putIfAbsent("offering " + offering.title(), offering.json().get("id"));
            offering.plans()
                    .forEach(plan ->
                            ids.putIfAbsent("plan " + plan.title(), plan.json().get("id")));
        }
        return ids;
    }

    private static String etag(Probe probe, ResponseView response) {
        return response.header("ETag").orElseThrow(() -> probe.notApplicable("The catalog has no ETag."));
    }

    private static void servesInFull(Probe probe, OsbRequest request) {
        ResponseView response = probe.send(request);
        if (probe.expectStatus(response, 200)) {
            probe.expect(
                    response.json().get("services").isArray(),
                    "The response has no catalog: services is "
                            + response.json().get("services").type() + ".",
                    response);
        }
    }
}
