package io.openbroker.osb.internal.output;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes JSON. */
public final class Json {

    private Json() {}

    /** Returns an empty object. */
    public static ObjectNode object() {
        return JsonMapper.shared().createObjectNode();
    }

    /**
     * Reads an object of a user.
     *
     * @param what names it in messages, such as {@code The context}
     */
    public static ObjectNode object(String what, String text) {
        try {
            if (JsonMapper.shared().readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    what + " cannot be read as JSON: " + e.getOriginalMessage()
                            + ". Expected is an object such as {\"key\": \"value\"}.",
                    e);
        }
        throw CommandFailure.usage(what + " is not a JSON object; expected is one such as {\"key\": \"value\"}.");
    }

    /** Reads the body of a response; empty if it is not an object. */
    public static ObjectNode body(String text) {
        try {
            return JsonMapper.shared().readTree(text) instanceof ObjectNode object ? object : object();
        } catch (JacksonException e) {
            return object();
        }
    }

    /** Reads a value that may be any JSON, or plain text. */
    public static JsonNode valueOrText(String text) {
        try {
            JsonNode node = JsonMapper.shared().readTree(text);
            return node == null || node.isMissingNode() ? text(text) : node;
        } catch (JacksonException e) {
            return text(text);
        }
    }

    private static JsonNode text(String text) {
        return JsonMapper.shared().valueToTree(text);
    }

    /** Returns an object as a map of plain values. */
    @SuppressWarnings("unchecked") // Objects are read as maps.
    public static Map<String, Object> map(ObjectNode object) {
        return JsonMapper.shared().treeToValue(object, Map.class);
    }

    /** Writes a value with indentation. */
    public static String pretty(JsonNode node) {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(node);
    }
}
