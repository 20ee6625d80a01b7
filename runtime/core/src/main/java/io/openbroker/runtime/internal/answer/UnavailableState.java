package io.openbroker.runtime.internal.answer;

/** The responses while the state cannot be read or written; the operator finds the reason in the log. */
public final class UnavailableState {

    private UnavailableState() {}

    /** No handler has run. */
    public static Refusal refusal() {
        return refusal("The broker's state is not available; nothing was begun, send the request again later.");
    }

    /** A handler runs or has run, and its result is recorded once the state is available again. */
    public static Refusal refusalAfterHandler() {
        return refusal("The broker's state is not available, so the result of the operation is recorded later; send the"
                + " request again later.");
    }

    private static Refusal refusal(String description) {
        return Refusal.of(Outcome.STATE_UNAVAILABLE, description).retryAfter(RetryAfter.SOON);
    }
}
