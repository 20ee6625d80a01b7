package io.openbroker.runtime.internal.handler;

import io.openbroker.runtime.internal.operation.RunningOperation;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

/** Calls handlers that may be interrupted, and distinguishes cancellation from shutdown. */
public final class InterruptibleCalls {

    private InterruptibleCalls() {}

    /**
     * Calls a handler. Its interruption must not look like a conflict with another request, which changes nothing:
     * platforms would then not clean up after the handler.
     *
     * @throws HandlerStoppedException if it was interrupted because the process ends
     * @throws HandlerCancelledException if it stopped because its operation was cancelled
     */
    public static <T> T call(RunningOperation running, Callable<T> handler) throws Exception {
        try {
            return running.call(handler);
        } catch (InterruptedException | CancellationException gaveUp) {
            if (running.suspended()) {
                throw new HandlerStoppedException(gaveUp);
            }
            if (running.cancelled()) {
                throw new HandlerCancelledException(gaveUp);
            }
            throw new IllegalStateException("A handler was interrupted or cancelled, but not by the broker", gaveUp);
        }
    }
}
