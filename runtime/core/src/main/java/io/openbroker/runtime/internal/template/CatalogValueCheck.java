package io.openbroker.runtime.internal.template;

import io.openbroker.catalog.Finding;
import io.openbroker.catalog.ValueProblem;
import io.openbroker.catalog.ValueRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Checks the values of a catalog by the same rules as the compiler. */
final class CatalogValueCheck {

    private final JsonNode catalog;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, String> offeringNames = new HashMap<>();

    private CatalogValueCheck(JsonNode catalog) {
        this.catalog = catalog;
    }

    static List<Problem> check(JsonNode catalog) {
        CatalogValueCheck check = new CatalogValueCheck(catalog);
        int offerings = catalog.path("services").size();
        for (int i = 0; i < offerings; i++) {
            check.offering("/services/" + i);
        }
        for (int i = 0; i < offerings; i++) {
            check.plans("/services/" + i);
        }
        return check.problems;
    }

    private void offering(String pointer) {
        String name = text(pointer + "/name");
        claim(ids, pointer + "/id", "the offering \"" + name + "\"", ValueProblem.DUPLICATE_OFFERING_ID);
        claim(
                offeringNames,
                pointer + "/name",
                "the offering with the id \"" + text(pointer + "/id") + "\"",
                ValueProblem.DUPLICATE_OFFERING_NAME);
        common("offering", pointer);
        each(pointer + "/tags", tag -> rule(tag, text -> ValueRules.text("An offering tag", text)));
        String client = pointer + "/dashboard_client";
        rule(client + "/id", text -> ValueRules.text("The dashboard client id", text));
        rule(client + "/secret", text -> ValueRules.text("The dashboard client secret", text));
    }

    private void plans(String offering) {
        Map<String, String> names = new HashMap<>();
        String of = "\" of the offering \"" + text(offering + "/name") + "\"";
        each(offering + "/plans", pointer -> {
            String user = "the plan \"" + text(pointer + "/name") + of;
            claim(ids, pointer + "/id", user, ValueProblem.DUPLICATE_PLAN_ID);
            claim(names, pointer + "/name", user, ValueProblem.DUPLICATE_PLAN_NAME);
            common("plan", pointer);
            rule(pointer + "/maintenance_info/version", ValueRules::version);
            each(pointer + "/metadata/bullets", bullet -> rule(bullet, text -> ValueRules.text("A plan bullet", text)));
            each(
                    pointer + "/metadata/costs",
                    cost -> rule(cost + "/unit", text -> ValueRules.text("The cost unit", text)));
        });
    }

    private void common(String what, String pointer) {
        rule(pointer + "/id", text -> ValueRules.text("The " + what + " id", text));
        rule(pointer + "/name", text -> ValueRules.name(what, text));
        rule(pointer + "/description", text -> ValueRules.description(what, text));
    }

    private void each(String array, java.util.function.Consumer<String> check) {
        for (int i = 0; i < catalog.at(array).size(); i++) {
            check.accept(array + "/" + i);
        }
    }

    private void rule(String pointer, Function<String, List<Finding>> rule) {
        JsonNode value = catalog.at(pointer);
        if (value.isString()) {
            rule.apply(value.stringValue()).forEach(finding -> problems.add(new Problem(pointer, finding)));
        }
    }

    private void claim(Map<String, String> used, String pointer, String user, ValueProblem problem) {
        String value = text(pointer);
        String other = value.isBlank() ? null : used.putIfAbsent(value, user);
        if (other != null) {
            problems.add(new Problem(pointer, Finding.of(problem, value, other)));
        }
    }

    private String text(String pointer) {
        return catalog.at(pointer).stringValue("");
    }
}
