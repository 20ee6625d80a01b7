package io.openbroker.runtime.internal.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one rule for optional members of requests: {@code null} and an empty string count as absent. Platforms that write every
 * field of a structure send both for what they do not know. Parameters are the user's own, so the rule does not apply to them.
 */
public final class AbsentValues {

    private AbsentValues() {}

    /** Whether a value counts as absent. */
    public static boolean isAbsent(@Nullable Object value) {
        return value == null || value.equals("");
    }

    /** A member that is a string. */
    public static Optional<String> text(Map<String, Object> members, String name) {
        return members.get(name) instanceof String text && !isAbsent(text) ? Optional.of(text) : Optional.empty();
    }

    /** The members that do not count as absent. */
    public static Map<String, Object> present(Map<String, Object> members) {
        Map<String, Object> present = new LinkedHashMap<>(members);
        present.values().removeIf(AbsentValues::isAbsent);
        return present;
    }

    /** Whether a member is the same in two objects. */
    public static boolean same(Map<String, Object> one, Map<String, Object> other, String name) {
        Object first = one.get(name);
        Object second = other.get(name);
        return Objects.equals(first, second) || (isAbsent(first) && isAbsent(second));
    }
}
