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
     * Whether the operation was cancelled, because the platform deletes what is being created. The handler should return or throw
     * soon; the handler for deletion then removes what was created so far.
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
            throw new CancellationException("The operation was cancelled, because its outcome is to be deleted");
        }
    }
}
