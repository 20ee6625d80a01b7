package io.openbroker.runtime.internal.response;

/** The words for what went wrong inside the broker: they tell nothing but where its operator finds the cause. */
public final class InternalFailure {

    private InternalFailure() {}

    /** The rejection; the caller logs the cause under the same request identity. */
    public static Rejection rejection(String requestId) {
        return Rejection.of(
                Outcome.HANDLER_FAILED,
                "Internal error. Quote request identity " + requestId + " to the broker's operator.");
    }
}
