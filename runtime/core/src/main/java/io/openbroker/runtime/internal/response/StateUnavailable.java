package io.openbroker.runtime.internal.response;

/** The responses while the state cannot be read or written; the operator finds the reason in the log. */
public final class StateUnavailable {

    private StateUnavailable() {}

    /** No handler has run. */
    public static Rejection rejection() {
        return rejection("The broker's state is not available; nothing was begun, send the request again later.");
    }

    /** A handler runs or has run, and its result is recorded once the state is available again. */
    public static Rejection rejectionAfterHandler() {
        return rejection(
                "The broker's state is not available, so the result of the operation is recorded later; send the"
                        + " request again later.");
    }

    private static Rejection rejection(String description) {
        return Rejection.of(Outcome.STATE_UNAVAILABLE, description).retryAfter(RetryAfter.SOON);
    }
}
