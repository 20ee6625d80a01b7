package io.openbroker.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads members of a JSON object, and notes those that are not of the type that the specification demands. Members that are absent,
 * null, or of another type count as absent.
 */
final class JsonReader {

    private final JsonMapper json;
    private final ObjectNode object;
    private final String pointer;
    private final List<SpecViolation> violations;

    private JsonReader(JsonMapper json, ObjectNode object, String pointer, List<SpecViolation> violations) {
        this.json = json;
        this.object = object;
        this.pointer = pointer;
        this.violations = violations;
    }

    static JsonReader of(JsonMapper json, ObjectNode object, List<SpecViolation> violations) {
        return new JsonReader(json, object, "", violations);
    }

    Optional<String> string(String name) {
        return member(name, JsonNode::isString, "a string").map(JsonNode::asString);
    }

    /** Reads a string that is mandatory, and not empty. */
    String text(String name) {
        Optional<String> value = string(name);
        if (value.isEmpty() && !object.hasNonNull(name)) {
            note(name, name + " is missing; a string is expected.");
        } else if (value.filter(String::isEmpty).isPresent()) {
            note(name, name + " is empty; a string that is not empty is expected.");
        }
        return value.orElse("");
    }

    Optional<Boolean> bool(String name) {
        return member(name, JsonNode::isBoolean, "a boolean").map(JsonNode::asBoolean);
    }

    Optional<Long> integer(String name) {
        return member(name, node -> node.isIntegralNumber() && node.canConvertToLong(), "an integer")
                .map(JsonNode::asLong);
    }

    Optional<JsonReader> object(String name) {
        return member(name, JsonNode::isObject, "an object").map(node -> at(name, (ObjectNode) node));
    }

    Optional<Map<String, Object>> map(String name) {
        return member(name, JsonNode::isObject, "an object").map(node -> map((ObjectNode) node));
    }

    /** Reads all members of this object. */
    Map<String, Object> all() {
        return map(object);
    }

    /** Reads the members of this object that are strings. */
    Map<String, String> strings() {
        Map<String, String> strings = new LinkedHashMap<>();
        object.propertyNames().forEach(name -> string(name).ifPresent(value -> strings.put(name, value)));
        return strings;
    }

    List<String> strings(String name) {
        List<String> strings = new ArrayList<>();
        elements(name, JsonNode::isString, "a string").forEach((index, node) -> strings.add(node.asString()));
        return strings;
    }

    List<JsonReader> objects(String name) {
        List<JsonReader> objects = new ArrayList<>();
        elements(name, JsonNode::isObject, "an object")
                .forEach((index, node) -> objects.add(at(name + "/" + index, (ObjectNode) node)));
        return objects;
    }

    /** Notes that a mandatory member is missing, unless it is there. */
    void demand(String name) {
        if (!object.hasNonNull(name)) {
            note(name, name + " is missing.");
        }
    }

    /** Notes what is wrong with a member. */
    void note(String name, String problem) {
        violations.add(new SpecViolation(pointer + "/" + name, problem));
    }

    private Map<Integer, JsonNode> elements(String name, Predicate<JsonNode> type, String expected) {
        Map<Integer, JsonNode> elements = new LinkedHashMap<>();
        Optional<JsonNode> array = member(name, JsonNode::isArray, "an array");
        if (array.isPresent()) {
            int index = 0;
            for (JsonNode element : array.get()) {
                if (type.test(element)) {
                    elements.put(index, element);
                } else {
                    note(name + "/" + index, "The element is " + kind(element) + "; " + expected + " is expected.");
                }
                index++;
            }
        }
        return elements;
    }

    private Optional<JsonNode> member(String name, Predicate<JsonNode> type, String expected) {
        Optional<JsonNode> member = object.optional(name).filter(node -> !node.isNull());
        if (member.isPresent() && !type.test(member.get())) {
            note(name, name + " is " + kind(member.get()) + "; " + expected + " is expected.");
            return Optional.empty();
        }
        return member;
    }

    private JsonReader at(String name, ObjectNode node) {
        return new JsonReader(json, node, pointer + "/" + name, violations);
    }

    @SuppressWarnings("unchecked") // Jackson reads objects as maps with names as keys.
    private Map<String, Object> map(ObjectNode node) {
        return json.treeToValue(node, Map.class);
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            case STRING -> "a string";
            case BOOLEAN -> "a boolean";
            case NUMBER -> "the number " + node;
            default -> node.toString();
        };
    }
}
