package io.openbroker.runtime.internal.template;

import io.openbroker.catalog.Finding;
import io.openbroker.catalog.PlatformProfile;
import io.openbroker.catalog.PlatformRules;
import io.openbroker.catalog.ValueProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Checks the values of a catalog against the rules of platforms: at startup those that were not known before, since the compiler
 * has checked all others, and for admins all. Retired plans are not checked, since platforms do not see them.
 */
final class CatalogPlatformCheck {

    private final JsonNode catalog;
    /** Tells by their JSON pointers which values are checked. */
    private final Predicate<String> checked;

    private final PlatformRules rules;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Use> dashboardClients = new HashMap<>();

    /** The first use of a value: its JSON pointer, and the name of its user. */
    private record Use(String pointer, String name) {}

    private CatalogPlatformCheck(JsonNode catalog, Predicate<String> checked, PlatformRules rules) {
        this.catalog = catalog;
        this.checked = checked;
        this.rules = rules;
    }

    /** Checks the values that depend on placeholders. */
    static List<Problem> check(JsonNode template, JsonNode catalog, Set<PlatformProfile> platforms) {
        return check(catalog, pointer -> !catalog.at(pointer).equals(template.at(pointer)), platforms);
    }

    /** Checks all values. */
    static List<Problem> checkAll(JsonNode catalog, Set<PlatformProfile> platforms) {
        return check(catalog, pointer -> true, platforms);
    }

    private static List<Problem> check(JsonNode catalog, Predicate<String> checked, Set<PlatformProfile> platforms) {
        CatalogPlatformCheck check = new CatalogPlatformCheck(catalog, checked, new PlatformRules(platforms));
        for (int i = 0; i < catalog.path("services").size(); i++) {
            check.offering("/services/" + i);
        }
        return check.problems;
    }

    private void offering(String pointer) {
        common("offering", pointer);
        JsonNode tags = catalog.at(pointer + "/tags");
        add(
                pointer + "/tags",
                rules.tags(tags.valueStream().map(tag -> tag.asString("")).toList()));
        add(
                pointer + "/metadata/" + PlatformRules.SHAREABLE,
                catalog.at(pointer + "/metadata").has(PlatformRules.SHAREABLE)
                        ? rules.shareable(
                                catalog.at(pointer + "/metadata/" + PlatformRules.SHAREABLE)
                                        .toString(),
                                "Write it without a placeholder")
                        : List.of());
        if (catalog.at(pointer).has("dashboard_client")) {
            dashboardClient(pointer + "/dashboard_client", text(pointer + "/name"));
        }
        Map<String, Use> names = new HashMap<>();
        boolean bindable = catalog.at(pointer + "/bindable").asBoolean(false);
        for (int i = 0; i < catalog.at(pointer + "/plans").size(); i++) {
            String plan = pointer + "/plans/" + i;
            if (!catalog.at(plan + "/" + CatalogTemplate.RETIRED).asBoolean(false)) {
                plan(plan, catalog.at(plan + "/bindable").asBoolean(bindable), names);
            }
        }
    }

    private void dashboardClient(String pointer, String offering) {
        String id = text(pointer + "/id");
        add(pointer + "/id", rules.id("dashboard client", id));
        add(pointer + "/redirect_uri", rules.redirectUri(id, text(pointer + "/redirect_uri")));
        Use other = dashboardClients.putIfAbsent(id, new Use(pointer + "/id", "the offering \"" + offering + "\""));
        if (other != null && (concerns(pointer + "/id") || concerns(other.pointer()))) {
            problem(pointer + "/id", rules.found(ValueProblem.DUPLICATE_DASHBOARD_CLIENT, id, other.name()));
        }
    }

    private void plan(String pointer, boolean bindable, Map<String, Use> names) {
        common("plan", pointer);
        String name = text(pointer + "/name");
        add(pointer + "/name", rules.planName(name));
        Use other = names.putIfAbsent(name.toLowerCase(Locale.ROOT), new Use(pointer + "/name", name));
        if (other != null && !other.name().equals(name) && (concerns(pointer + "/name") || concerns(other.pointer()))) {
            problem(pointer + "/name", rules.found(ValueProblem.PLAN_NAMES_ALIKE, name, other.name()));
        }
        String maintenance = pointer + "/maintenance_info";
        add(maintenance, rules.maintenance(catalog.at(maintenance).toString()));
        String sharing = pointer + "/metadata/" + PlatformRules.SUPPORTS_SHARING;
        add(
                sharing,
                rules.sharing(
                        PlatformRules.SUPPORTS_SHARING, catalog.at(sharing).toString(), bindable));
    }

    private void common(String what, String pointer) {
        add(pointer + "/id", rules.id(what, text(pointer + "/id")));
        add(pointer + "/name", rules.name(what, text(pointer + "/name")));
        add(pointer + "/description", rules.description(what, text(pointer + "/description")));
    }

    /** Adds the findings about a value if the value is checked. */
    private void add(String pointer, List<Finding> findings) {
        if (!findings.isEmpty() && concerns(pointer)) {
            problem(pointer, findings);
        }
    }

    private void problem(String pointer, List<Finding> findings) {
        findings.forEach(finding -> problems.add(new Problem(pointer, finding)));
    }

    /** Returns whether a value is checked. */
    private boolean concerns(String pointer) {
        return checked.test(pointer);
    }

    private String text(String pointer) {
        return catalog.at(pointer).stringValue("");
    }
}
