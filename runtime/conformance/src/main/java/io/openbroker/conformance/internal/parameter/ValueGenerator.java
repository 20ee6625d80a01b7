package io.openbroker.conformance.internal.parameter;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes values that probably conform to a schema: with required properties only. The same schema always gets the same values.
 *
 * @param annotations whether {@code default} and {@code examples} are used
 */
record ValueGenerator(boolean annotations) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEPTH = 12;
    private static final int MOST_ELEMENTS = 100;

    /** Returns a value; empty if there is none. */
    Optional<JsonNode> value(SchemaView schema) {
        return value(schema, 0, 0);
    }

    /**
     * Returns a value.
     *
     * @param variant makes values differ where they have to
     */
    private Optional<JsonNode> value(SchemaView schema, int variant, int depth) {
        if (depth > DEPTH) {
            return Optional.empty();
        }
        return named(schema, variant).or(() -> switch (schema.type()) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "integer" -> number(schema, true, variant);
            case "number" -> number(schema, false, variant);
            case "boolean" -> Optional.of(JSON.booleanNode(variant % 2 == 0));
            case "null" -> Optional.of(JSON.nullNode());
            default -> StringGenerator.string(schema, variant).map(JSON::stringNode);
        });
    }

    private Optional<JsonNode> named(SchemaView schema, int variant) {
        if (!schema.get("const").isMissingNode()) {
            return Optional.of(schema.get("const"));
        }
        JsonNode values = schema.get("enum");
        if (values.isArray() && !values.isEmpty()) {
            return Optional.of(values.path(variant % values.size()));
        }
        if (annotations && variant == 0) {
            JsonNode preset = schema.get("default");
            if (!preset.isMissingNode() && !preset.isNull()) {
                return Optional.of(preset);
            }
            JsonNode examples = schema.get("examples");
            if (examples.isArray() && !examples.isEmpty()) {
                return Optional.of(examples.path(0));
            }
        }
        return Optional.empty();
    }

    private Optional<JsonNode> object(SchemaView schema, int depth) {
        ObjectNode object = JSON.objectNode();
        Set<String> names = new LinkedHashSet<>(schema.required());
        int least = schema.count("minProperties", 0);
        schema.properties().stream()
                .filter(name -> !names.contains(name))
                .limit(Math.max(0, least - names.size()))
                .forEach(names::add);
        for (int i = 1; names.size() < least && i <= MOST_ELEMENTS; i++) {
            names.add("property" + i);
        }
        for (String name : names) {
            Optional<JsonNode> value = value(property(schema, name), 0, depth + 1);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            object.set(name, value.get());
        }
        return Optional.of(object);
    }

    private static SchemaView property(SchemaView schema, String name) {
        return schema.property(name)
                .orElseGet(() -> schema.get("patternProperties").properties().stream()
                        .filter(entry -> StringGenerator.matches(entry.getKey(), name))
                        .findFirst()
                        .map(entry -> schema.of(entry.getValue()))
                        .orElseGet(() -> schema.of(schema.get("additionalProperties"))));
    }

    private Optional<JsonNode> array(SchemaView schema, int depth) {
        ArrayNode array = JSON.arrayNode();
        JsonNode items = schema.get("items");
        JsonNode tuple = items.isArray() ? items : schema.get("prefixItems");
        JsonNode rest = items.isArray() ? schema.get("additionalItems") : items;
        int least = Math.max(schema.count("minItems", 0), schema.get("contains").isMissingNode() ? 0 : 1);
        for (int i = 0; i < Math.min(least, MOST_ELEMENTS); i++) {
            JsonNode element = i < tuple.size() ? tuple.path(i) : rest;
            JsonNode contained = schema.get("contains");
            boolean last = i == least - 1 && !contained.isMissingNode();
            Optional<JsonNode> value = value(schema.of(last ? contained : element), i, depth + 1);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            array.add(value.get());
        }
        return Optional.of(array);
    }

    private static Optional<JsonNode> number(SchemaView schema, boolean integer, int variant) {
        BigDecimal step = schema.number("multipleOf")
                .filter(multiple -> multiple.signum() > 0)
                .orElse(BigDecimal.ONE);
        Optional<BigDecimal> least = bound(schema, "minimum", "exclusiveMinimum");
        Optional<BigDecimal> most = bound(schema, "maximum", "exclusiveMaximum");
        BigDecimal value;
        if (least.isPresent()) {
            value = multiple(least.get(), step, RoundingMode.CEILING);
            if (isExclusive(schema, "minimum", "exclusiveMinimum", value)) {
                value = next(value, step, most, integer);
            }
            value = value.add(step.multiply(BigDecimal.valueOf(variant)));
        } else if (most.isPresent() && most.get().compareTo(BigDecimal.ONE) <= 0) {
            value = multiple(most.get(), step, RoundingMode.FLOOR);
            if (isExclusive(schema, "maximum", "exclusiveMaximum", value)) {
                value = value.subtract(step);
            }
            value = value.subtract(step.multiply(BigDecimal.valueOf(variant)));
        } else {
            value = step.multiply(BigDecimal.valueOf(variant + 1L));
        }
        if (integer) {
            BigDecimal rounded = value.setScale(0, RoundingMode.CEILING);
            return Optional.of(JSON.numberNode(rounded.toBigInteger()));
        }
        return Optional.of(JSON.numberNode(value));
    }

    /** The next value above an exclusive bound; between the bounds where a whole step would be too much. */
    private static BigDecimal next(BigDecimal value, BigDecimal step, Optional<BigDecimal> most, boolean integer) {
        BigDecimal next = value.add(step);
        return integer || most.isEmpty() || next.compareTo(most.get()) < 0
                ? next
                : value.add(most.get()).divide(BigDecimal.valueOf(2));
    }

    private static Optional<BigDecimal> bound(SchemaView schema, String inclusive, String exclusive) {
        return schema.number(exclusive)
                .map(bound -> schema.number(inclusive)
                        .map(other -> inclusive.startsWith("min") ? bound.max(other) : bound.min(other))
                        .orElse(bound))
                .or(() -> schema.number(inclusive));
    }

    /** Draft 4 has flags for exclusive bounds, later drafts have numbers. */
    private static boolean isExclusive(SchemaView schema, String inclusive, String exclusive, BigDecimal value) {
        return (schema.get(exclusive).asBoolean(false)
                        && schema.number(inclusive)
                                .filter(bound -> bound.compareTo(value) == 0)
                                .isPresent())
                || schema.number(exclusive)
                        .filter(bound -> bound.compareTo(value) == 0)
                        .isPresent();
    }

    private static BigDecimal multiple(BigDecimal value, BigDecimal step, RoundingMode mode) {
        return value.divide(step, 0, mode).multiply(step);
    }

    /** Values of each type, to find one that a schema does not take. */
    static List<JsonNode> ofEachType() {
        return List.of(
                JSON.stringNode("abc"),
                JSON.numberNode(12345),
                JSON.booleanNode(true),
                JSON.arrayNode().add("abc"),
                JSON.objectNode().put("abc", "abc"),
                JSON.numberNode(new BigDecimal("1.5")));
    }
}
