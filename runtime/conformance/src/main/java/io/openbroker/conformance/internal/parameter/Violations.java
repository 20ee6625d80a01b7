package io.openbroker.conformance.internal.parameter;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes parameters that violate a schema in one place each, from parameters that conform to it. For one use. */
final class Violations {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST = 40;
    private static final int DEPTH = 4;
    private static final int LONGEST = 10_000;
    private static final String UNKNOWN = "conformance_unknown_property";

    private final SchemaValidator validator;
    private final ObjectNode valid;
    private final List<InvalidParameters> found = new ArrayList<>();

    Violations(SchemaValidator validator, ObjectNode valid) {
        this.validator = validator;
        this.valid = valid;
    }

    List<InvalidParameters> of(SchemaView schema) {
        object(schema, "", valid, 0);
        return List.copyOf(found);
    }

    private void object(SchemaView schema, String pointer, JsonNode object, int depth) {
        for (String name : schema.required()) {
            if (object.has(name)) {
                ObjectNode without = (ObjectNode) object.deepCopy();
                without.remove(name);
                add(pointer + "/" + escaped(name) + " is missing, but it is required", pointer, without);
            }
        }
        if (schema.get("additionalProperties").isBoolean()
                && !schema.get("additionalProperties").booleanValue()) {
            ObjectNode more = (ObjectNode) object.deepCopy();
            more.put(UNKNOWN, "abc");
            add(pointer + "/" + UNKNOWN + " is there, but the schema takes no such property", pointer, more);
        }
        for (String name : schema.properties()) {
            if (object.has(name)) {
                schema.property(name)
                        .ifPresent(property ->
                                value(property, pointer + "/" + escaped(name), object.path(name), depth + 1));
            }
        }
    }

    private void value(SchemaView schema, String pointer, JsonNode value, int depth) {
        if (depth > DEPTH || found.size() >= MOST) {
            return;
        }
        type(schema, pointer);
        if (!schema.get("enum").isMissingNode() || !schema.get("const").isMissingNode()) {
            add(pointer + " is none of the values that the schema names", pointer, JSON.stringNode("none-of-these"));
        }
        if (value.isString()) {
            string(schema, pointer);
        } else if (value.isNumber()) {
            number(schema, pointer, value.decimalValue());
        } else if (value instanceof ArrayNode array) {
            array(schema, pointer, array);
        } else if (value.isObject()) {
            object(schema, pointer, value, depth);
        }
    }

    /** The first value of another type: a string that is no number where a number is expected. */
    private void type(SchemaView schema, String pointer) {
        if (schema.types().isEmpty()) {
            return;
        }
        String expected = String.join(" or ", schema.types());
        ValueGenerator.ofEachType().stream()
                .filter(other -> !isOfType(schema, other))
                .filter(other ->
                        replaced(pointer, other).map(validator::rejects).orElse(false))
                .findFirst()
                .ifPresent(other -> add(pointer + " is " + other + ", but the type is " + expected, pointer, other));
    }

    private static boolean isOfType(SchemaView schema, JsonNode value) {
        return schema.types().stream().anyMatch(type -> switch (type) {
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> value.isNull();
        });
    }

    private void string(SchemaView schema, String pointer) {
        int least = schema.count("minLength", 0);
        int most = schema.count("maxLength", Integer.MAX_VALUE);
        if (least > 0) {
            add(
                    pointer + " is shorter than minLength",
                    pointer,
                    JSON.stringNode("x".repeat(Math.min(least, LONGEST) - 1)));
        }
        if (most < LONGEST) {
            add(pointer + " is longer than maxLength", pointer, JSON.stringNode("x".repeat(most + 1)));
        }
        String pattern = schema.get("pattern").asString("");
        if (!pattern.isEmpty()) {
            List.of("§ §", "\u0001", "-", "", "#$%").stream()
                    .filter(text -> text.length() >= least && text.length() <= most)
                    .filter(text -> !StringGenerator.matches(pattern, text))
                    .findFirst()
                    .ifPresent(text -> add(pointer + " does not match the pattern", pointer, JSON.stringNode(text)));
        }
    }

    private void number(SchemaView schema, String pointer, BigDecimal value) {
        schema.number("minimum")
                .or(() -> schema.number("exclusiveMinimum"))
                .ifPresent(least -> add(
                        pointer + " is less than the minimum",
                        pointer,
                        JSON.numberNode(least.subtract(BigDecimal.ONE))));
        schema.number("maximum")
                .or(() -> schema.number("exclusiveMaximum"))
                .ifPresent(most ->
                        add(pointer + " is more than the maximum", pointer, JSON.numberNode(most.add(BigDecimal.ONE))));
        schema.number("multipleOf")
                .filter(step -> step.compareTo(BigDecimal.ONE) > 0)
                .ifPresent(step -> add(
                        pointer + " is not a multiple of " + step,
                        pointer,
                        JSON.numberNode(value.add(BigDecimal.ONE))));
    }

    private void array(SchemaView schema, String pointer, ArrayNode array) {
        int least = schema.count("minItems", 0);
        int most = schema.count("maxItems", Integer.MAX_VALUE);
        if (least > 0 && array.size() == least) {
            ArrayNode fewer = array.deepCopy();
            fewer.remove(fewer.size() - 1);
            add(pointer + " has fewer elements than minItems", pointer, fewer);
        }
        SchemaView element = schema.of(schema.get("items"));
        if (most < LONGEST && !schema.get("items").isArray()) {
            Optional<JsonNode> one = new ValueGenerator(false).value(element);
            if (one.isPresent()) {
                ArrayNode more = array.deepCopy();
                while (more.size() <= most) {
                    more.add(one.get());
                }
                add(pointer + " has more elements than maxItems", pointer, more);
            }
        }
        if (schema.get("uniqueItems").asBoolean(false) && !array.isEmpty()) {
            ArrayNode twice = array.deepCopy();
            twice.add(array.path(0));
            add(pointer + " has an element twice, but elements are unique", pointer, twice);
        }
        if (!element.types().isEmpty() && schema.get("items").isObject()) {
            ValueGenerator.ofEachType().stream()
                    .filter(other -> !isOfType(element, other))
                    .findFirst()
                    .ifPresent(other -> add(
                            pointer + " has the element " + other + ", but the type of elements is "
                                    + String.join(" or ", element.types()),
                            pointer,
                            array.deepCopy().add(other)));
        }
    }

    /** Adds the valid parameters with one value replaced, if the schema certainly rejects them. */
    private void add(String violation, String pointer, JsonNode value) {
        if (found.size() < MOST) {
            replaced(pointer, value)
                    .filter(validator::rejects)
                    .ifPresent(parameters -> found.add(new InvalidParameters(violation, parameters)));
        }
    }

    private Optional<ObjectNode> replaced(String pointer, JsonNode value) {
        if (pointer.isEmpty()) {
            return value instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        }
        ObjectNode copy = valid.deepCopy();
        int end = pointer.lastIndexOf('/');
        JsonNode parent = copy.at(JsonPointer.compile(pointer.substring(0, end)));
        if (parent instanceof ObjectNode object) {
            object.set(pointer.substring(end + 1).replace("~1", "/").replace("~0", "~"), value);
            return Optional.of(copy);
        }
        return Optional.empty();
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
