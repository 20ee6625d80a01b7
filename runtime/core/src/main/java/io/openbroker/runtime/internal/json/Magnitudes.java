package io.openbroker.runtime.internal.json;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds numbers that are short to write and expensive to compute with, such as 1e999999999: to check whether it is an integer or
 * a multiple of another number takes gigabytes.
 */
public final class Magnitudes {

    private static final int LARGEST_EXPONENT = 1_000;

    private Magnitudes() {}

    /** Returns whether a JSON value contains such a number. */
    public static boolean exceededIn(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return exceeded(number);
        }
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().anyMatch(Magnitudes::exceededIn);
        }
        return value instanceof Collection<?> list && list.stream().anyMatch(Magnitudes::exceededIn);
    }

    static boolean exceeded(BigDecimal number) {
        return Math.abs((long) number.scale()) > LARGEST_EXPONENT;
    }
}
