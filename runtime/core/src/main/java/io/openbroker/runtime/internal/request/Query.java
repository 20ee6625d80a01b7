package io.openbroker.runtime.internal.request;

import io.openbroker.model.Accepted;
import io.openbroker.runtime.internal.json.AbsentValues;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The query of a request. Parameters that the specification does not know are ignored. Immutable. */
final class Query {

    private static final String ACCEPTS_INCOMPLETE = "accepts_incomplete";
    private static final String OPERATION = "operation";
    private static final Set<String> KNOWN = Set.of(ACCEPTS_INCOMPLETE, OPERATION, "service_id", "plan_id");

    private final Map<String, String> values;

    private Query(Map<String, String> values) {
        this.values = values;
    }

    static Query parse(String raw) {
        Map<String, String> values = new HashMap<>();
        Set<String> names = new HashSet<>();
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = PercentEncoding.decodeQuery("The query", equals < 0 ? pair : pair.substring(0, equals));
            if (KNOWN.contains(name)) {
                String value = PercentEncoding.decodeQuery(place(name), equals < 0 ? "" : pair.substring(equals + 1));
                if (!names.add(name)) {
                    throw Malformed.because(place(name) + " is given several times; give it once");
                }
                if (name.equals(ACCEPTS_INCOMPLETE) || !AbsentValues.isAbsent(value)) {
                    values.put(name, value);
                }
            }
        }
        return new Query(values);
    }

    boolean acceptsIncomplete() {
        String value = values.getOrDefault(ACCEPTS_INCOMPLETE, "false");
        if (!value.equals("true") && !value.equals("false")) {
            throw Malformed.because(place(ACCEPTS_INCOMPLETE) + " must be true or false");
        }
        return value.equals("true");
    }

    Optional<String> id(String name) {
        return Optional.ofNullable(values.get(name)).map(id -> Ids.checked(place(name), id));
    }

    String requiredId(String name) {
        return id(name).orElseThrow(() -> Malformed.because(place(name) + " is missing; give a non-empty string"));
    }

    /** The operation id. A handler may have chosen it, so it may hold anything that a database can. */
    Optional<String> operation() {
        String id = values.get(OPERATION);
        if (id == null) {
            return Optional.empty();
        }
        if (id.length() > Accepted.MAX_LENGTH || id.indexOf('\0') >= 0) {
            throw Malformed.because(place(OPERATION) + " has " + id.length() + " characters; give the operation of the"
                    + " answer, which has from 1 to " + Accepted.MAX_LENGTH + " and no NUL");
        }
        return Optional.of(id);
    }

    private static String place(String name) {
        return name + " in the query";
    }
}
