package io.openbroker.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.client.http.BrokerHttpResponse;
import io.openbroker.client.http.BrokerTransport;
import io.openbroker.client.http.Exchange;
import io.openbroker.client.http.ExchangeOutcome;
import io.openbroker.client.http.Header;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each check of the catalog finds the one thing that is wrong with a catalog that is right otherwise. */
class CatalogChecksTest {

    private static final String CATALOG = """
            {"services": [
              {"id": "11111111-0000-4000-8000-000000000000", "name": "db", "description": "Databases",
               "bindable": true, "tags": ["sql"], "requires": ["syslog_drain"], "instances_retrievable": true,
               "bindings_retrievable": true, "allow_context_updates": true, "plan_updateable": true,
               "metadata": {"displayName": "Data", "imageUrl": "https://example.com/a.png",
                 "longDescription": "Long text", "providerDisplayName": "Provider",
                 "documentationUrl": "https://example.com/docs", "supportUrl": "https://example.com/support",
                 "shareable": true},
               "dashboard_client": {"id": "client-1", "secret": "secret-1", "redirect_uri": "https://example.com/r1"},
               "plans": [
                 {"id": "11111111-0000-4000-8000-000000000001", "name": "small", "description": "Small one",
                  "free": false, "bindable": true, "plan_updateable": true, "binding_rotatable": true,
                  "maximum_polling_duration": 600,
                  "maintenance_info": {"version": "1.0.0", "description": "News"},
                  "metadata": {"displayName": "Small!", "bullets": ["one"],
                    "costs": [{"amount": {"usd": 9.5}, "unit": "MONTHLY"}]},
                  "schemas": {"service_instance": {"create": {"parameters": {
                    "$schema": "http://json-schema.org/draft-04/schema#", "type": "object",
                    "properties": {"size": {"$ref": "#/definitions/size"}, "$ref": {"enum": [{"$ref": "https://a/b"}]}},
                    "definitions": {"size": {"type": "integer"}}}}}}},
                 {"id": "11111111-0000-4000-8000-000000000002", "name": "large", "description": "Large one"}]},
              {"id": "22222222-0000-4000-8000-000000000000", "name": "cache", "description": "Caches",
               "bindable": false,
               "dashboard_client": {"id": "client-2", "secret": "secret-2", "redirect_uri": "https://example.com/r2"},
               "plans": [
                 {"id": "22222222-0000-4000-8000-000000000001", "name": "small", "description": "Cache plan"}]}
            ]}""";

    private static final String CLIENT =
            "{\"id\": \"client-2\", \"secret\": \"secret-2\", \"redirect_uri\": \"https://example.com/r2\"}";
    private static final String LARGE = "large\", \"description\": \"Large one\"";

    /** Check, text of the catalog, and what it is replaced with. */
    private static final List<List<String>> DEFECTS = List.of(
            List.of("catalog.services-array", CATALOG, "{\"services\": {}}"),
            List.of("catalog.services-objects", "{\"services\": [", "{\"services\": [1, "),
            List.of("catalog.member-names-unique", "\"name\": \"db\"", "\"name\": \"db\", \"name\": \"db\""),
            List.of("catalog.strings-length", "Databases", "d".repeat(256)),
            List.of("catalog.optional-members-absent", "[\"sql\"]", "null"),
            List.of("catalog.offering.id-present", "\"id\": \"22222222-0000-4000-8000-000000000000\", ", ""),
            List.of("catalog.offering.id-present", "\"22222222-0000-4000-8000-000000000000\"", "\"\""),
            List.of(
                    "catalog.offering.id-unique",
                    "22222222-0000-4000-8000-000000000000",
                    "11111111-0000-4000-8000-000000000000"),
            List.of("catalog.offering.id-guid", "22222222-0000-4000-8000-000000000000", "cache"),
            List.of("catalog.offering.id-characters", "22222222-0000-4000-8000-000000000000", "a/b c"),
            List.of("catalog.offering.name-present", "\"name\": \"db\"", "\"name\": 1"),
            List.of("catalog.offering.name-unique", "\"name\": \"cache\"", "\"name\": \"db\""),
            List.of("catalog.offering.name-cli-friendly", "\"name\": \"db\"", "\"name\": \"my db\""),
            List.of("catalog.offering.description-present", "\"description\": \"Caches\",", ""),
            List.of("catalog.offering.bindable-present", "\"bindable\": false,", ""),
            List.of("catalog.offering.bindable-present", "\"bindable\": false,", "\"bindable\": \"false\","),
            List.of("catalog.offering.tags-strings", "[\"sql\"]", "[1]"),
            List.of("catalog.offering.requires-strings", "[\"syslog_drain\"]", "\"syslog_drain\""),
            List.of("catalog.offering.requires-known", "syslog_drain", "syslog"),
            List.of(
                    "catalog.offering.instances-retrievable-boolean",
                    "\"instances_retrievable\": true",
                    "\"instances_retrievable\": 1"),
            List.of(
                    "catalog.offering.bindings-retrievable-boolean",
                    "\"bindings_retrievable\": true",
                    "\"bindings_retrievable\": \"true\""),
            List.of(
                    "catalog.offering.allow-context-updates-boolean",
                    "\"allow_context_updates\": true",
                    "\"allow_context_updates\": \"\""),
            List.of(
                    "catalog.offering.plan-updateable-boolean",
                    "\"plan_updateable\": true,\n   \"metadata\"",
                    "\"plan_updateable\": \"yes\",\n   \"metadata\""),
            List.of(
                    "catalog.offering.metadata-object",
                    "\"bindable\": false,",
                    "\"bindable\": false, \"metadata\": [],"),
            List.of(
                    "catalog.offering.plans-present",
                    "\"name\": \"cache\"",
                    "\"name\": \"cache\", \"plans2\": 1}, {\"id\": \"a\""),
            List.of("catalog.offering.plans-not-empty", "{\"services\": [", "{\"services\": [{\"plans\": []}, "),
            List.of(
                    "catalog.offering.members-known",
                    "\"bindable\": false,",
                    "\"bindable\": false, \"plan_updatable\": true,"),
            List.of("catalog.dashboard-client.object", CLIENT, "\"a\""),
            List.of("catalog.dashboard-client.id-present", "\"id\": \"client-1\", ", ""),
            List.of("catalog.dashboard-client.secret-present", "\"secret-1\"", "\"\""),
            List.of("catalog.dashboard-client.redirect-uri", "https://example.com/r1", "no uri"),
            List.of("catalog.plan.id-present", "\"id\": \"22222222-0000-4000-8000-000000000001\", ", ""),
            List.of(
                    "catalog.plan.id-unique",
                    "22222222-0000-4000-8000-000000000001",
                    "11111111-0000-4000-8000-000000000001"),
            List.of("catalog.plan.id-guid", "22222222-0000-4000-8000-000000000001", "small"),
            List.of("catalog.plan.id-characters", "22222222-0000-4000-8000-000000000001", "ä"),
            List.of("catalog.plan.name-present", "\"name\": \"large\"", "\"name\": \"\""),
            List.of("catalog.plan.name-unique", "\"name\": \"large\"", "\"name\": \"small\""),
            List.of("catalog.plan.name-cli-friendly", "\"name\": \"large\"", "\"name\": \"large_one\""),
            List.of("catalog.plan.description-present", ", \"description\": \"Large one\"", ""),
            List.of("catalog.plan.metadata-object", LARGE, LARGE + ", \"metadata\": \"a\""),
            List.of("catalog.plan.free-boolean", "\"free\": false", "\"free\": \"no\""),
            List.of("catalog.plan.bindable-boolean", LARGE, LARGE + ", \"bindable\": \"a\""),
            List.of("catalog.plan.plan-updateable-boolean", LARGE, LARGE + ", \"plan_updateable\": \"a\""),
            List.of("catalog.plan.binding-rotatable-boolean", LARGE, LARGE + ", \"binding_rotatable\": \"a\""),
            List.of(
                    "catalog.plan.binding-rotatable-bindable",
                    "\"Cache plan\"",
                    "\"Cache plan\", \"binding_rotatable\": true"),
            List.of("catalog.plan.maximum-polling-duration-integer", "600", "\"600\""),
            List.of("catalog.plan.maximum-polling-duration-integer", "600", "60.5"),
            List.of("catalog.plan.maximum-polling-duration-positive", "600", "0"),
            List.of("catalog.plan.members-known", LARGE, LARGE + ", \"maintenanceInfo\": {}"),
            List.of("catalog.maintenance-info.object", LARGE, LARGE + ", \"maintenance_info\": \"1.0.0\""),
            List.of("catalog.maintenance-info.version-present", "\"version\": \"1.0.0\", ", ""),
            List.of("catalog.maintenance-info.version-semantic", "1.0.0", "1.0"),
            List.of("catalog.maintenance-info.description-text", "\"News\"", "1"),
            List.of("catalog.schemas.object", LARGE, LARGE + ", \"schemas\": []"),
            List.of("catalog.schemas.levels-objects", LARGE, LARGE + ", \"schemas\": {\"service_binding\": 1}"),
            List.of(
                    "catalog.schemas.parameters-object",
                    LARGE,
                    LARGE + ", \"schemas\": {\"service_binding\": {\"create\": {\"parameters\": \"{}\"}}}"),
            List.of(
                    "catalog.schemas.dialect-present",
                    "\"$schema\": \"http://json-schema.org/draft-04/schema#\", ",
                    ""),
            List.of("catalog.schemas.dialect-known", "draft-04", "draft-44"),
            List.of("catalog.schemas.valid", "{\"type\": \"integer\"}", "{\"type\": \"int\"}"),
            List.of("catalog.schemas.no-external-references", "#/definitions/size", "https://example.com/size"),
            List.of("catalog.schemas.references-resolve", "#/definitions/size", "#/definitions/other"),
            List.of(
                    "catalog.schemas.size",
                    "\"type\": \"object\"",
                    "\"type\": \"object\", \"title\": \"" + "ä".repeat(33_000) + "\""),
            List.of("catalog.schemas.describe-objects", "\"type\": \"object\"", "\"type\": \"string\""),
            List.of("catalog.metadata.offering.display-name", "\"Data\"", "\"\""),
            List.of("catalog.metadata.offering.long-description", "\"Long text\"", "[]"),
            List.of("catalog.metadata.offering.provider-display-name", "\"Provider\"", "1"),
            List.of("catalog.metadata.offering.image-url", "https://example.com/a.png", "a.png"),
            List.of("catalog.metadata.offering.documentation-url", "https://example.com/docs", "docs"),
            List.of("catalog.metadata.offering.support-url", "https://example.com/support", "mailto:a@b"),
            List.of("catalog.metadata.offering.shareable", "\"shareable\": true", "\"shareable\": \"true\""),
            List.of("catalog.metadata.plan.display-name", "\"Small!\"", "1"),
            List.of("catalog.metadata.plan.bullets", "[\"one\"]", "\"one\""),
            List.of("catalog.metadata.plan.costs", LARGE, LARGE + ", \"metadata\": {\"costs\": {}}"),
            List.of("catalog.metadata.cost.amount", "{\"usd\": 9.5}", "9.5"),
            List.of("catalog.metadata.cost.amount-numbers", "9.5", "\"9.5\""),
            List.of("catalog.metadata.cost.currency", "\"usd\"", "\"$\""),
            List.of("catalog.metadata.cost.unit", ", \"unit\": \"MONTHLY\"", ""),
            List.of("profile.cloudfoundry.offerings-present", CATALOG, "{\"services\": []}"),
            List.of("profile.cloudfoundry.id-length", "client-1", "c".repeat(256)),
            List.of("profile.cloudfoundry.name-length", "\"large\"", "\"" + "l".repeat(256) + "\""),
            List.of("profile.cloudfoundry.description-length", "Databases", "d".repeat(10_001)),
            List.of("profile.cloudfoundry.description-not-blank", "Databases", " "),
            List.of("profile.cloudfoundry.tags-length", "[\"sql\"]", "[\"" + "t".repeat(2_049) + "\"]"),
            List.of("profile.cloudfoundry.plan-name-case", "\"large\"", "\"SMALL\""),
            List.of("profile.cloudfoundry.shareable-boolean", "\"shareable\": true", "\"shareable\": \"true\""),
            List.of(
                    "profile.cloudfoundry.dashboard-redirect-uri",
                    ", \"redirect_uri\": \"https://example.com/r1\"",
                    ""),
            List.of("profile.cloudfoundry.dashboard-client-unique", "client-2", "client-1"),
            List.of("profile.cloudfoundry.requires-known", "syslog_drain", "other"),
            List.of("profile.cloudfoundry.polling-duration-integer", "600", "600.0"),
            List.of("profile.cloudfoundry.maintenance-members", "\"description\": \"News\"", "\"public\": true"),
            List.of("profile.cloudfoundry.maintenance-length", "\"News\"", "\"" + "n".repeat(2_000) + "\""),
            List.of(
                    "profile.cloudfoundry.schema-dialect",
                    "http://json-schema.org/draft-04",
                    "https://json-schema.org/draft-04"),
            List.of(
                    "profile.cloudfoundry.schema-draft-4",
                    "{\"type\": \"integer\"}",
                    "{\"type\": \"integer\", \"exclusiveMinimum\": 1}"),
            List.of(
                    "profile.cloudfoundry.schema-length",
                    "\"type\": \"object\"",
                    "\"type\": \"object\", \"title\": \"" + "t".repeat(65_536) + "\""),
            List.of("profile.cloudfoundry.schema-references", "#/definitions/size", "size.json"),
            List.of("profile.sap.id-length", "22222222-0000-4000-8000-000000000001", "p".repeat(256)),
            List.of("profile.sap.name-length", "\"large\"", "\"" + "l".repeat(256) + "\""),
            List.of("profile.sap.plan-name-reserved", "\"large\"", "\"reference-instance\""),
            List.of(
                    "profile.sap.sharing-bindable",
                    "\"Cache plan\"",
                    "\"Cache plan\", \"metadata\": {\"supportsInstanceSharing\": true}"),
            List.of(
                    "profile.sap.platform-lists",
                    LARGE,
                    LARGE + ", \"metadata\": {\"supportedPlatforms\": [\"a\"], \"excludedPlatformNames\": [\"b\"]}"),
            List.of("profile.meshstack.schema-draft", "draft-04", "draft-07"),
            List.of("profile.kubernetes.id-length", "22222222-0000-4000-8000-000000000001", "p".repeat(64)),
            List.of("profile.kubernetes.name-length", "\"large\"", "\"" + "l".repeat(64) + "\""));

    /** Checks of responses, by how a broker responds to a request for the catalog. */
    private static final Map<String, Function<BrokerHttpRequest, BrokerHttpResponse>> RESPONSES = responses();

    @Test
    void acceptTheCatalogThatIsRight() {
        assertThat(failed(request -> ok(CATALOG))).isEmpty();
    }

    @Test
    void findWhatIsWrong() {
        List<String> silent = new ArrayList<>();
        for (List<String> defect : DEFECTS) {
            assertThat(CATALOG).as(defect.get(0)).contains(defect.get(1));
            String broken = CATALOG.replace(defect.get(1), defect.get(2));
            if (!failed(request -> ok(broken)).contains(defect.get(0))) {
                silent.add(defect.toString());
            }
        }
        RESPONSES.forEach((id, response) -> {
            if (!failed(response).contains(id)) {
                silent.add(id);
            }
        });

        assertThat(silent).isEmpty();
    }

    @Test
    void areAllProved() {
        Set<String> proved = new TreeSet<>(RESPONSES.keySet());
        DEFECTS.forEach(defect -> proved.add(defect.get(0)));

        assertThat(Conformance.checks())
                .filteredOn(check -> check.area() == Area.CATALOG || check.area() == Area.PROFILES)
                .extracting(CheckInfo::id)
                .filteredOn(id -> !id.equals("catalog.status-200"))
                .isSubsetOf(proved);
    }

    @Test
    void takeReferencesWithinASchemaForInternal() {
        String embedded = CATALOG.replace("#/definitions/size", "size.json")
                .replace("{\"type\": \"integer\"}", "{\"id\": \"size.json\", \"type\": \"integer\"}");

        assertThat(failed(request -> ok(embedded))).doesNotContain("catalog.schemas.no-external-references");
    }

    private static Map<String, Function<BrokerHttpRequest, BrokerHttpResponse>> responses() {
        Map<String, Function<BrokerHttpRequest, BrokerHttpResponse>> responses = new LinkedHashMap<>();
        responses.put("catalog.content-type", request -> ok(CATALOG, new Header("Content-Type", "text/plain")));
        AtomicInteger count = new AtomicInteger();
        responses.put(
                "catalog.ids-stable",
                request ->
                        ok(CATALOG.replace("11111111-0000-4000-8000-000000000002", "id-" + count.incrementAndGet())));
        responses.put(
                "catalog.stable",
                request -> ok(CATALOG.replace("\"large\"", "\"large-" + count.incrementAndGet() + "\"")));
        responses.put("catalog.etag.form", request -> ok(CATALOG, new Header("ETag", "abc")));
        responses.put("catalog.etag.not-modified", request -> ok(CATALOG, new Header("ETag", "\"abc\"")));
        responses.put(
                "catalog.etag.other",
                request -> request.header("If-None-Match").isPresent() ? status(304) : ok(CATALOG));
        responses.put(
                "catalog.last-modified.not-modified",
                request -> ok(CATALOG, new Header("Last-Modified", "Mon, 01 Jan 2024 00:00:00 GMT")));
        responses.put(
                "catalog.last-modified.earlier",
                request -> request.header("If-Modified-Since").isPresent() ? status(304) : ok(CATALOG));
        return responses;
    }

    private static BrokerHttpResponse status(int status) {
        return new BrokerHttpResponse(status, List.of(), new byte[0], false);
    }

    private static BrokerHttpResponse ok(String body, Header... headers) {
        List<Header> all = new ArrayList<>(List.of(headers));
        if (all.stream().noneMatch(header -> header.isNamed("Content-Type"))) {
            all.add(new Header("Content-Type", "application/json"));
        }
        return new BrokerHttpResponse(200, all, body.getBytes(StandardCharsets.UTF_8), false);
    }

    private static Set<String> failed(Function<BrokerHttpRequest, BrokerHttpResponse> broker) {
        BrokerTransport transport = request -> new Exchange(
                request, new ExchangeOutcome.Responded(broker.apply(request)), Instant.EPOCH, Duration.ZERO);
        Report report = TestRun.of(transport)
                .modes(Set.of(Mode.READ_ONLY))
                .profiles(EnumSet.allOf(Profile.class))
                .checks(id -> id.startsWith("catalog.") || id.startsWith("profile."))
                .build()
                .run(ProgressListener.NONE);
        assertThat(report.results())
                .extracting(CheckResult::outcome)
                .noneMatch(CheckOutcome.CheckDefect.class::isInstance);
        return report.results().stream()
                .filter(CheckResult::failed)
                .map(result -> result.check().id())
                .collect(Collectors.toSet());
    }
}
