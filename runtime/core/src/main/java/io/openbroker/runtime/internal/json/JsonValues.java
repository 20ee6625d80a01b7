package io.openbroker.runtime.internal.json;

import io.openbroker.runtime.Limits;
import java.util.Map;
import tools.jackson.core.JacksonException;

/** Converts objects to JSON values (maps, lists, strings, numbers, booleans), and JSON values to bytes and back. */
public final class JsonValues {

    // JSON that the broker wrote itself is not limited like a request.
    private static final JsonReader OWN =
            new JsonReader(new Limits(Integer.MAX_VALUE, 1_000, Integer.MAX_VALUE, 100_000, 100_000));

    private JsonValues() {}

    /**
     * What an object is as a JSON object, without null fields.
     *
     * @param bean a record, a bean or a map
     * @throws IllegalArgumentException if Jackson does not write it as a JSON object
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
                                            " cannot be written as a JSON object; give a record, a bean or a map, and open its"
                                                    + " package to tools.jackson.databind if it is in a module"),
                    e);
        }
    }

    /** Writes JSON values with nulls; {@link #read} reads them. */
    public static byte[] write(Map<String, Object> object) {
        return JsonMappers.VALUES.writeValueAsBytes(object);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws MalformedJsonException if it is something else
     */
    public static Map<String, Object> read(byte[] json) {
        return OWN.readObject(json);
    }
}
