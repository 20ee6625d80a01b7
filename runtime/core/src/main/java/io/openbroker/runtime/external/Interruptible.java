package io.openbroker.runtime.external;

import io.openbroker.runtime.answer.Outcome;
import io.openbroker.runtime.answer.Refusal;
import io.openbroker.runtime.operation.RunningOperation;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

/** Calls handlers that may be interrupted, and says what it means if they were. */
final class Interruptible {

    private static final String RETRY_AFTER_SECONDS = "10";

    private Interruptible() {}

    /**
     * Calls a handler. If it gives up before it is done, that is no conflict with another request, as where the runtime keeps
     * state: a platform must not take it for a promise that nothing was changed.
     */
    static <T> T call(RunningOperation running, Callable<T> handler) throws Exception {
        try {
            return running.call(handler);
        } catch (InterruptedException | CancellationException gaveUp) {
            if (running.suspended()) {
                throw Refusal.of(
                                Outcome.STOPPING,
                                "The broker was stopped before it was done; send the same request again to learn how it"
                                        + " stands")
                        .withHeader("Retry-After", RETRY_AFTER_SECONDS);
            }
            throw new IllegalStateException("A handler was interrupted, or has cancelled what it did", gaveUp);
        }
    }
}
