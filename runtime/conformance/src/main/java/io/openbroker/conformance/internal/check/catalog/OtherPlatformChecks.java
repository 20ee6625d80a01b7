package io.openbroker.conformance.internal.check.catalog;

import io.openbroker.annotation.SchemaDraft;
import io.openbroker.catalog.DraftUri;
import io.openbroker.catalog.PlatformProfile;
import io.openbroker.catalog.PlatformRules;
import io.openbroker.catalog.ValueProblem;
import io.openbroker.conformance.Area;
import io.openbroker.conformance.Profile;
import io.openbroker.conformance.internal.catalog.Catalog;
import io.openbroker.conformance.internal.catalog.Plan;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.CheckBody;
import io.openbroker.conformance.internal.check.CheckBuilder;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.exchange.JsonView;
import java.util.List;

/** The catalogs that SAP Service Manager, meshStack and service catalogs of Kubernetes reject or cannot show. */
public final class OtherPlatformChecks {

    private static final int LONGEST_KUBERNETES = 63;

    private static final Platform SAP = new Platform(PlatformProfile.SAP);
    private static final Platform MESHSTACK = new Platform(PlatformProfile.MESHSTACK);

    private OtherPlatformChecks() {}

    /** Returns the checks. */
    public static List<Check> checks() {
        return List.of(
                sap("id-length", SpecSection.SERVICE_OFFERING)
                        .requirement("Ids of offerings and plans have at most 255 characters.")
                        .remedy("Shorten the id, unless platforms already know it.")
                        .catalog(SAP.ids()),
                sap("name-length", SpecSection.SERVICE_OFFERING)
                        .requirement("Names of offerings and plans have at most 255 characters.")
                        .remedy("Shorten the name.")
                        .catalog(SAP.names()),
                sap("plan-name-reserved", SpecSection.SERVICE_PLAN)
                        .requirement("No plan is called reference-instance.")
                        .remedy("Choose another name; Service Manager creates a plan with this one.")
                        .catalog((probe, catalog) -> catalog.plans()
                                .forEach(plan -> SAP.report(
                                        probe,
                                        catalog,
                                        plan.json().get("name"),
                                        SAP.rules().planName(plan.name())))),
                sap("sharing-bindable", SpecSection.PROFILE_PLAN_METADATA)
                        .requirement("A plan with supportsInstanceSharing is bindable.")
                        .remedy("Make the plan bindable, or remove the metadata entry.")
                        .catalog((probe, catalog) -> catalog.plans().forEach(plan -> {
                            JsonView sharing = plan.json().get("metadata").get(PlatformRules.SUPPORTS_SHARING);
                            SAP.report(
                                    probe,
                                    catalog,
                                    sharing,
                                    SAP.rules()
                                            .sharing(
                                                    PlatformRules.SUPPORTS_SHARING,
                                                    sharing.node().toString(),
                                                    plan.bindable()));
                        })),
                sap("platform-lists", SpecSection.PROFILE_PLAN_METADATA)
                        .requirement("A plan has at most one of the metadata entries that list platforms.")
                        .remedy("Keep one of supportedPlatforms, supportedPlatformNames and excludedPlatformNames.")
                        .catalog(OtherPlatformChecks::platformLists),
                Check.must(Area.PROFILES, "profile.meshstack.schema-draft")
                        .section(SpecSection.PARAMETERS_SCHEMA)
                        .profile(Profile.MESHSTACK)
                        .requirement("Schemas are of draft 4, from which meshStack makes forms.")
                        .remedy("Write the schema in draft 4, with \"$schema\": \"" + DraftUri.of(SchemaDraft.DRAFT_04)
                                + "\".")
                        .catalog((probe, catalog) -> PublishedSchema.of(catalog)
                                .forEach(schema -> schema.draft()
                                        .ifPresent(draft -> MESHSTACK.report(
                                                probe,
                                                catalog,
                                                schema.json().get("$schema"),
                                                MESHSTACK.rules().schemaDraft(draft, false, ""))))),
                Check.must(Area.PROFILES, "profile.kubernetes.id-length")
                        .section(SpecSection.SERVICE_OFFERING)
                        .profile(Profile.KUBERNETES)
                        .requirement(
                                "Ids of offerings and plans have at most 63 characters, as names in clusters have.")
                        .remedy("Use GUIDs.")
                        .catalog(short63("id")),
                Check.must(Area.PROFILES, "profile.kubernetes.name-length")
                        .section(SpecSection.SERVICE_OFFERING)
                        .profile(Profile.KUBERNETES)
                        .requirement(
                                "Names of offerings and plans have at most 63 characters, as names in clusters have.")
                        .remedy("Shorten the name, and put the longer one into metadata.displayName.")
                        .catalog(short63("name")));
    }

    private static CheckBuilder sap(String rule, SpecSection section) {
        return Check.must(Area.PROFILES, "profile.sap." + rule).section(section).profile(Profile.SAP);
    }

    private static CheckBody.OfCatalog short63(String member) {
        return (probe, catalog) -> SAP.values(catalog, member)
                .forEach(value -> probe.expect(
                        value.text().length() <= LONGEST_KUBERNETES,
                        value.pointer() + " has " + value.text().length() + " characters. Expected: at most "
                                + LONGEST_KUBERNETES + ".",
                        catalog.exchange()));
    }

    private static void platformLists(Probe probe, Catalog catalog) {
        for (Plan plan : catalog.plans()) {
            JsonView metadata = plan.json().get("metadata");
            List<String> lists = PlatformRules.PLATFORM_LISTS.stream()
                    .filter(entry -> PlatformRules.isPlatformList(
                            entry, metadata.get(entry).node().toString()))
                    .toList();
            if (lists.size() > 1) {
                SAP.report(
                        probe,
                        catalog,
                        metadata,
                        SAP.rules().found(ValueProblem.PLATFORM_LISTS_CONFLICT, lists.get(0), lists.get(1)));
            }
        }
    }
}
