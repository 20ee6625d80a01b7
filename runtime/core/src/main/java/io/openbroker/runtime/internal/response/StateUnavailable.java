package io.openbroker.runtime.internal.response;

/** Rejections while the state cannot be read or written; the log has the cause. */
public final class StateUnavailable {

    private StateUnavailable() {}

    /** No handler has run. */
    public static Rejection rejection() {
        return rejection(
                "The state of the broker is not available. Nothing was started; send the request again later.");
    }

    /** A handler runs or has run, and its result is recorded once the state is available again. */
    public static Rejection rejectionAfterHandler() {
        return rejection(
                "The state of the broker is not available, so the result is recorded later. Send the request again"
                        + " later.");
    }

    private static Rejection rejection(String description) {
        return Rejection.of(Outcome.STATE_UNAVAILABLE, description).retryAfter(RetryAfter.SOON);
    }
}
