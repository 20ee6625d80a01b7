package io.openbroker.processor.schema;

import io.openbroker.annotation.SchemaDraft;
import io.openbroker.catalog.DraftUri;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Finds keywords that validators of a draft ignore, so that parameters would not be held to them. */
final class IgnoredKeywords {

    /** Which drafts have a keyword; all that are not listed are in every draft, or hold nothing to anything. */
    private static final Map<String, Lifetime> LIFETIMES = lifetimes();

    /** Keywords that are allowed beside a reference although they are ignored there, because they enforce nothing. */
    private static final Set<String> HARMLESS =
            words("$ref $schema $comment $id id $defs definitions title description default examples"
                    + " deprecated readOnly writeOnly");

    private static final Set<String> IN_ALL =
            words("type enum minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength"
                    + " pattern format items minItems maxItems uniqueItems properties patternProperties"
                    + " additionalProperties required minProperties maxProperties allOf anyOf oneOf not");

    private IgnoredKeywords() {}

    private static Set<String> words(String text) {
        return Set.of(text.split(" "));
    }

    /**
     * The drafts that have a keyword.
     *
     * @param first the first of them
     * @param last the last of them
     * @param instead what to write in other drafts
     */
    private record Lifetime(SchemaDraft first, SchemaDraft last, String instead) {

        boolean contains(SchemaDraft draft) {
            return draft.compareTo(first) >= 0 && draft.compareTo(last) <= 0;
        }
    }

    private static Map<String, Lifetime> lifetimes() {
        Map<String, Lifetime> lifetimes = new HashMap<>();
        SchemaDraft newest = SchemaDraft.DRAFT_2020_12;
        lifetimes.put("const", new Lifetime(SchemaDraft.DRAFT_06, newest, "Use \"enum\" with one value"));
        for (String keyword : Set.of("contains", "propertyNames")) {
            lifetimes.put(keyword, new Lifetime(SchemaDraft.DRAFT_06, newest, ""));
        }
        lifetimes.put("if", new Lifetime(SchemaDraft.DRAFT_07, newest, "Use \"anyOf\" with \"not\""));
        for (String keyword :
                Set.of("unevaluatedItems", "unevaluatedProperties", "minContains", "maxContains", "$anchor")) {
            lifetimes.put(keyword, new Lifetime(SchemaDraft.DRAFT_2019_09, newest, ""));
        }
        for (String keyword : Set.of("dependentRequired", "dependentSchemas")) {
            lifetimes.put(keyword, new Lifetime(SchemaDraft.DRAFT_2019_09, newest, "Use \"dependencies\""));
        }
        lifetimes.put("prefixItems", new Lifetime(newest, newest, "Use \"items\" with an array"));
        lifetimes.put(
                "dependencies",
                new Lifetime(
                        SchemaDraft.DRAFT_04,
                        SchemaDraft.DRAFT_07,
                        "Use \"dependentRequired\" or \"dependentSchemas\""));
        lifetimes.put(
                "additionalItems",
                new Lifetime(SchemaDraft.DRAFT_04, SchemaDraft.DRAFT_2019_09, "Use \"prefixItems\" and \"items\""));
        return Map.copyOf(lifetimes);
    }

    /** The first keyword that is ignored. */
    static Optional<SchemaFileCheck.Finding> find(JsonNode schema, SchemaDraft draft) {
        return Subschemas.of(schema)
                .flatMap(each ->
                        each.propertyNames().stream().flatMap(keyword -> finding(each, keyword, draft).stream()))
                .findFirst();
    }

    private static Optional<SchemaFileCheck.Finding> finding(JsonNode schema, String keyword, SchemaDraft draft) {
        String name = DraftUri.name(draft);
        Lifetime lifetime = LIFETIMES.get(keyword);
        if (lifetime != null && !lifetime.contains(draft)) {
            return Optional.of(new SchemaFileCheck.Finding(
                    name + " has no keyword \"" + keyword + "\", so it would not be enforced",
                    lifetime.instead().isEmpty() ? "Use keywords of " + name : lifetime.instead()));
        }
        boolean ignored = draft.compareTo(SchemaDraft.DRAFT_2019_09) < 0
                && schema.path("$ref").isString()
                && !HARMLESS.contains(keyword)
                && (IN_ALL.contains(keyword) || lifetime != null);
        return ignored
                ? Optional.of(new SchemaFileCheck.Finding(
                        name + " ignores \"" + keyword + "\" beside \"$ref\", so it would not be enforced",
                        "Put the object with \"$ref\" into an array \"allOf\""))
                : Optional.empty();
    }
}
