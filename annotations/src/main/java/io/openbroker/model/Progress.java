package io.openbroker.model;

import java.util.concurrent.CancellationException;

/**
 * Reports the progress of a background handler to users, and tells the handler when it should stop. In a synchronous handler
 * reports are not shown.
 *
 * <p>Safe for use by many threads.
 */
public interface Progress {

    /**
     * Sets the description that the next poll returns (OSB v2.17, "Polling Last Operation for Service Instances").
     *
     * @param description a message for users, not empty, without secrets
     */
    void report(String description);

    /**
     * Whether the operation was cancelled, because the platform deletes what is being created, or because this replica was paused
     * and another one has taken the operation over. The handler should return or throw soon; the handler for deletion then removes
     * what was created so far. Cheap, except for the first call after a pause, which reads the state: call it before each change in
     * the backend.
     *
     * @return whether the handler should stop
     */
    boolean cancelled();

    /**
     * Throws if the operation was cancelled.
     *
     * @throws CancellationException if {@link #cancelled()}
     */
    default void throwIfCancelled() {
        if (cancelled()) {
            throw new CancellationException(
                    "The operation was cancelled: its outcome is to be deleted, or another replica has taken it over");
        }
    }

    /**
     * The fencing token of this call of the handler, for backends that can compare numbers. It is larger than that of every earlier
     * call for the same service instance or binding, also if the service instance or binding was deleted and created again between
     * them. A backend that remembers the largest token for each id, and rejects changes with a smaller one, is safe from replicas
     * that were paused in the middle of a handler.
     *
     * <p>Reads the state, so call it once and keep the result.
     *
     * @return a positive number
     * @throws CancellationException if the operation was cancelled, or another replica has taken it over
     * @throws RetryLater if the state is not available
     */
    long fencingToken();
}
