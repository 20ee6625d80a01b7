package io.openbroker.conformance.internal.check.catalog;

import io.openbroker.annotation.SchemaDraft;
import io.openbroker.catalog.DraftUri;
import io.openbroker.catalog.PlatformProfile;
import io.openbroker.catalog.PlatformRules;
import io.openbroker.catalog.ValueProblem;
import io.openbroker.conformance.Area;
import io.openbroker.conformance.Profile;
import io.openbroker.conformance.internal.catalog.Catalog;
import io.openbroker.conformance.internal.catalog.Offering;
import io.openbroker.conformance.internal.catalog.Plan;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.CheckBuilder;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.check.catalog.Fields.Kind;
import io.openbroker.conformance.internal.check.catalog.Fields.Scope;
import io.openbroker.conformance.internal.exchange.JsonView;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The catalogs that Cloud Controller rejects although the specification allows them: as a whole, for one such value. */
public final class CloudFoundryChecks {

    private static final int LONGEST_SCHEMA = 65_536;

    /** Cloud Controller compares scheme, host and path with those of the drafts that it knows. */
    private static final Set<String> DRAFTS = Set.of(
            "http://json-schema.org/draft-01/schema",
            "http://json-schema.org/draft-02/schema",
            "http://json-schema.org/draft-03/schema",
            "http://json-schema.org/draft-04/schema",
            "http://json-schema.org/draft-06/schema");

    private static final Platform PLATFORM = new Platform(PlatformProfile.CLOUD_FOUNDRY);
    private static final PlatformRules RULES = PLATFORM.rules();

    private CloudFoundryChecks() {}

    /** Returns the checks. */
    public static List<Check> checks() {
        return List.of(
                must("offerings-present", SpecSection.CATALOG_BODY)
                        .requirement("The catalog has at least one service offering.")
                        .remedy("Publish a service offering before you register the broker.")
                        .catalog((probe, catalog) -> probe.expect(
                                !catalog.json().get("services").elements().isEmpty(),
                                "The catalog has no service offerings; Cloud Foundry rejects it.",
                                catalog.exchange())),
                must("id-length", SpecSection.SERVICE_OFFERING)
                        .requirement("Ids of offerings, plans and dashboard clients have at most 255 characters.")
                        .remedy("Shorten the id, unless platforms already know it.")
                        .catalog(PLATFORM.ids()),
                must("name-length", SpecSection.SERVICE_OFFERING)
                        .requirement("Names of offerings and plans have at most 255 characters.")
                        .remedy("Shorten the name.")
                        .catalog(PLATFORM.names()),
                must("description-length", SpecSection.SERVICE_OFFERING)
                        .requirement("Descriptions of offerings and plans have at most 10,000 characters.")
                        .remedy("Shorten it, or move details to metadata.longDescription or metadata.bullets.")
                        .catalog((probe, catalog) -> PLATFORM.each(
                                probe, catalog, "description", (kind, text) -> RULES.description(kind, text))),
                must("description-not-blank", SpecSection.SERVICE_OFFERING)
                        .requirement("Ids, names and descriptions of offerings and plans are not blank.")
                        .remedy("Write at least one letter or digit.")
                        .catalog(CloudFoundryChecks::notBlank),
                must("tags-length", SpecSection.SERVICE_OFFERING)
                        .requirement("The tags of an offering have at most 2,048 characters together.")
                        .remedy("Use fewer or shorter tags.")
                        .catalog((probe, catalog) -> catalog.offerings()
                                .forEach(offering -> PLATFORM.report(
                                        probe,
                                        catalog,
                                        offering.json().get("tags"),
                                        RULES.tags(offering.json().get("tags").elements().stream()
                                                .map(JsonView::text)
                                                .toList())))),
                must("plan-name-case", SpecSection.SERVICE_PLAN)
                        .requirement("The names of the plans of an offering differ in more than case.")
                        .remedy("Give each plan of an offering a name that differs in more than case.")
                        .catalog(CloudFoundryChecks::planNames),
                must("shareable-boolean", SpecSection.PROFILE_CLOUD_FOUNDRY_METADATA)
                        .requirement("The metadata entry shareable is a boolean.")
                        .remedy("Set \"shareable\" to true or false, without quotes.")
                        .catalog(Fields.values(
                                Scope.OFFERING,
                                value -> RULES.shareable(value.node().toString(), "").stream()
                                        .findFirst()
                                        .map(finding -> Platform.sentence(value, finding)),
                                "metadata",
                                PlatformRules.SHAREABLE)),
                must("dashboard-redirect-uri", SpecSection.PROFILE_DASHBOARD_CLIENT)
                        .requirement("A dashboard client has a redirect URI.")
                        .remedy("Add redirect_uri, the dashboard URL to which users return after login.")
                        .catalog((probe, catalog) -> catalog.offerings().stream()
                                .map(offering -> offering.json().get("dashboard_client"))
                                .filter(JsonView::isObject)
                                .forEach(client -> PLATFORM.report(
                                        probe,
                                        catalog,
                                        client,
                                        RULES.redirectUri(
                                                client.get("id").text(),
                                                client.get("redirect_uri").text())))),
                must("dashboard-client-unique", SpecSection.PROFILE_DASHBOARD_CLIENT)
                        .requirement("The ids of dashboard clients are unique in a catalog.")
                        .remedy("Give each dashboard client an id of its own.")
                        .catalog((probe, catalog) -> Fields.unique(
                                probe,
                                catalog,
                                catalog.offerings().stream()
                                        .map(offering -> offering.json()
                                                .get("dashboard_client")
                                                .get("id"))
                                        .toList(),
                                UnaryOperator.identity(),
                                ", as is ")),
                must("requires-known", SpecSection.SERVICE_OFFERING)
                        .requirement("The permissions in requires are those that Cloud Foundry knows.")
                        .remedy("Use syslog_drain, route_forwarding or volume_mount only.")
                        .catalog(Fields.values(Scope.OFFERING, CloudFoundryChecks::unknownPermission, "requires")),
                must("polling-duration-integer", SpecSection.SERVICE_PLAN)
                        .requirement("The maximum_polling_duration is an integer without decimal point.")
                        .remedy("Write it as a JSON integer, such as 3600.")
                        .catalog(Fields.values(
                                Scope.PLAN,
                                value -> value.node().isIntegralNumber()
                                        ? Optional.empty()
                                        : Kind.INTEGER
                                                .problem(value)
                                                .or(() -> Optional.of(value.pointer() + " is " + value.shown()
                                                        + ". Expected: an integer without decimal point.")),
                                "maximum_polling_duration")),
                must("maintenance-members", SpecSection.MAINTENANCE_INFO)
                        .requirement("The maintenance_info of a plan has a version and a description only.")
                        .remedy("Move other members to the plan's metadata.")
                        .catalog(CloudFoundryChecks::maintenanceMembers),
                must("maintenance-length", SpecSection.MAINTENANCE_INFO)
                        .requirement("The maintenance_info of a plan has at most 2,000 characters as JSON.")
                        .remedy("Shorten its description.")
                        .catalog((probe, catalog) -> catalog.plans().stream()
                                .map(plan -> plan.json().get("maintenance_info"))
                                .filter(JsonView::isObject)
                                .forEach(info -> PLATFORM.report(
                                        probe,
                                        catalog,
                                        info,
                                        RULES.maintenance(info.node().toString())))),
                must("schema-dialect", SpecSection.PARAMETERS_SCHEMA)
                        .requirement("A schema names draft 4 or 6 in the spelling of the draft, with http.")
                        .remedy("Use \"" + DraftUri.of(SchemaDraft.DRAFT_04) + "\".")
                        .catalog((probe, catalog) ->
                                PublishedSchema.of(catalog).forEach(schema -> dialect(probe, catalog, schema))),
                must("schema-draft-4", SpecSection.PARAMETERS_SCHEMA)
                        .requirement("A schema conforms to the meta-schema of draft 4, whatever draft it names.")
                        .remedy("Write the schema in draft 4.")
                        .catalog((probe, catalog) -> PublishedSchema.of(catalog)
                                .forEach(schema -> schema.problem(SchemaDraft.DRAFT_04)
                                        .ifPresent(problem -> probe.fail(
                                                "The schema is not valid by draft 4, so Cloud Foundry rejects it: "
                                                        + problem + ".",
                                                catalog.exchange())))),
                must("schema-length", SpecSection.PARAMETERS_SCHEMA)
                        .requirement("A schema has at most 65,536 characters.")
                        .remedy("Shorten descriptions, or share definitions with $ref.")
                        .catalog((probe, catalog) -> PublishedSchema.of(catalog).forEach(schema -> {
                            int length = schema.json().node().toString().length();
                            probe.expect(
                                    length <= LONGEST_SCHEMA,
                                    schema.json().pointer() + " has " + length + " characters. Expected: at most "
                                            + LONGEST_SCHEMA + ".",
                                    catalog.exchange());
                        })),
                must("schema-references", SpecSection.PARAMETERS_SCHEMA)
                        .requirement("Each $ref of a schema begins with #.")
                        .remedy("Refer to definitions within the schema, with \"#/definitions/…\".")
                        .catalog(CloudFoundryChecks::references));
    }

    private static CheckBuilder must(String rule, SpecSection section) {
        return Check.must(Area.PROFILES, "profile.cloudfoundry." + rule)
                .section(section)
                .profile(Profile.CLOUDFOUNDRY);
    }

    private static void notBlank(Probe probe, Catalog catalog) {
        for (String member : List.of("id", "name", "description")) {
            PLATFORM.values(catalog, member).stream()
                    .filter(value -> value.isText() && value.text().isBlank())
                    .forEach(value -> probe.fail(
                            value.pointer() + " is " + value.shown() + ", which Cloud Foundry takes for absent.",
                            catalog.exchange()));
        }
    }

    private static void planNames(Probe probe, Catalog catalog) {
        for (Offering offering : catalog.offerings()) {
            Fields.unique(
                    probe,
                    catalog,
                    offering.plans().stream()
                            .map(plan -> plan.json().get("name"))
                            .toList(),
                    name -> name.toLowerCase(Locale.ROOT),
                    ", which Cloud Foundry does not tell from ");
        }
    }

    private static Optional<String> unknownPermission(JsonView requires) {
        return requires.elements().stream()
                .filter(permission -> !List.of("syslog_drain", "route_forwarding", "volume_mount")
                        .contains(permission.text()))
                .findFirst()
                .map(permission ->
                        permission.pointer() + " is " + permission.shown() + ", which Cloud Foundry rejects.");
    }

    private static void maintenanceMembers(Probe probe, Catalog catalog) {
        for (Plan plan : catalog.plans()) {
            plan.json().get("maintenance_info").members().stream()
                    .filter(member -> !PlatformRules.MAINTENANCE_MEMBERS.contains(member.getKey()))
                    .forEach(member -> PLATFORM.report(
                            probe,
                            catalog,
                            member.getValue(),
                            RULES.found(ValueProblem.MAINTENANCE_MEMBER_UNKNOWN, member.getKey())));
        }
    }

    private static void dialect(Probe probe, Catalog catalog, PublishedSchema schema) {
        JsonView named = schema.json().get("$schema");
        probe.expect(
                DRAFTS.contains(named.text().replaceFirst("[?#].*", "")),
                named.pointer() + " is " + named.shown() + ", which Cloud Foundry rejects.",
                catalog.exchange());
    }

    private static void references(Probe probe, Catalog catalog) {
        for (PublishedSchema schema : PublishedSchema.of(catalog)) {
            for (JsonView reference : schema.references()) {
                probe.expect(
                        reference.text().startsWith("#"),
                        reference.pointer() + " is " + reference.shown()
                                + ", which Cloud Foundry takes for another document.",
                        catalog.exchange());
            }
        }
    }
}
