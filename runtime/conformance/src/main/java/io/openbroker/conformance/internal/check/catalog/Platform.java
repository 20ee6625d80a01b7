package io.openbroker.conformance.internal.check.catalog;

import io.openbroker.catalog.Finding;
import io.openbroker.catalog.PlatformProfile;
import io.openbroker.catalog.PlatformRules;
import io.openbroker.conformance.internal.catalog.Catalog;
import io.openbroker.conformance.internal.check.CheckBody;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.exchange.JsonView;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * Applies to a published catalog the rules that the compiler applies to the source of one.
 *
 * @param rules the rules of one platform
 */
record Platform(PlatformRules rules) {

    Platform(PlatformProfile profile) {
        this(new PlatformRules(Set.of(profile)));
    }

    /** Ids of offerings, plans and dashboard clients. */
    CheckBody.OfCatalog ids() {
        return (probe, catalog) -> {
            each(probe, catalog, "id", rules::id);
            catalog.offerings().stream()
                    .map(offering -> offering.json().get("dashboard_client").get("id"))
                    .forEach(id -> report(probe, catalog, id, rules.id("dashboard client", id.text())));
        };
    }

    /** Names of offerings and plans. */
    CheckBody.OfCatalog names() {
        return (probe, catalog) -> each(probe, catalog, "name", rules::name);
    }

    /** Applies a rule to a member of each offering and plan. */
    void each(Probe probe, Catalog catalog, String member, BiFunction<String, String, List<Finding>> rule) {
        for (JsonView value : values(catalog, member)) {
            String kind = value.pointer().contains("/plans/") ? "plan" : "offering";
            report(probe, catalog, value, rule.apply(kind, value.text()));
        }
    }

    /** Returns a member of each offering and plan. */
    List<JsonView> values(Catalog catalog, String member) {
        return Stream.concat(
                        catalog.offerings().stream()
                                .map(offering -> offering.json().get(member)),
                        catalog.plans().stream().map(plan -> plan.json().get(member)))
                .toList();
    }

    /** Notes findings about a value. */
    void report(Probe probe, Catalog catalog, JsonView value, List<Finding> findings) {
        findings.forEach(finding -> probe.fail(sentence(value, finding), catalog.exchange()));
    }

    /** Returns the sentence about a value, without the remedy, which is that of the check. */
    static String sentence(JsonView value, Finding finding) {
        String sentence = finding.problem().wording().finding();
        for (String argument : finding.arguments()) {
            sentence = sentence.replaceFirst("\\{}", Matcher.quoteReplacement(argument));
        }
        return value.pointer() + ": " + sentence;
    }
}
