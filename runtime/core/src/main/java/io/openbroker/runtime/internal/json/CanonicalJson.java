package io.openbroker.runtime.internal.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Writes JSON values so that two texts are equal exactly if the values are: neither the order of names nor the notation of
 * numbers matters. Numbers are written as digits and exponent, so that a short number stays short.
 */
public final class CanonicalJson {

    private final StringBuilder text = new StringBuilder();

    private CanonicalJson() {}

    public static String of(Map<String, Object> object) {
        CanonicalJson json = new CanonicalJson();
        json.value(object);
        return json.text.toString();
    }

    /** Returns the same text as for the value that the tree represents. */
    public static String of(JsonNode tree) {
        CanonicalJson json = new CanonicalJson();
        json.tree(tree);
        return json.text.toString();
    }

    private void tree(JsonNode tree) {
        switch (tree.getNodeType()) {
            case OBJECT -> {
                Map<String, JsonNode> fields = new TreeMap<>();
                tree.forEachEntry(fields::put);
                fields(fields, this::tree);
            }
            case ARRAY -> elements(tree, this::tree);
            case STRING -> string(tree.asString());
            case NUMBER -> number(tree.numberValue());
            default -> text.append(tree);
        }
    }

    private void value(@Nullable Object value) {
        if (value == null || value instanceof Boolean) {
            text.append(value);
        } else if (value instanceof CharSequence string) {
            string(string);
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof Map<?, ?> map) {
            object(map);
        } else if (value instanceof Collection<?> elements) {
            elements(elements, this::value);
        } else {
            throw new IllegalArgumentException(
                    "An object of " + value.getClass().getName()
                            + " is not a JSON value; use maps, lists, strings, numbers and booleans");
        }
    }

    private void object(Map<?, ?> map) {
        Map<String, @Nullable Object> sorted = new TreeMap<>();
        map.forEach((name, value) -> sorted.put(String.valueOf(name), value));
        fields(sorted, this::value);
    }

    private <T extends @Nullable Object> void fields(Map<String, T> sorted, Consumer<T> writer) {
        text.append('{');
        String separator = "";
        for (Map.Entry<String, T> field : sorted.entrySet()) {
            text.append(separator);
            string(field.getKey());
            text.append(':');
            writer.accept(field.getValue());
            separator = ",";
        }
        text.append('}');
    }

    private <T extends @Nullable Object> void elements(Iterable<? extends T> elements, Consumer<T> writer) {
        text.append('[');
        String separator = "";
        for (T element : elements) {
            text.append(separator);
            writer.accept(element);
            separator = ",";
        }
        text.append(']');
    }

    private void number(Number number) {
        if (number instanceof Integer || number instanceof Long) {
            digits(number.toString(), 0);
        } else {
            BigDecimal decimal = decimal(number);
            digits(decimal.unscaledValue().toString(), decimal.scale());
        }
    }

    // BigDecimal.stripTrailingZeros() would divide once for each zero.
    private void digits(String digits, int scale) {
        int end = digits.length();
        while (end > 1 && digits.charAt(end - 1) == '0') {
            end--;
        }
        text.append(digits, 0, end);
        // A long, since the scale may be the smallest int, which cannot be negated.
        long exponent = (long) digits.length() - end - scale;
        if (exponent != 0 && !digits.equals("0")) {
            text.append('e').append(exponent);
        }
    }

    private static BigDecimal decimal(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        if (number instanceof BigInteger integer) {
            return new BigDecimal(integer);
        }
        return new BigDecimal(number.toString());
    }

    private void string(CharSequence string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
