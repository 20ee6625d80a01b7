package io.openbroker.runtime.internal.request;

import io.openbroker.runtime.internal.json.AbsentValues;
import io.openbroker.runtime.internal.response.Rejection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields of a JSON object in a request. Values count as absent by {@link AbsentValues}; wrong types are rejected. Immutable. */
public final class Fields {

    private final String path;
    private final Map<String, Object> values;

    private Fields(String path, Map<String, Object> values) {
        this.path = path;
        this.values = values;
    }

    static Fields ofBody(Map<String, Object> body) {
        return new Fields("$", body);
    }

    public static Fields of(String path, Map<String, Object> values) {
        return new Fields(path, values);
    }

    /** The fields of an element of an array, which must be an object. */
    public static Fields ofElement(String array, int index, Optional<Object> element) {
        String place = array + "[" + index + "]";
        Object value = element.orElse("");
        if (value instanceof Map<?, ?>) {
            return new Fields(place, asObject(value));
        }
        throw Malformed.because(place + " is not an object. Send one.");
    }

    /** A field that must be there, and a whole number that is not negative. */
    public long requiredNumber(String name) {
        if (values.get(name) instanceof Number number && number.longValue() >= 0) {
            return number.longValue();
        }
        throw wrong(name, "a whole number", given(name));
    }

    /** A field that is a time if it is there. */
    public Optional<Instant> time(String name) {
        return text(name).map(text -> {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeParseException e) {
                throw Malformed.because(place(name) + " is not a time. Send one such as 2027-01-31T12:00:00Z.");
            }
        });
    }

    /** Rejects fields with other names. */
    public Fields demandOnly(List<String> names) {
        for (String name : values.keySet()) {
            if (!names.contains(name)) {
                throw Malformed.because(place(name) + " is not supported. Send "
                        + (names.isEmpty() ? "an empty object" : "only " + String.join(", ", names)) + ".");
            }
        }
        return this;
    }

    Set<String> names() {
        return values.keySet();
    }

    /** A field that must be there, and a string. */
    public String requiredText(String name) {
        return text(name).orElseThrow(() -> wrong(name, "a non-empty string", given(name)));
    }

    /** A field that must be one of some strings. */
    public String demandOneOf(String name, List<String> texts) {
        return text(name)
                .filter(texts::contains)
                .orElseThrow(() -> Malformed.because(
                        place(name) + " is missing or not supported. Send " + String.join(" or ", texts) + "."));
    }

    /** A field that must be there, and an object. */
    public Fields requiredFields(String name) {
        return fields(name).orElseThrow(() -> wrong(name, "an object", given(name)));
    }

    /** A field that is an array of objects; empty if it is not there. */
    List<Fields> objects(String name) {
        List<Fields> objects = new ArrayList<>();
        for (Object element : array(name)) {
            if (!(element instanceof Map<?, ?>)) {
                throw wrong(name, "an array of objects", "an array with other values");
            }
            objects.add(new Fields(place(name) + "[" + objects.size() + "]", asObject(element)));
        }
        return objects;
    }

    /** A field that is an array of strings; empty if it is not there. */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object element : array(name)) {
            if (!(element instanceof String text) || AbsentValues.isAbsent(text)) {
                throw wrong(name, "an array of non-empty strings", "an array with other values");
            }
            texts.add(text);
        }
        return texts;
    }

    private List<?> array(String name) {
        Object value = values.get(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> array) {
            return array;
        }
        throw wrong(name, "an array", kind(value));
    }

    // The names of a JSON object are strings.
    @SuppressWarnings("unchecked")
    private static Map<String, Object> asObject(Object value) {
        return (Map<String, Object>) value;
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
    public Optional<String> text(String name) {
        checkText(name);
        return AbsentValues.text(values, name);
    }

    /** A field that is an object if it is there; as a map. */
    Optional<Map<String, Object>> object(String name) {
        Object value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Map<?, ?>) {
            return Optional.of(asObject(value));
        }
        throw wrong(name, "an object", kind(value));
    }

    /** A field that is an object if it is there; with its fields. */
    public Optional<Fields> fields(String name) {
        return object(name).map(map -> new Fields(place(name), map));
    }

    /** Whether the field is there. */
    public boolean has(String name) {
        return !AbsentValues.isAbsent(values.get(name));
    }

    /** Whether any field is there. */
    boolean saysAnything() {
        return AbsentValues.anyPresent(values);
    }

    /** The field's JSON path. */
    public String place(String name) {
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
