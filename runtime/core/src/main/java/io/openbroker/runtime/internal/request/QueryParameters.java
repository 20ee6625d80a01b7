package io.openbroker.runtime.internal.request;

import io.openbroker.runtime.internal.json.AbsentValues;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The parameters of a query, each of which is there once at most. Immutable. */
public final class QueryParameters {

    private final Map<String, String> values;

    private QueryParameters(Map<String, String> values) {
        this.values = values;
    }

    /** Reads the supported parameters, and ignores the others, since later versions of the specification may have more. */
    public static QueryParameters lenient(String raw, Collection<String> supported) {
        return parse(raw, supported, false);
    }

    /** Reads the parameters, and rejects those that are not supported, since a filter must not be ignored. */
    public static QueryParameters strict(String raw, Collection<String> supported) {
        return parse(raw, supported, true);
    }

    private static QueryParameters parse(String raw, Collection<String> supported, boolean strict) {
        Map<String, String> values = new HashMap<>();
        for (String pair : raw.isEmpty() ? new String[0] : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = PercentEncoding.decodeQuery("The query", equals < 0 ? pair : pair.substring(0, equals));
            if (supported.contains(name)) {
                String value = PercentEncoding.decodeQuery(place(name), equals < 0 ? "" : pair.substring(equals + 1));
                if (values.put(name, value) != null) {
                    throw Malformed.because(place(name) + " is there more than once. Send it once.");
                }
            } else if (strict) {
                throw Malformed.because("The parameter \"" + name + "\" is not supported in the query. "
                        + (supported.isEmpty() ? "Send none." : "Supported are " + String.join(", ", supported) + "."));
            }
        }
        return new QueryParameters(values);
    }

    /** The value of a parameter, unless it counts as absent. */
    public Optional<String> value(String name) {
        return sent(name).filter(value -> !AbsentValues.isAbsent(value));
    }

    /** The value of a parameter, which may be the empty string. */
    Optional<String> sent(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Names a parameter in messages. */
    public static String place(String name) {
        return name + " in the query";
    }
}
