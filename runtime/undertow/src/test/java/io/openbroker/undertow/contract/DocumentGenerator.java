package io.openbroker.undertow.contract;

import io.openbroker.runtime.internal.json.TextFormats;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes documents that a schema allows, but for some values that it does not. */
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
            "00000000-0000-0000-0000-00000000000A",
            "00000000-0000-0000-0000-00000000000a",
            " ",
            "\t\n",
            "\u0001",
            "\u00a0",
            "a\n",
            "\u00e4",
            "ab",
            "orders",
            "QQ==",
            "QR==",
            "Qk J",
            "AAECAw==",
            "anna@example.com",
            "anna@",
            "0.25");

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

    private static final List<String> BOUNDS = List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum");

    private final JsonMapper json = JsonMapper.builder()
            .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private final JsonNodeFactory nodes = JsonNodeFactory.instance;
    private final JsonNode root;
    private final Random random;
    private final boolean withGaps;
    private int gaps;

    private DocumentGenerator(JsonNode root, long seed, boolean withGaps) {
        this.root = root;
        this.random = new Random(seed);
        this.withGaps = withGaps;
    }

    DocumentGenerator(JsonNode root, long seed) {
        this(root, seed, false);
    }

    /** One that also leaves out what is required, and writes null where there may be none. */
    static DocumentGenerator withGaps(JsonNode root, long seed) {
        return new DocumentGenerator(root, seed, true);
    }

    /** How often it has left something out or written null until now. */
    int gaps() {
        return gaps;
    }

    private boolean makesGap() {
        boolean gap = withGaps && random.nextInt(20) == 0;
        gaps += gap ? 1 : 0;
        return gap;
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
        if (!types.contains("null") && makesGap()) {
            return nodes.nullNode();
        }
        if (random.nextInt(25) == 0) {
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
            if (required.contains(name) ? !makesGap() : (depth < DEPTH && random.nextInt(3) > 0)) {
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
        int least = random.nextInt(8) > 0 ? schema.path("minItems").asInt(0) : 0;
        int size = least + (depth < DEPTH && schema.has("items") ? random.nextInt(3) : 0);
        for (int i = 0; i < size; i++) {
            JsonNode element = value(schema.get("items"), depth + 1);
            if (array.valueStream().noneMatch(element::equals)) {
                array.add(element);
            }
        }
        return array;
    }

    private String text(JsonNode schema) {
        List<String> fitting =
                TEXTS.stream().filter(text -> textFits(schema, text)).toList();
        return fitting.isEmpty() || random.nextInt(25) == 0 ? one(TEXTS) : one(fitting);
    }

    private static boolean textFits(JsonNode schema, String text) {
        String format = schema.path("format").asString("");
        int length = text.codePointCount(0, text.length());
        return (!TextFormats.names().contains(format) || TextFormats.matches(format, text))
                && patterns(schema)
                        .allMatch(pattern ->
                                Pattern.compile(pattern).matcher(text).find())
                && length >= schema.path("minLength").asInt(0)
                && length <= schema.path("maxLength").asInt(Integer.MAX_VALUE);
    }

    private static Stream<String> patterns(JsonNode schema) {
        return Stream.concat(Stream.of(schema), schema.path("allOf").valueStream())
                .filter(each -> each.has("pattern"))
                .map(each -> each.get("pattern").asString());
    }

    private JsonNode number(JsonNode schema, String type) {
        List<BigDecimal> candidates = Stream.concat(
                        Stream.of("0", "1", "2.0", "7", "0.25", "-3", "1e3", "123456789012")
                                .map(BigDecimal::new),
                        ends(schema))
                .filter(number -> !type.equals("integer") || isWhole(number))
                .toList();
        List<BigDecimal> fitting =
                candidates.stream().filter(number -> numberFits(schema, number)).toList();
        return nodes.numberNode(fitting.isEmpty() || random.nextInt(25) == 0 ? one(candidates) : one(fitting));
    }

    /** The ends of the range, and what lies close to them. */
    private static Stream<BigDecimal> ends(JsonNode schema) {
        return BOUNDS.stream()
                .map(keyword -> schema.path(keyword))
                .filter(JsonNode::isNumber)
                .map(JsonNode::decimalValue)
                .flatMap(end -> Stream.of(
                        end, end.add(BigDecimal.ONE), end.subtract(BigDecimal.ONE), end.add(new BigDecimal("0.01"))));
    }

    private static boolean numberFits(JsonNode schema, BigDecimal number) {
        return number.compareTo(bound(schema, "minimum", number)) >= 0
                && number.compareTo(bound(schema, "maximum", number)) <= 0
                && number.compareTo(bound(schema, "exclusiveMinimum", number.subtract(BigDecimal.ONE))) > 0
                && number.compareTo(bound(schema, "exclusiveMaximum", number.add(BigDecimal.ONE))) < 0;
    }

    private static BigDecimal bound(JsonNode schema, String keyword, BigDecimal otherwise) {
        return schema.path(keyword).isNumber() ? schema.get(keyword).decimalValue() : otherwise;
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    private JsonNode resolve(JsonNode schema) {
        if (schema.has("allOf") && !schema.has("type")) {
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
            case "integer" -> value.isNumber() && isWhole(value.decimalValue());
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            default -> value.isNull();
        };
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
