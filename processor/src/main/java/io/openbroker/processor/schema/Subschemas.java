package io.openbroker.processor.schema;

import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The schemas within a schema, whichever draft it is of. Names of properties and values that are data are not among them. */
final class Subschemas {

    private static final Set<String> ONE_OR_SEVERAL = Set.of(
            "not",
            "if",
            "then",
            "else",
            "contains",
            "propertyNames",
            "additionalProperties",
            "additionalItems",
            "unevaluatedItems",
            "unevaluatedProperties",
            "items",
            "prefixItems",
            "allOf",
            "anyOf",
            "oneOf");

    private static final Set<String> BY_NAME =
            Set.of("properties", "patternProperties", "definitions", "$defs", "dependentSchemas", "dependencies");

    private Subschemas() {}

    /** A schema and all schemas within it. */
    static Stream<JsonNode> of(JsonNode schema) {
        return schema.isObject()
                ? Stream.concat(
                        Stream.of(schema),
                        schema.propertyStream()
                                .flatMap(keyword -> children(keyword.getKey(), keyword.getValue()))
                                .flatMap(Subschemas::of))
                : Stream.empty();
    }

    private static Stream<JsonNode> children(String keyword, JsonNode value) {
        if (ONE_OR_SEVERAL.contains(keyword)) {
            return value.isArray() ? value.valueStream() : Stream.of(value);
        }
        return BY_NAME.contains(keyword) && value.isObject() ? value.valueStream() : Stream.empty();
    }
}
