package io.openbroker.conformance.internal.parameter;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** YAML as JSON, as far as JSON goes, with the lines of what does not. */
final class YamlJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int VALUES = 100_000;
    private static final int DEPTH = 100;

    private int values;

    private YamlJson() {}

    /** @throws IllegalArgumentException if a value is none of JSON; the message says where */
    static JsonNode read(Node node) {
        return new YamlJson().value(node, 0);
    }

    /** Returns the name of a member. */
    static String name(Node key) {
        if (key instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw error(key, "A name is expected, not a collection.");
    }

    static IllegalArgumentException error(Node node, String message) {
        return new IllegalArgumentException("The file of parameters"
                + node.getStartMark()
                        .map(mark -> ", line " + (mark.getLine() + 1))
                        .orElse("") + ": " + message);
    }

    private JsonNode value(Node node, int depth) {
        if (++values > VALUES || depth > DEPTH) {
            throw error(
                    node,
                    "There are more than " + VALUES + " values, or more than " + DEPTH
                            + " levels. Check references (*) that contain themselves.");
        }
        if (node instanceof ScalarNode scalar) {
            return scalar(scalar);
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode array = JSON.arrayNode();
            sequence.getValue().forEach(element -> array.add(value(element, depth + 1)));
            return array;
        }
        if (node instanceof MappingNode mapping) {
            ObjectNode object = JSON.objectNode();
            for (NodeTuple tuple : mapping.getValue()) {
                String name = name(tuple.getKeyNode());
                if (object.has(name)) {
                    throw error(tuple.getKeyNode(), "\"" + name + "\" is there twice. Remove one.");
                }
                object.set(name, value(tuple.getValueNode(), depth + 1));
            }
            return object;
        }
        throw error(node, "This value is none of JSON.");
    }

    private static JsonNode scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        try {
            if (tag.equals(Tag.NULL)) {
                return JSON.nullNode();
            }
            if (tag.equals(Tag.BOOL)) {
                return JSON.booleanNode(text.equals("true"));
            }
            if (tag.equals(Tag.INT)) {
                return JSON.numberNode(new BigInteger(text));
            }
            if (tag.equals(Tag.FLOAT)) {
                return JSON.numberNode(new BigDecimal(text));
            }
        } catch (NumberFormatException e) {
            throw error(scalar, "The number " + text + " is none of JSON.");
        }
        return JSON.stringNode(text);
    }
}
