package io.openbroker.conformance.internal.check.catalog;

import io.openbroker.catalog.NearestName;
import io.openbroker.conformance.ApiVersion;
import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.catalog.Catalog;
import io.openbroker.conformance.internal.catalog.Offering;
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

/** Service offerings. */
public final class OfferingChecks {

    private static final List<String> PERMISSIONS = List.of("syslog_drain", "route_forwarding", "volume_mount");
    private static final List<String> MEMBERS = List.of(
            "name",
            "id",
            "description",
            "tags",
            "requires",
            "bindable",
            "instances_retrievable",
            "bindings_retrievable",
            "allow_context_updates",
            "metadata",
            "dashboard_client",
            "plan_updateable",
            "plans");

    private OfferingChecks() {}

    /** Returns the checks. */
    public static List<Check> checks() {
        return List.of(
                must("catalog.offering.id-present")
                        .requirement("Each service offering has an id, a string that is not empty.")
                        .remedy("Give each service offering an id; uuidgen generates one.")
                        .catalog(Fields.required(Scope.OFFERING, Kind.TEXT, "id")),
                must("catalog.offering.id-unique")
                        .requirement("The ids of service offerings are unique.")
                        .remedy("Give each service offering an id of its own; uuidgen generates one.")
                        .catalog((probe, catalog) -> unique(probe, catalog, "id")),
                should("catalog.offering.id-guid")
                        .requirement("The ids of service offerings are GUIDs.")
                        .remedy("Use a GUID unless platforms know the id already; it must be unique across brokers.")
                        .catalog(Fields.texts(Scope.OFFERING, Values::notGuid, "id")),
                Check.should(Area.CATALOG, "catalog.offering.id-characters")
                        .section(SpecSection.URL_PROPERTIES)
                        .requirement("The ids of service offerings only have characters that URLs do not reserve.")
                        .remedy("Use letters, digits, hyphens, periods, underscores and tildes.")
                        .catalog(Fields.texts(Scope.OFFERING, Values::reserved, "id")),
                must("catalog.offering.name-present")
                        .requirement("Each service offering has a name, a string that is not empty.")
                        .remedy("Give each service offering a name.")
                        .catalog(Fields.required(Scope.OFFERING, Kind.TEXT, "name")),
                must("catalog.offering.name-unique")
                        .requirement("The names of service offerings are unique.")
                        .remedy("Give each service offering a name of its own.")
                        .catalog((probe, catalog) -> unique(probe, catalog, "name")),
                should("catalog.offering.name-cli-friendly")
                        .requirement("The names of service offerings are easy to type in a command line.")
                        .remedy("Use letters, digits, periods and hyphens only.")
                        .catalog(Fields.texts(Scope.OFFERING, Values::notCliFriendly, "name")),
                must("catalog.offering.description-present")
                        .requirement("Each service offering has a description, a string that is not empty.")
                        .remedy("Describe the service offering in a short sentence.")
                        .catalog(Fields.required(Scope.OFFERING, Kind.TEXT, "description")),
                must("catalog.offering.bindable-present")
                        .requirement("Each service offering has bindable, a boolean.")
                        .remedy("Set \"bindable\" to true or false, without quotes.")
                        .catalog(Fields.required(Scope.OFFERING, Kind.BOOLEAN, "bindable")),
                must("catalog.offering.tags-strings")
                        .requirement("The tags of a service offering are an array of strings.")
                        .remedy("Write tags as a JSON array of strings.")
                        .catalog(Fields.optional(Scope.OFFERING, Kind.STRINGS, "tags")),
                must("catalog.offering.requires-strings")
                        .requirement("The permissions in requires are an array of strings.")
                        .remedy("Write requires as a JSON array of strings.")
                        .catalog(Fields.optional(Scope.OFFERING, Kind.STRINGS, "requires")),
                should("catalog.offering.requires-known")
                        .requirement("The permissions in requires are syslog_drain, route_forwarding or volume_mount.")
                        .remedy("Remove the permission, or correct its name.")
                        .catalog(Fields.values(Scope.OFFERING, OfferingChecks::unknownPermission, "requires")),
                must("catalog.offering.instances-retrievable-boolean")
                        .since(ApiVersion.V2_14)
                        .requirement("The flag instances_retrievable is a boolean.")
                        .remedy("Set \"instances_retrievable\" to true or false, without quotes.")
                        .catalog(Fields.optional(Scope.OFFERING, Kind.BOOLEAN, "instances_retrievable")),
                must("catalog.offering.bindings-retrievable-boolean")
                        .since(ApiVersion.V2_14)
                        .requirement("The flag bindings_retrievable is a boolean.")
                        .remedy("Set \"bindings_retrievable\" to true or false, without quotes.")
                        .catalog(Fields.optional(Scope.OFFERING, Kind.BOOLEAN, "bindings_retrievable")),
                must("catalog.offering.allow-context-updates-boolean")
                        .since(ApiVersion.V2_15)
                        .requirement("The flag allow_context_updates is a boolean.")
                        .remedy("Set \"allow_context_updates\" to true or false, without quotes.")
                        .catalog(Fields.optional(Scope.OFFERING, Kind.BOOLEAN, "allow_context_updates")),
                must("catalog.offering.plan-updateable-boolean")
                        .requirement("The flag plan_updateable of an offering is a boolean.")
                        .remedy("Set \"plan_updateable\" to true or false, without quotes.")
                        .catalog(Fields.optional(Scope.OFFERING, Kind.BOOLEAN, "plan_updateable")),
                must("catalog.offering.metadata-object")
                        .requirement("The metadata of a service offering is an object.")
                        .remedy("Write metadata as a JSON object.")
                        .catalog(Fields.optional(Scope.OFFERING, Kind.OBJECT, "metadata")),
                must("catalog.offering.plans-present")
                        .requirement("Each service offering has plans, an array of objects.")
                        .remedy("Publish the service plans as an array of objects in \"plans\".")
                        .catalog(Fields.required(Scope.OFFERING, Kind.OBJECTS, "plans")),
                must("catalog.offering.plans-not-empty")
                        .requirement("Each service offering has at least one plan.")
                        .remedy("Publish a plan, or leave the service offering out of the catalog.")
                        .catalog(Fields.values(
                                Scope.OFFERING,
                                plans -> plans.isArray() && plans.elements().isEmpty()
                                        ? Optional.of(plans.pointer() + " is empty. Expected: at least one plan.")
                                        : Optional.empty(),
                                "plans")),
                Check.should(Area.CATALOG, "catalog.offering.members-known")
                        .section(SpecSection.VENDOR_EXTENSIONS)
                        .requirement(
                                "Members of service offerings are not spelled almost like those of the specification.")
                        .remedy("Correct the spelling, or give an extension a name with a prefix of its own.")
                        .catalog((probe, catalog) -> catalog.offerings()
                                .forEach(offering -> misspelled(probe, catalog, offering.json(), MEMBERS))),
                client("catalog.dashboard-client.object")
                        .requirement("A dashboard client is an object.")
                        .remedy("Write dashboard_client as an object with id, secret and redirect_uri.")
                        .catalog(Fields.optional(Scope.OFFERING, Kind.OBJECT, "dashboard_client")),
                client("catalog.dashboard-client.id-present")
                        .requirement("A dashboard client has an id, a string that is not empty.")
                        .remedy("Set the id of the OAuth client.")
                        .catalog(Fields.required(Scope.OFFERING, Kind.TEXT, "dashboard_client", "id")),
                client("catalog.dashboard-client.secret-present")
                        .requirement("A dashboard client has a secret, a string that is not empty.")
                        .remedy("Set the secret of the OAuth client.")
                        .catalog(Fields.required(Scope.OFFERING, Kind.TEXT, "dashboard_client", "secret")),
                client("catalog.dashboard-client.redirect-uri")
                        .requirement("The redirect_uri of a dashboard client is a URI.")
                        .remedy("Set redirect_uri to the absolute URI of the dashboard.")
                        .catalog(Fields.values(
                                Scope.OFFERING,
                                value -> Kind.STRING.problem(value).or(() -> Values.notUri(value)),
                                "dashboard_client",
                                "redirect_uri")));
    }

    private static CheckBuilder must(String id) {
        return Check.must(Area.CATALOG, id).section(SpecSection.SERVICE_OFFERING);
    }

    private static CheckBuilder should(String id) {
        return Check.should(Area.CATALOG, id).section(SpecSection.SERVICE_OFFERING);
    }

    private static CheckBuilder client(String id) {
        return Check.must(Area.CATALOG, id).section(SpecSection.PROFILE_DASHBOARD_CLIENT);
    }

    private static void unique(Probe probe, Catalog catalog, String member) {
        List<JsonView> values = catalog.offerings().stream()
                .map(Offering::json)
                .map(json -> json.get(member))
                .toList();
        Fields.unique(probe, catalog, values, UnaryOperator.identity(), ", as is ");
    }

    private static Optional<String> unknownPermission(JsonView requires) {
        return requires.elements().stream()
                .filter(permission -> permission.isString() && !PERMISSIONS.contains(permission.text()))
                .findFirst()
                .map(permission -> permission.pointer() + " is " + permission.shown() + ". Expected: "
                        + String.join(" or ", PERMISSIONS) + ".");
    }

    /** Finds members that nobody reads because their names differ a little from those that platforms read. */
    static void misspelled(Probe probe, Catalog catalog, JsonView object, List<String> known) {
        for (var member : object.members()) {
            String name = member.getKey();
            String hint = known.contains(name) ? "" : NearestName.hintOfSameWord(name, known);
            probe.expect(
                    hint.isEmpty(),
                    member.getValue().pointer() + " is not a member that platforms read." + hint,
                    catalog.exchange());
        }
    }
}
