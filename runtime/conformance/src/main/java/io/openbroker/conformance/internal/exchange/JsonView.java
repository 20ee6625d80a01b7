package io.openbroker.conformance.internal.exchange;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A JSON value that somebody else wrote, with its JSON pointer. Reading never fails: a member that is not there, or is of another
 * type, is a view that says so.
 *
 * @param node the value; a missing node if there is none
 * @param pointer the JSON pointer, {@code ""} for the document
 */
public record JsonView(JsonNode node, String pointer) {

    private static final int SHOWN = 80;

    /** A document that is not there. */
    public static final JsonView MISSING = new JsonView(MissingNode.getInstance(), "");

    /** Returns whether this is a view of the same place in the same document, which is quick also for large ones. */
    @Override
    @SuppressWarnings("ReferenceEquality") // that is the point
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonView view && node == view.node && pointer.equals(view.pointer);
    }

    @Override
    public int hashCode() {
        return pointer.hashCode();
    }

    /** Returns a view of a document. */
    public static JsonView of(JsonNode document) {
        return new JsonView(document, "");
    }

    /** Returns a member of an object. */
    public JsonView get(String member) {
        return new JsonView(
                node.path(member), pointer + "/" + member.replace("~", "~0").replace("/", "~1"));
    }

    /** Returns an element of an array. */
    public JsonView get(int index) {
        return new JsonView(node.path(index), pointer + "/" + index);
    }

    /** Returns the elements of an array; none if this is no array. */
    public List<JsonView> elements() {
        return node.isArray()
                ? IntStream.range(0, node.size()).mapToObj(this::get).toList()
                : List.of();
    }

    /** Returns the members of an object, by name and in their order; none if this is no object. */
    public List<Map.Entry<String, JsonView>> members() {
        return node.properties().stream()
                .map(member -> Map.entry(member.getKey(), get(member.getKey())))
                .toList();
    }

    /** Returns whether the member is there, be it {@code null}. */
    public boolean exists() {
        return !node.isMissingNode();
    }

    /** Returns whether there is a value other than {@code null}. */
    public boolean isPresent() {
        return exists() && !node.isNull();
    }

    /** Returns whether this is an object. */
    public boolean isObject() {
        return node.isObject();
    }

    /** Returns whether this is an array. */
    public boolean isArray() {
        return node.isArray();
    }

    /** Returns whether this is a string. */
    public boolean isString() {
        return node.isString();
    }

    /** Returns whether this is a string that is not empty. */
    public boolean isText() {
        return node.isString() && !node.stringValue().isEmpty();
    }

    /** Returns whether this is {@code true} or {@code false}. */
    public boolean isBoolean() {
        return node.isBoolean();
    }

    /** Returns whether this is a number. */
    public boolean isNumber() {
        return node.isNumber();
    }

    /** Returns whether this is a number without a fraction. */
    public boolean isInteger() {
        return node.isNumber() && node.decimalValue().stripTrailingZeros().scale() <= 0;
    }

    /** Returns whether this is {@code true}. */
    public boolean isTrue() {
        return node.isBoolean() && node.booleanValue();
    }

    /** Returns the string; {@code ""} if this is none. */
    public String text() {
        return node.isString() ? node.stringValue() : "";
    }

    /** Returns the type for messages: {@code a string}, {@code an object}, {@code missing}. */
    public String type() {
        return switch (node.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case STRING -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            case NULL -> "null";
            case MISSING -> "missing";
            default -> "no JSON value";
        };
    }

    /** Returns the value for messages, cut where it is long. */
    public String shown() {
        if (!exists()) {
            return "missing";
        }
        String json = node.toString();
        return json.length() <= SHOWN ? json : json.substring(0, SHOWN) + "…";
    }
}
