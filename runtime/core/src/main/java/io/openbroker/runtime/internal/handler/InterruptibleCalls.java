package io.openbroker.runtime.internal.handler;

import io.openbroker.runtime.internal.operation.RunningOperation;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

/** Calls handlers that may be interrupted, and says what it means if they were. */
public final class InterruptibleCalls {

    private InterruptibleCalls() {}

    /**
     * Calls a handler. If it gives up before it is done, platforms must not take that for a conflict with another request, which
     * changes nothing: they would leave behind what the handler has begun.
     *
     * @throws HandlerStoppedException if it was interrupted because the process ends
     * @throws HandlerCancelledException if it gave up because it was asked to
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
            throw new IllegalStateException("A handler was interrupted, or has cancelled what it did", gaveUp);
        }
    }
}
