package io.openbroker.runtime.internal.request;

import static io.openbroker.runtime.internal.request.QueryParameters.place;

import io.openbroker.model.Accepted;
import java.util.Optional;
import java.util.Set;

/** The query of a platform's request. Immutable. */
final class Query {

    private static final String ACCEPTS_INCOMPLETE = "accepts_incomplete";
    private static final String OPERATION = "operation";
    private static final Set<String> SUPPORTED = Set.of(ACCEPTS_INCOMPLETE, OPERATION, "service_id", "plan_id");

    private final QueryParameters parameters;

    private Query(QueryParameters parameters) {
        this.parameters = parameters;
    }

    static Query parse(String raw) {
        return new Query(QueryParameters.lenient(raw, SUPPORTED));
    }

    boolean acceptsIncomplete() {
        String value = parameters.sent(ACCEPTS_INCOMPLETE).orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            throw Malformed.because(place(ACCEPTS_INCOMPLETE) + " is not supported. Send true or false.");
        }
        return value.equals("true");
    }

    Optional<String> id(String name) {
        return parameters.value(name).map(id -> Ids.checked(() -> place(name), id));
    }

    String requiredId(String name) {
        return id(name).orElseThrow(() -> Malformed.because(place(name) + " is required. Send a non-empty string."));
    }

    /** The operation id. A handler may have chosen it, so it may be any text that a database can store. */
    Optional<String> operation() {
        Optional<String> id = parameters.value(OPERATION);
        if (id.filter(text -> text.length() > Accepted.MAX_LENGTH || text.indexOf('\0') >= 0)
                .isPresent()) {
            throw Malformed.because(place(OPERATION) + " has NUL or more than " + Accepted.MAX_LENGTH
                    + " characters. Send the operation of the response to the first request.");
        }
        return id;
    }
}
