package io.openbroker.undertow.contract;

import io.openbroker.runtime.json.TextFormats;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes documents that a schema allows, but for some values of a type that it does not. */
final class DocumentGenerator {

    private static final int DEPTH = 4;

    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "orders_1",
            "A B",
            "1a",
            "5",
            "much_too_long_for_a_name",
            "\uD83D\uDE00",
            "2026-02-28T12:00:00Z",
            "2026-02-28t12:00:00.5+01:00",
            "2026-02-28",
            "2026-02-28T12:00",
            "23:59:59.999999999",
            "12:30",
            "P1DT2H0.5S",
            "PT5M",
            "P1Y2M3W4D",
            "2026-12",
            "Europe/Berlin",
            "+01:00",
            "s3://bucket/key",
            "6b1f58d1-4f43-4f13-9f4f-8d2b9e1f3c11",
            "00000000-0000-0000-0000-00000000000A");

    private static final List<String> VALUES = List.of(
            "0",
            "1",
            "1.0",
            "-1",
            "1.5",
            "0.01",
            "127",
            "128",
            "300",
            "40000",
            "5000000000",
            "1e3",
            "1e400",
            "-1e400",
            "9223372036854775808",
            "\"5\"",
            "\"x\"",
            "\"\"",
            "true",
            "false",
            "[]",
            "[1]",
            "[12, 30]",
            "{}",
            "{\"a\": 1}");

    private final JsonMapper json = JsonMapper.builder()
            .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private final JsonNodeFactory nodes = JsonNodeFactory.instance;
    private final JsonNode root;
    private final Random random;

    DocumentGenerator(JsonNode root, long seed) {
        this.root = root;
        this.random = new Random(seed);
    }

    JsonNode generate() {
        return object(root, 0);
    }

    private JsonNode value(JsonNode given, int depth) {
        JsonNode schema = resolve(given);
        if (schema.has("oneOf")) {
            return value(one(schema.get("oneOf").valueStream().toList()), depth);
        }
        List<String> types = types(schema);
        if (random.nextInt(20) == 0) {
            JsonNode other = json.readTree(one(VALUES));
            if (types.stream().noneMatch(type -> isOf(other, type))) {
                return other;
            }
        }
        return valid(schema, one(types), depth);
    }

    private JsonNode valid(JsonNode schema, String type, int depth) {
        if (schema.has("enum")) {
            return one(schema.get("enum").valueStream().toList());
        }
        return switch (type) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "string" -> nodes.stringNode(text(schema));
            case "integer", "number" -> number(schema, type);
            case "boolean" -> nodes.booleanNode(random.nextBoolean());
            default -> nodes.nullNode();
        };
    }

    private JsonNode object(JsonNode schema, int depth) {
        ObjectNode object = nodes.objectNode();
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        schema.path("properties").forEachEntry((name, property) -> {
            if (required.contains(name) || (depth < DEPTH && random.nextInt(3) > 0)) {
                object.set(name, value(property, depth + 1));
            }
        });
        if (schema.path("additionalProperties").isObject() && depth < DEPTH) {
            object.set("key", value(schema.get("additionalProperties"), depth + 1));
        } else if (schema.has("properties") && random.nextInt(40) == 0) {
            object.put("unknown", 1);
        }
        return object;
    }

    private JsonNode array(JsonNode schema, int depth) {
        ArrayNode array = nodes.arrayNode();
        int size = depth < DEPTH && schema.has("items") ? random.nextInt(3) : 0;
        for (int i = 0; i < size; i++) {
            JsonNode element = value(schema.get("items"), depth + 1);
            if (array.valueStream().noneMatch(element::equals)) {
                array.add(element);
            }
        }
        return array;
    }

    private String text(JsonNode schema) {
        List<String> fitting = TEXTS.stream()
                .filter(text -> !schema.has("format")
                        || TextFormats.matches(schema.get("format").asString(), text))
                .filter(text -> patterns(schema)
                        .allMatch(pattern ->
                                Pattern.compile(pattern).matcher(text).find()))
                .toList();
        return fitting.isEmpty() ? "" : one(fitting);
    }

    private static Stream<String> patterns(JsonNode schema) {
        return schema.has("pattern") ? Stream.of(schema.get("pattern").asString()) : Stream.empty();
    }

    private JsonNode number(JsonNode schema, String type) {
        BigDecimal candidate = new BigDecimal(one(List.of("0", "1", "2.0", "7", "0.25", "-3", "1e3", "123456789012")));
        BigDecimal end = bound(schema, random.nextBoolean() ? "minimum" : "maximum");
        BigDecimal chosen = end != null && random.nextInt(4) == 0 ? end : candidate;
        boolean whole = chosen.stripTrailingZeros().scale() <= 0;
        if (type.equals("integer") && !whole) {
            return nodes.numberNode(BigInteger.ONE);
        }
        return nodes.numberNode(chosen);
    }

    private static @Nullable BigDecimal bound(JsonNode schema, String keyword) {
        return schema.path(keyword).isNumber() ? schema.get(keyword).decimalValue() : null;
    }

    private JsonNode resolve(JsonNode schema) {
        if (schema.has("allOf") && !schema.has("properties")) {
            return resolve(schema.get("allOf").get(0));
        }
        return schema.has("$ref") ? root.at(schema.get("$ref").asString().substring(1)) : schema;
    }

    private static List<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.valueStream().map(JsonNode::asString).toList() : List.of(type.asString("object"));
    }

    private static boolean isOf(JsonNode value, String type) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "integer" ->
                value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 0;
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            default -> value.isNull();
        };
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
