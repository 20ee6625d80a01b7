package io.openbroker.runtime.internal.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides which optional members of a request count as absent: {@code null} and the empty string, because platforms that write
 * every field of a structure send both for unknown values. The rule does not apply to parameters, which belong to the user.
 */
public final class AbsentValues {

    private AbsentValues() {}

    /** Returns whether a value counts as absent. */
    public static boolean isAbsent(@Nullable Object value) {
        return value == null || value.equals("");
    }

    /** Returns a member that is a non-empty string. */
    public static Optional<String> text(Map<String, Object> members, String name) {
        return members.get(name) instanceof String text && !isAbsent(text) ? Optional.of(text) : Optional.empty();
    }

    /** Returns whether any member does not count as absent. */
    public static boolean anyPresent(Map<String, Object> members) {
        for (Object value : members.values()) {
            if (!isAbsent(value)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the members that do not count as absent. */
    public static Map<String, Object> present(Map<String, Object> members) {
        Map<String, Object> present = new LinkedHashMap<>(members);
        present.values().removeIf(AbsentValues::isAbsent);
        return present;
    }

    /** Returns whether a member is the same in two objects. */
    public static boolean same(Map<String, Object> one, Map<String, Object> other, String name) {
        Object first = one.get(name);
        Object second = other.get(name);
        return Objects.equals(first, second) || (isAbsent(first) && isAbsent(second));
    }
}
