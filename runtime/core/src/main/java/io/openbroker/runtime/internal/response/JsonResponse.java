package io.openbroker.runtime.internal.response;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A response in JSON.
 *
 * @param status the HTTP status; handlers may choose one that is not that of the outcome
 * @param body values of the types that Jackson writes; it may hold credentials
 * @param headers the response headers, without those that every response has
 */
public record JsonResponse(Outcome outcome, int status, Map<String, Object> body, Map<String, String> headers)
        implements Response {

    /** With the status of the outcome. */
    public static JsonResponse of(Outcome outcome, JsonBody body) {
        return new JsonResponse(outcome, outcome.status(), body.asMap(), Map.of());
    }

    /** With one more header. */
    public JsonResponse withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new JsonResponse(outcome, status, body, more);
    }

    @Override
    public String contentType() {
        return "application/json";
    }

    @Override
    public byte[] bytes(Function<Map<String, Object>, byte[]> jsonWriter) {
        return jsonWriter.apply(body);
    }

    @Override
    public Optional<String> operationId() {
        return Optional.ofNullable(body.get("operation")).map(Object::toString);
    }

    /** Leaves the body out: it may hold credentials. */
    @Override
    public String toString() {
        return "JsonResponse[outcome=" + outcome + ", status=" + status + "]";
    }
}
