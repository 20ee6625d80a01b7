package io.openbroker.processor.schema;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Finds references that lead back to themselves for one and the same value: whoever validated a value would never end. Those that
 * come back for a value within it, as in a tree, do end.
 */
final class CircularReferences {

    private static final Set<String> SAME_VALUE =
            Set.of("allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas", "dependencies");

    private static final List<String> REFERENCES = List.of("$ref", "$dynamicRef", "$recursiveRef");

    private final JsonNode root;
    private final Set<JsonNode> finished = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<JsonNode> entered = Collections.newSetFromMap(new IdentityHashMap<>());

    private CircularReferences(JsonNode root) {
        this.root = root;
    }

    /** The first reference of a circle. */
    static Optional<String> find(JsonNode schema) {
        CircularReferences search = new CircularReferences(schema);
        return Subschemas.of(schema)
                .flatMap(each -> search.circle(each).stream())
                .findFirst();
    }

    private Optional<String> circle(JsonNode schema) {
        if (!schema.isObject() || finished.contains(schema)) {
            return Optional.empty();
        }
        entered.add(schema);
        Optional<String> found = throughReference(schema);
        if (found.isEmpty()) {
            found = schema.propertyStream()
                    .filter(keyword -> SAME_VALUE.contains(keyword.getKey()))
                    .flatMap(keyword -> schemas(keyword.getKey(), keyword.getValue()))
                    .flatMap(each -> circle(each).stream())
                    .findFirst();
        }
        entered.remove(schema);
        finished.add(schema);
        return found;
    }

    private Optional<String> throughReference(JsonNode schema) {
        return REFERENCES.stream()
                .map(keyword -> schema.path(keyword).asString(""))
                .flatMap(reference -> target(reference).flatMap(target -> follow(reference, target)).stream())
                .findFirst();
    }

    private Optional<String> follow(String reference, JsonNode target) {
        return entered.contains(target) ? Optional.of(reference) : circle(target);
    }

    private Optional<JsonNode> target(String reference) {
        if (!reference.equals("#") && !reference.startsWith("#/")) {
            return Optional.empty();
        }
        return Optional.of(root.at(JsonPointer.compile(reference.substring(1)))).filter(JsonNode::isObject);
    }

    private static Stream<JsonNode> schemas(String keyword, JsonNode value) {
        return value.isArray() || keyword.startsWith("depend") ? value.valueStream() : Stream.of(value);
    }
}
