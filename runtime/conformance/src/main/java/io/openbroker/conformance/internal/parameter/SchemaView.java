package io.openbroker.conformance.internal.parameter;

import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A schema without references and combinations: {@code $ref} is followed, {@code allOf} is merged, and of {@code anyOf},
 * {@code oneOf} and {@code if} one branch is chosen. What comes of it only serves to find values; the validator has the last word.
 *
 * @param schema the flat schema
 * @param root the document that references refer to
 * @param choice which branches are chosen
 */
record SchemaView(ObjectNode schema, JsonNode root, int choice) {

    private static final int DEPTH = 16;
    private static final List<String> TYPES =
            List.of("string", "integer", "number", "boolean", "object", "array", "null");
    private static final Set<String> LOWER_BOUNDS = Set.of("minLength", "minItems", "minProperties", "minimum");
    private static final Set<String> UPPER_BOUNDS = Set.of("maxLength", "maxItems", "maxProperties", "maximum");

    /** Returns a view of a schema in a document. */
    static SchemaView of(JsonNode schema, JsonNode root, int choice) {
        ObjectNode flat = JsonNodeFactory.instance.objectNode();
        flatten(schema, root, choice, flat, 0);
        return new SchemaView(flat, root, choice);
    }

    /** Returns a view of a schema within this one. */
    SchemaView of(JsonNode within) {
        return of(within, root, choice);
    }

    /** Returns the value of a keyword; a missing node if it is not there. */
    JsonNode get(String keyword) {
        return schema.path(keyword);
    }

    /** Returns the type that values get: the first one that is named, or else the one that the keywords are about. */
    String type() {
        List<String> types = types();
        return types.stream()
                .filter(type -> !type.equals("null"))
                .findFirst()
                .orElseGet(() -> types.isEmpty() ? guessed() : "null");
    }

    /** Returns the types that are named. */
    List<String> types() {
        JsonNode type = get("type");
        Stream<JsonNode> named = type.isArray() ? type.values().stream() : Stream.of(type);
        return named.map(one -> one.asString("")).filter(TYPES::contains).toList();
    }

    /** Returns the names of required properties. */
    Set<String> required() {
        Set<String> required = new LinkedHashSet<>();
        if (get("required").isArray()) {
            get("required").values().forEach(name -> required.add(name.asString("")));
        }
        return required;
    }

    /** Returns the names of the properties. */
    List<String> properties() {
        return get("properties").properties().stream()
                .map(entry -> entry.getKey())
                .toList();
    }

    /** Returns the schema of a property; empty if there is none. */
    Optional<SchemaView> property(String name) {
        JsonNode property = get("properties").path(name);
        return property.isMissingNode() ? Optional.empty() : Optional.of(of(property));
    }

    /** Returns the number of a keyword; empty if there is none. */
    Optional<BigDecimal> number(String keyword) {
        return get(keyword).isNumber() ? Optional.of(get(keyword).decimalValue()) : Optional.empty();
    }

    /** Returns the count of a keyword, such as {@code minLength}. */
    int count(String keyword, int otherwise) {
        return get(keyword).isNumber() && get(keyword).canConvertToInt()
                ? get(keyword).intValue()
                : otherwise;
    }

    private String guessed() {
        if (schema.has("properties") || schema.has("required") || schema.has("minProperties")) {
            return "object";
        }
        if (schema.has("items") || schema.has("prefixItems") || schema.has("minItems")) {
            return "array";
        }
        if (schema.has("minimum") || schema.has("maximum") || schema.has("multipleOf")) {
            return "integer";
        }
        return "string";
    }

    private static void flatten(JsonNode schema, JsonNode root, int choice, ObjectNode into, int depth) {
        if (!schema.isObject() || depth > DEPTH) {
            return;
        }
        schema.properties().forEach(entry -> {
            String keyword = entry.getKey();
            JsonNode value = entry.getValue();
            switch (keyword) {
                case "$ref", "$recursiveRef", "$dynamicRef" ->
                    resolve(value.asString(""), root)
                            .ifPresent(target -> flatten(target, root, choice, into, depth + 1));
                case "allOf" -> value.forEach(part -> flatten(part, root, choice, into, depth + 1));
                case "anyOf", "oneOf" -> {
                    if (value.isArray() && !value.isEmpty()) {
                        flatten(value.path(choice % value.size()), root, choice, into, depth + 1);
                    }
                }
                case "if" -> {
                    if (choice % 2 == 0) {
                        flatten(value, root, choice, into, depth + 1);
                        flatten(schema.path("then"), root, choice, into, depth + 1);
                    } else {
                        flatten(schema.path("else"), root, choice, into, depth + 1);
                    }
                }
                default -> merge(into, keyword, value);
            }
        });
    }

    private static void merge(ObjectNode into, String keyword, JsonNode value) {
        JsonNode known = into.path(keyword);
        if (known.isMissingNode()) {
            into.set(keyword, value.deepCopy());
        } else if (keyword.equals("properties") && known instanceof ObjectNode properties && value.isObject()) {
            value.properties()
                    .forEach(entry -> properties.set(
                            entry.getKey(),
                            properties.has(entry.getKey())
                                    ? both(properties.path(entry.getKey()), entry.getValue())
                                    : entry.getValue().deepCopy()));
        } else if (keyword.equals("required") && known instanceof ArrayNode required && value.isArray()) {
            value.forEach(required::add);
        } else if (keyword.equals("enum") && known.isArray() && value.isArray()) {
            List<JsonNode> common = new ArrayList<>();
            known.forEach(one -> value.forEach(other -> {
                if (one.equals(other)) {
                    common.add(one);
                }
            }));
            into.putArray("enum").addAll(common);
        } else if (known.isNumber() && value.isNumber()) {
            int order = known.decimalValue().compareTo(value.decimalValue());
            if ((LOWER_BOUNDS.contains(keyword) && order < 0) || (UPPER_BOUNDS.contains(keyword) && order > 0)) {
                into.set(keyword, value);
            }
        }
    }

    private static JsonNode both(JsonNode one, JsonNode other) {
        ObjectNode both = JsonNodeFactory.instance.objectNode();
        both.putArray("allOf").add(one.deepCopy()).add(other.deepCopy());
        return both;
    }

    private static Optional<JsonNode> resolve(String reference, JsonNode root) {
        if (!reference.startsWith("#")) {
            return Optional.empty();
        }
        String pointer = URLDecoder.decode(reference.substring(1), StandardCharsets.UTF_8);
        if (pointer.isEmpty()) {
            return Optional.of(root);
        }
        if (pointer.startsWith("/")) {
            return Optional.of(root.at(pointer)).filter(target -> !target.isMissingNode());
        }
        return root.findParents("$anchor").stream()
                .filter(parent -> parent.path("$anchor").asString("").equals(pointer))
                .findFirst();
    }
}
