package io.openbroker.conformance.internal.check.catalog;

import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.catalog.Catalog;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.CheckBody;
import io.openbroker.conformance.internal.check.CheckBuilder;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.check.catalog.Fields.Kind;
import io.openbroker.conformance.internal.check.catalog.Fields.Scope;
import io.openbroker.conformance.internal.exchange.JsonView;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** The conventions of the profile for metadata, which platforms show to users. */
public final class MetadataChecks {

    private static final String METADATA = "metadata";
    private static final Pattern CURRENCY = Pattern.compile("[A-Za-z]{3}");

    private MetadataChecks() {}

    /** Returns the checks. */
    public static List<Check> checks() {
        return List.of(
                offering("display-name")
                        .requirement("The displayName of an offering is a string that is not empty.")
                        .remedy("Write displayName as text, or leave it out.")
                        .catalog(Fields.optional(Scope.OFFERING, Kind.TEXT, METADATA, "displayName")),
                offering("long-description")
                        .requirement("The longDescription of an offering is a string.")
                        .remedy("Write longDescription as text, or leave it out.")
                        .catalog(Fields.optional(Scope.OFFERING, Kind.STRING, METADATA, "longDescription")),
                offering("provider-display-name")
                        .requirement("The providerDisplayName of an offering is a string.")
                        .remedy("Write providerDisplayName as text, or leave it out.")
                        .catalog(Fields.optional(Scope.OFFERING, Kind.STRING, METADATA, "providerDisplayName")),
                offering("image-url")
                        .requirement("The imageUrl of an offering is a URL, or a data URL with an image.")
                        .remedy("Use an http, https or data URL.")
                        .catalog(Fields.values(
                                Scope.OFFERING,
                                value -> Kind.TEXT.problem(value).or(() -> Values.notImageUrl(value)),
                                METADATA,
                                "imageUrl")),
                offering("documentation-url")
                        .requirement("The documentationUrl of an offering is the URL of a page.")
                        .remedy("Use an http or https URL.")
                        .catalog(webUrl("documentationUrl")),
                offering("support-url")
                        .requirement("The supportUrl of an offering is the URL of a page.")
                        .remedy("Use an http or https URL.")
                        .catalog(webUrl("supportUrl")),
                Check.should(Area.CATALOG, "catalog.metadata.offering.shareable")
                        .section(SpecSection.PROFILE_CLOUD_FOUNDRY_METADATA)
                        .requirement("The entry shareable of an offering is a boolean.")
                        .remedy("Set \"shareable\" to true or false, without quotes.")
                        .catalog(Fields.optional(Scope.OFFERING, Kind.BOOLEAN, METADATA, "shareable")),
                plan("display-name")
                        .requirement("The displayName of a plan is a string that is not empty.")
                        .remedy("Write displayName as text, or leave it out.")
                        .catalog(Fields.optional(Scope.PLAN, Kind.TEXT, METADATA, "displayName")),
                plan("bullets")
                        .requirement("The bullets of a plan are an array of strings.")
                        .remedy("Write bullets as a JSON array of strings.")
                        .catalog(Fields.optional(Scope.PLAN, Kind.STRINGS, METADATA, "bullets")),
                plan("costs")
                        .requirement("The costs of a plan are an array of objects.")
                        .remedy("Write costs as a JSON array of objects with amount and unit.")
                        .catalog(Fields.optional(Scope.PLAN, Kind.OBJECTS, METADATA, "costs")),
                cost("amount")
                        .requirement("Each cost has an amount, an object with at least one currency.")
                        .remedy("Write the amount as an object such as {\"usd\": 99.0}.")
                        .catalog(costs((probe, cost) -> {
                            JsonView amount = cost.get("amount");
                            probe.expect(
                                    !amount.members().isEmpty(),
                                    amount.pointer() + " is " + amount.shown()
                                            + ". Expected: an object such as {\"usd\": 99.0}.",
                                    probe.catalog().exchange());
                        })),
                cost("amount-numbers")
                        .requirement("The amounts of a cost are numbers that are not negative.")
                        .remedy("Write the amount as a JSON number, without quotes and currency.")
                        .catalog(costs((probe, cost) -> amounts(cost)
                                .forEach(amount -> probe.expect(
                                        amount.getValue().isNumber()
                                                && amount.getValue()
                                                                .node()
                                                                .decimalValue()
                                                                .signum()
                                                        >= 0,
                                        amount.getValue().pointer() + " is "
                                                + amount.getValue().shown() + ". Expected: a number.",
                                        probe.catalog().exchange())))),
                cost("currency")
                        .requirement("The amounts of a cost are named by currency codes.")
                        .remedy("Use the three letters of ISO 4217, such as \"usd\".")
                        .catalog(costs((probe, cost) -> amounts(cost)
                                .forEach(amount -> probe.expect(
                                        CURRENCY.matcher(amount.getKey()).matches(),
                                        amount.getValue().pointer() + " has the name \"" + amount.getKey()
                                                + "\", which is not a currency code.",
                                        probe.catalog().exchange())))),
                cost("unit")
                        .requirement("Each cost has a unit, a string that is not empty.")
                        .remedy("Add the unit, such as \"MONTHLY\".")
                        .catalog(costs((probe, cost) -> Kind.TEXT
                                .problem(cost.get("unit"))
                                .ifPresent(problem ->
                                        probe.fail(problem, probe.catalog().exchange())))));
    }

    private static CheckBuilder offering(String rule) {
        return Check.should(Area.CATALOG, "catalog.metadata.offering." + rule)
                .section(SpecSection.PROFILE_OFFERING_METADATA);
    }

    private static CheckBuilder plan(String rule) {
        return Check.should(Area.CATALOG, "catalog.metadata.plan." + rule).section(SpecSection.PROFILE_PLAN_METADATA);
    }

    private static CheckBuilder cost(String rule) {
        return Check.should(Area.CATALOG, "catalog.metadata.cost." + rule).section(SpecSection.PROFILE_COST);
    }

    private static CheckBody.OfCatalog webUrl(String member) {
        return Fields.values(
                Scope.OFFERING, value -> Kind.TEXT.problem(value).or(() -> Values.notWebUrl(value)), METADATA, member);
    }

    private static CheckBody.OfCatalog costs(BiConsumer<Probe, JsonView> rule) {
        return (probe, catalog) -> {
            List<JsonView> costs = of(catalog);
            if (costs.isEmpty()) {
                throw probe.notApplicable("No service plan has metadata.costs.");
            }
            costs.forEach(cost -> rule.accept(probe, cost));
        };
    }

    private static List<JsonView> of(Catalog catalog) {
        return catalog.plans().stream()
                .flatMap(plan -> plan.json().get(METADATA).get("costs").elements().stream())
                .filter(JsonView::isObject)
                .toList();
    }

    private static List<Map.Entry<String, JsonView>> amounts(JsonView cost) {
        return cost.get("amount").members();
    }
}
