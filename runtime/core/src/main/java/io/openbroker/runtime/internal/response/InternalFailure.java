package io.openbroker.runtime.internal.response;

/** The rejection after an internal error, which reveals nothing but where the operator finds the cause. */
public final class InternalFailure {

    private InternalFailure() {}

    /** The rejection; the caller logs the cause under the same request identity. */
    public static Rejection rejection(String requestId) {
        return Rejection.of(
                Outcome.HANDLER_FAILED,
                "Internal error. Quote request identity " + requestId + " to the broker's operator.");
    }
}
