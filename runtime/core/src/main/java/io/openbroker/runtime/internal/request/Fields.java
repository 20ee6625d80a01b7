package io.openbroker.runtime.internal.request;

import io.openbroker.runtime.internal.json.AbsentValues;
import io.openbroker.runtime.internal.response.Rejection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a JSON object in a request. Values count as absent by {@link AbsentValues}; wrong types are rejected. Immutable. */
final class Fields {

    private final String path;
    private final Map<String, Object> values;

    private Fields(String path, Map<String, Object> values) {
        this.path = path;
        this.values = values;
    }

    static Fields ofBody(Map<String, Object> body) {
        return new Fields("$", body);
    }

    /** A field that must be there, and an id. */
    String requiredId(String name) {
        if (has(name) && values.get(name) instanceof String text) {
            return Ids.checked(() -> place(name), text);
        }
        throw wrong(name, "a non-empty string", given(name));
    }

    /** A field that is an id if it is there. */
    Optional<String> id(String name) {
        return text(name).map(text -> Ids.checked(() -> place(name), text));
    }

    /** A field that is any string if it is there. */
    void checkText(String name) {
        Object value = values.get(name);
        if (value != null && !(value instanceof String)) {
            throw wrong(name, "a string", given(name));
        }
    }

    /** A field that is any string if it is there. */
    Optional<String> text(String name) {
        checkText(name);
        return AbsentValues.text(values, name);
    }

    /** A field that is an object if it is there; as a map. */
    @SuppressWarnings("unchecked")
    Optional<Map<String, Object>> object(String name) {
        Object value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Map<?, ?> map) {
            // The names of a JSON object are strings.
            return Optional.of((Map<String, Object>) map);
        }
        throw wrong(name, "an object", kind(value));
    }

    /** A field that is an object if it is there; with its fields. */
    Optional<Fields> fields(String name) {
        return object(name).map(map -> new Fields(place(name), map));
    }

    /** Whether the field is there. */
    boolean has(String name) {
        return !AbsentValues.isAbsent(values.get(name));
    }

    /** Whether any field is there. */
    boolean saysAnything() {
        return AbsentValues.anyPresent(values);
    }

    /** The field's JSON path. */
    String place(String name) {
        return path + "." + name;
    }

    private Rejection wrong(String name, String expected, String given) {
        return Malformed.because(place(name) + " is " + given + ". Send " + expected + ".");
    }

    // Short scalars are shown: fields that are read as texts have no secrets.
    private String given(String name) {
        Object value = values.get(name);
        if (value == null) {
            return values.containsKey(name) ? "null" : "missing";
        }
        if (value instanceof String text) {
            return text.isEmpty() ? "empty" : "a string";
        }
        boolean scalar = value instanceof Number || value instanceof Boolean;
        return scalar && value.toString().length() <= 20 ? value.toString() : kind(value);
    }

    private static String kind(Object value) {
        if (value instanceof Map) {
            return "an object";
        }
        if (value instanceof List) {
            return "an array";
        }
        if (value instanceof String) {
            return "a string";
        }
        return value instanceof Number ? "a number" : "a boolean";
    }
}
