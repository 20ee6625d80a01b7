package io.openbroker.runtime.internal.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON values so that two texts are the same exactly if the values are: the order of names does not matter, and
 * neither does how a number is spelt. Numbers are written as digits and exponent, so none grows.
 */
public final class CanonicalJson {

    private final StringBuilder text = new StringBuilder();

    private CanonicalJson() {}

    public static String of(Map<String, Object> object) {
        CanonicalJson json = new CanonicalJson();
        json.value(object);
        return json.text.toString();
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
            array(elements);
        } else {
            throw new IllegalArgumentException(
                    "An object of " + value.getClass().getName()
                            + " is no JSON value; give maps, lists, strings, numbers and booleans");
        }
    }

    private void object(Map<?, ?> map) {
        Map<String, @Nullable Object> sorted = new TreeMap<>();
        map.forEach((name, value) -> sorted.put(String.valueOf(name), value));
        text.append('{');
        String separator = "";
        for (Map.Entry<String, @Nullable Object> field : sorted.entrySet()) {
            text.append(separator);
            string(field.getKey());
            text.append(':');
            value(field.getValue());
            separator = ",";
        }
        text.append('}');
    }

    private void array(Collection<?> elements) {
        text.append('[');
        String separator = "";
        for (Object element : elements) {
            text.append(separator);
            value(element);
            separator = ",";
        }
        text.append(']');
    }

    private void number(Number number) {
        BigDecimal stripped = decimal(number).stripTrailingZeros();
        text.append(stripped.unscaledValue());
        // As a long, since the scale may be the smallest int, which has no opposite.
        long exponent = -(long) stripped.scale();
        if (exponent != 0) {
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
