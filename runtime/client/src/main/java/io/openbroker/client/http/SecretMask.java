package io.openbroker.client.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Replaces what must not be shown: values of headers, of credentials, and of members that are named like secrets. */
final class SecretMask {

    static final String MASK = "•••";

    private static final Set<String> HEADERS =
            Set.of("authorization", "proxy-authorization", "cookie", "set-cookie", "x-broker-api-originating-identity");
    private static final Set<String> SUBTREES = Set.of("credentials");
    private static final List<String> NAMES =
            List.of("password", "passwd", "secret", "token", "api_key", "apikey", "private_key", "privatekey");

    private final JsonMapper json =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Returns the value of a header as it may be shown. */
    String header(Header header) {
        if (!HEADERS.contains(header.name().toLowerCase(Locale.ROOT))) {
            return header.value();
        }
        int scheme = header.value().indexOf(' ');
        return scheme < 0 ? MASK : header.value().substring(0, scheme + 1) + MASK;
    }

    /** Returns a body as it may be shown, indented if it is JSON. What is no JSON is shown as it is. */
    String body(String text) {
        try {
            return json.writeValueAsString(masked(json.readTree(text), false));
        } catch (JacksonException notJson) {
            return text;
        }
    }

    private JsonNode masked(JsonNode node, boolean hidden) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                copy.set(member.getKey(), masked(member.getValue(), hidden || isSecret(member.getKey())));
            }
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(element -> copy.add(masked(element, hidden)));
            return copy;
        }
        boolean secret = hidden && (node.isString() || node.isNumber());
        return secret ? JsonNodeFactory.instance.stringNode(MASK) : node;
    }

    private static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return SUBTREES.contains(lower) || NAMES.stream().anyMatch(lower::contains);
    }
}
