package io.openbroker.runtime.internal.json;

import io.openbroker.runtime.Limits;
import java.util.Map;
import tools.jackson.core.JacksonException;

/** Converts objects to JSON values (maps, lists, strings, numbers, booleans), and JSON values to bytes and back. */
public final class JsonValues {

    // JSON that the broker itself wrote has wider limits than a request.
    private static final JsonReader OWN =
            new JsonReader(new Limits(Integer.MAX_VALUE, 1_000, Integer.MAX_VALUE, 100_000, 100_000));

    private JsonValues() {}

    /**
     * Converts an object to a JSON object, without null fields.
     *
     * @param bean a record, a bean or a map
     * @throws IllegalArgumentException if Jackson cannot write it as a JSON object
     */
    public static Map<String, Object> objectOf(Object bean) {
        try {
            return OWN.readObject(JsonMappers.ANSWERS.writeValueAsBytes(bean));
        } catch (UnmappableTypeException | JacksonException | MalformedJsonException e) {
            throw new IllegalArgumentException(
                    "An object of " + bean.getClass().getName()
                            + UnmappableTypeException.within(e)
                                    .map(type -> " cannot be written as JSON: " + type.getMessage())
                                    .orElse(
                                            " cannot be written as a JSON object; use a record, a bean or a map, and open its"
                                                    + " package to tools.jackson.databind if it is in a module"),
                    e);
        }
    }

    /** Writes JSON values with nulls; {@link #read} reads them. */
    public static byte[] write(Map<String, Object> object) {
        return JsonMappers.VALUES.writeValueAsBytes(object);
    }

    /**
     * Reads JSON that {@link #write} wrote.
     *
     * @throws MalformedJsonException if the bytes are not such JSON
     */
    public static Map<String, Object> read(byte[] json) {
        return OWN.readObject(json);
    }
}
