package io.openbroker.runtime.internal.answer;

/** The words for what went wrong inside the broker: they tell nothing but where its operator finds the cause. */
public final class InternalFailure {

    private InternalFailure() {}

    /** The refusal; the caller logs the cause under the same request identity. */
    public static Refusal refusal(String requestId) {
        return Refusal.of(
                Outcome.HANDLER_FAILED,
                "The broker failed to answer. Its operator finds the cause in the log under the request identity "
                        + requestId + ".");
    }
}
