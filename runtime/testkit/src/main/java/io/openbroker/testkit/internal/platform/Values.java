package io.openbroker.testkit.internal.platform;

import io.openbroker.runtime.internal.json.JsonWriter;
import io.openbroker.runtime.internal.json.ParametersReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Converts parameters and credentials as the runtime does. */
public final class Values {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private Values() {}

    /**
     * Returns parameters as a JSON object.
     *
     * @param parameters a record, a bean, a map, or a string with JSON
     * @throws IllegalArgumentException if they are no JSON object
     */
    public static Map<String, Object> object(Object parameters) {
        try {
            String json = parameters instanceof String text ? text : member(parameters);
            return JSON.readValue(json, OBJECT);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "Parameters of type " + parameters.getClass().getName()
                            + " are no JSON object. Use a record, a bean, a map, or a string with a JSON object.",
                    e);
        }
    }

    private static String member(Object value) {
        String name = "value";
        String json = JsonWriter.text(Map.of(name, value));
        String start = "{\"" + name + "\":";
        return json.substring(start.length(), json.length() - 1);
    }

    /**
     * Converts a JSON object to a type; members that the type does not have are ignored.
     *
     * @throws AssertionError if it does not fit
     */
    public static <T> T as(Map<String, Object> object, Class<T> type, String what) {
        try {
            return ParametersReader.readKnown(object, type);
        } catch (RuntimeException e) {
            String shown = new String(JsonWriter.write(object), StandardCharsets.UTF_8);
            throw new AssertionError(
                    "The " + what + " do not fit " + type.getSimpleName() + ": " + e.getMessage() + "\n" + shown, e);
        }
    }
}
