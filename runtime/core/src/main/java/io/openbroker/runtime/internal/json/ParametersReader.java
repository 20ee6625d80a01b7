package io.openbroker.runtime.internal.json;

import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Converts the parameters of a request to the type that a handler declares. */
public final class ParametersReader {

    private ParametersReader() {}

    /**
     * Checks that a type of parameters can be read.
     *
     * @throws IllegalStateException if a library for it is missing
     */
    public static void check(Class<?> type) {
        KotlinTypes.demandModule(type, () -> JsonMappers.KOTLIN);
    }

    /**
     * Converts strictly: no value is coerced to another type, and unknown names are rejected.
     *
     * @throws Rejection with {@link Outcome#PARAMETERS_INVALID} and the JSON pointer, if the parameters do not fit the type
     */
    public static <T> T read(Map<String, Object> parameters, Class<T> type) {
        return read(parameters, type, JsonMappers.PARAMETERS);
    }

    /**
     * Converts the parameters that the type knows and ignores the others, since parameters may be recorded for another
     * operation's type.
     *
     * @throws Rejection with {@link Outcome#PARAMETERS_INVALID} and the JSON pointer, if they do not fit the type
     */
    public static <T> T readKnown(Map<String, Object> parameters, Class<T> type) {
        return read(parameters, type, JsonMappers.KNOWN_PARAMETERS);
    }

    private static <T> T read(Map<String, Object> parameters, Class<T> type, JsonMapper mapper) {
        // A handler with a map receives the parameters exactly as sent.
        if (type == Map.class) {
            return type.cast(parameters);
        }
        try {
            return mapper.convertValue(parameters, type);
        } catch (JacksonException e) {
            throw Rejection.of(Outcome.PARAMETERS_INVALID, ParametersProblem.describe(e));
        }
    }
}
