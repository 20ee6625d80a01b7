package io.openbroker.runtime.internal.response;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Ends a request without success. Any step may throw it; the pipeline writes the response. */
public final class Rejection extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Outcome outcome;
    private final int status;
    private final transient Optional<String> error;
    private final String description;
    private final transient Optional<Boolean> instanceUsable;
    private final transient Optional<Boolean> updateRepeatable;
    private final transient Map<String, String> headers;

    private Rejection(
            Outcome outcome,
            int status,
            Optional<String> error,
            String description,
            Optional<Boolean> instanceUsable,
            Optional<Boolean> updateRepeatable,
            Map<String, String> headers) {
        // Without a stack trace: a rejection is a response, and filling in the trace costs more than the request.
        super(description, null, false, false);
        this.outcome = outcome;
        this.status = status;
        this.error = error;
        this.description = description;
        this.instanceUsable = instanceUsable;
        this.updateRepeatable = updateRepeatable;
        this.headers = Map.copyOf(headers);
    }

    /** With the status and error code of an outcome. */
    public static Rejection of(Outcome outcome, String description) {
        return new Rejection(
                outcome, outcome.status(), outcome.error(), description, Optional.empty(), Optional.empty(), Map.of());
    }

    /** With the status, error code and flags of a handler. */
    public static Rejection byHandler(
            int status,
            String error,
            String description,
            Optional<Boolean> instanceUsable,
            Optional<Boolean> updateRepeatable) {
        return new Rejection(
                Outcome.HANDLER_REJECTED,
                status,
                Optional.of(error),
                description,
                instanceUsable,
                updateRepeatable,
                Map.of());
    }

    /** The same response, decided by a policy. */
    public Rejection byPolicy() {
        return new Rejection(
                Outcome.POLICY_REJECTED, status, error, description, instanceUsable, updateRepeatable, headers);
    }

    /** With one more header. */
    public Rejection withHeader(String name, String value) {
        Map<String, String> more = new java.util.LinkedHashMap<>(headers);
        more.put(name, value);
        return new Rejection(outcome, status, error, description, instanceUsable, updateRepeatable, more);
    }

    /** With the time after which the request may be sent again. */
    public Rejection retryAfter(Duration wait) {
        return withHeader(RetryAfter.NAME, RetryAfter.seconds(wait));
    }

    public Outcome outcome() {
        return outcome;
    }

    public String description() {
        return description;
    }

    public Optional<Boolean> instanceUsable() {
        return instanceUsable;
    }

    public Optional<Boolean> updateRepeatable() {
        return updateRepeatable;
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }

    /** The response (OSB v2.17, "Service Broker Errors"). */
    public JsonResponse response() {
        JsonBody body = JsonBody.empty();
        error.ifPresent(code -> body.put("error", code));
        body.put("description", description);
        instanceUsable.ifPresent(usable -> body.put("instance_usable", usable));
        updateRepeatable.ifPresent(repeatable -> body.put("update_repeatable", repeatable));
        return new JsonResponse(outcome, status, body.asMap(), headers);
    }
}
