package io.openbroker.conformance.internal.check.catalog;

import io.openbroker.conformance.ApiVersion;
import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.catalog.Catalog;
import io.openbroker.conformance.internal.catalog.Plan;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.CheckBuilder;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.check.catalog.Fields.Kind;
import io.openbroker.conformance.internal.check.catalog.Fields.Scope;
import io.openbroker.conformance.internal.exchange.JsonView;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Service plans. */
public final class PlanChecks {

    private static final List<String> MEMBERS = List.of(
            "id",
            "name",
            "description",
            "metadata",
            "free",
            "bindable",
            "binding_rotatable",
            "plan_updateable",
            "schemas",
            "maximum_polling_duration",
            "maintenance_info");

    private PlanChecks() {}

    /** Returns the checks. */
    public static List<Check> checks() {
        return List.of(
                must("catalog.plan.id-present")
                        .requirement("Each service plan has an id, a string that is not empty.")
                        .remedy("Give each service plan an id; uuidgen generates one.")
                        .catalog(Fields.required(Scope.PLAN, Kind.TEXT, "id")),
                must("catalog.plan.id-unique")
                        .requirement("The ids of service plans are unique across all service offerings.")
                        .remedy("Give each service plan an id of its own; uuidgen generates one.")
                        .catalog((probe, catalog) -> Fields.unique(
                                probe, catalog, members(catalog.plans(), "id"), UnaryOperator.identity(), ", as is ")),
                should("catalog.plan.id-guid")
                        .requirement("The ids of service plans are GUIDs.")
                        .remedy("Use a GUID unless platforms know the id already; it must be unique across brokers.")
                        .catalog(Fields.texts(Scope.PLAN, Values::notGuid, "id")),
                Check.should(Area.CATALOG, "catalog.plan.id-characters")
                        .section(SpecSection.URL_PROPERTIES)
                        .requirement("The ids of service plans only have characters that URLs do not reserve.")
                        .remedy("Use letters, digits, hyphens, periods, underscores and tildes.")
                        .catalog(Fields.texts(Scope.PLAN, Values::reserved, "id")),
                must("catalog.plan.name-present")
                        .requirement("Each service plan has a name, a string that is not empty.")
                        .remedy("Give each service plan a name.")
                        .catalog(Fields.required(Scope.PLAN, Kind.TEXT, "name")),
                must("catalog.plan.name-unique")
                        .requirement("The names of service plans are unique within their service offering.")
                        .remedy("Give each plan of a service offering a name of its own.")
                        .catalog((probe, catalog) -> catalog.offerings()
                                .forEach(offering -> Fields.unique(
                                        probe,
                                        catalog,
                                        members(offering.plans(), "name"),
                                        UnaryOperator.identity(),
                                        ", as is "))),
                should("catalog.plan.name-cli-friendly")
                        .requirement("The names of service plans are easy to type in a command line.")
                        .remedy("Use letters, digits, periods and hyphens only.")
                        .catalog(Fields.texts(Scope.PLAN, Values::notCliFriendly, "name")),
                must("catalog.plan.description-present")
                        .requirement("Each service plan has a description, a string that is not empty.")
                        .remedy("Describe the service plan in a short sentence.")
                        .catalog(Fields.required(Scope.PLAN, Kind.TEXT, "description")),
                must("catalog.plan.metadata-object")
                        .requirement("The metadata of a service plan is an object.")
                        .remedy("Write metadata as a JSON object.")
                        .catalog(Fields.optional(Scope.PLAN, Kind.OBJECT, "metadata")),
                must("catalog.plan.free-boolean")
                        .requirement("The flag free is a boolean.")
                        .remedy("Set \"free\" to true or false, without quotes.")
                        .catalog(Fields.optional(Scope.PLAN, Kind.BOOLEAN, "free")),
                must("catalog.plan.bindable-boolean")
                        .requirement("The flag bindable of a plan is a boolean.")
                        .remedy("Set \"bindable\" to true or false, without quotes, or leave it out.")
                        .catalog(Fields.optional(Scope.PLAN, Kind.BOOLEAN, "bindable")),
                must("catalog.plan.plan-updateable-boolean")
                        .requirement("The flag plan_updateable of a plan is a boolean.")
                        .remedy("Set \"plan_updateable\" to true or false, without quotes, or leave it out.")
                        .catalog(Fields.optional(Scope.PLAN, Kind.BOOLEAN, "plan_updateable")),
                must("catalog.plan.binding-rotatable-boolean")
                        .since(ApiVersion.V2_17)
                        .requirement("The flag binding_rotatable is a boolean.")
                        .remedy("Set \"binding_rotatable\" to true or false, without quotes.")
                        .catalog(Fields.optional(Scope.PLAN, Kind.BOOLEAN, "binding_rotatable")),
                Check.may(Area.CATALOG, "catalog.plan.binding-rotatable-bindable")
                        .section(SpecSection.SERVICE_PLAN)
                        .since(ApiVersion.V2_17)
                        .requirement("A plan whose bindings can be rotated is bindable.")
                        .remedy("Make the plan bindable, or set binding_rotatable to false.")
                        .catalog(PlanChecks::rotatesWhatCanBeBound),
                must("catalog.plan.maximum-polling-duration-integer")
                        .requirement("The maximum_polling_duration is an integer, in seconds.")
                        .remedy("Write maximum_polling_duration as a number of seconds, without quotes and unit.")
                        .catalog(Fields.optional(Scope.PLAN, Kind.INTEGER, "maximum_polling_duration")),
                should("catalog.plan.maximum-polling-duration-positive")
                        .requirement("The maximum_polling_duration is more than zero.")
                        .remedy("Set a number of seconds in which operations end, or leave it out.")
                        .catalog(Fields.values(
                                Scope.PLAN,
                                value -> value.isNumber()
                                                && value.node().decimalValue().signum() <= 0
                                        ? Optional.of(value.pointer() + " is " + value.shown()
                                                + ". Platforms would give up at once.")
                                        : Optional.empty(),
                                "maximum_polling_duration")),
                maintenance(Check.must(Area.CATALOG, "catalog.maintenance-info.object"))
                        .requirement("The maintenance_info of a plan is an object.")
                        .remedy("Write maintenance_info as an object with version and description.")
                        .catalog(Fields.optional(Scope.PLAN, Kind.OBJECT, "maintenance_info")),
                maintenance(Check.must(Area.CATALOG, "catalog.maintenance-info.version-present"))
                        .requirement("The maintenance_info of a plan has a version, a string.")
                        .remedy("Add a version such as \"1.0.0\", or leave maintenance_info out.")
                        .catalog(Fields.required(Scope.PLAN, Kind.TEXT, "maintenance_info", "version")),
                maintenance(Check.must(Area.CATALOG, "catalog.maintenance-info.version-semantic"))
                        .requirement("The version of maintenance_info is a semantic version 2.0.")
                        .remedy("Use MAJOR.MINOR.PATCH, such as \"2.1.1\" or \"2.1.1+build.5\".")
                        .catalog(Fields.texts(Scope.PLAN, Values::notSemantic, "maintenance_info", "version")),
                maintenance(Check.should(Area.CATALOG, "catalog.maintenance-info.description-text"))
                        .requirement("The description of maintenance_info is a string that is not empty.")
                        .remedy("Describe the impact of the maintenance, or leave the description out.")
                        .catalog(Fields.optional(Scope.PLAN, Kind.TEXT, "maintenance_info", "description")),
                Check.should(Area.CATALOG, "catalog.plan.members-known")
                        .section(SpecSection.VENDOR_EXTENSIONS)
                        .requirement("Members of service plans are not spelled almost like those of the specification.")
                        .remedy("Correct the spelling, or give an extension a name with a prefix of its own.")
                        .catalog((probe, catalog) -> catalog.plans()
                                .forEach(plan -> OfferingChecks.misspelled(probe, catalog, plan.json(), MEMBERS))));
    }

    private static CheckBuilder must(String id) {
        return Check.must(Area.CATALOG, id).section(SpecSection.SERVICE_PLAN);
    }

    private static CheckBuilder should(String id) {
        return Check.should(Area.CATALOG, id).section(SpecSection.SERVICE_PLAN);
    }

    private static CheckBuilder maintenance(CheckBuilder builder) {
        return builder.section(SpecSection.MAINTENANCE_INFO).since(ApiVersion.V2_15);
    }

    private static List<JsonView> members(List<Plan> plans, String member) {
        return plans.stream().map(plan -> plan.json().get(member)).toList();
    }

    private static void rotatesWhatCanBeBound(Probe probe, Catalog catalog) {
        for (Plan plan : catalog.plans()) {
            JsonView rotatable = plan.json().get("binding_rotatable");
            probe.expect(
                    !rotatable.isTrue() || plan.bindable(),
                    rotatable.pointer() + " is true, but the plan is not bindable.",
                    catalog.exchange());
        }
    }
}
