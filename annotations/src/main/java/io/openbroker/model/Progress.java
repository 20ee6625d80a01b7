package io.openbroker.model;

import java.util.concurrent.CancellationException;

/**
 * How an asynchronous handler tells users how far it is, and learns that it shall stop. A handler that runs synchronously
 * may use it too; then nobody sees the reports.
 *
 * <p>Safe for use by many threads.
 */
public interface Progress {

    /**
     * Sets what the platform is told when it next polls (OSB v2.17, "Polling Last Operation for Service Instances").
     *
     * @param description a message for users, not empty, without secrets
     */
    void report(String description);

    /**
     * Whether the operation was cancelled, because the platform has asked to delete what is just being created. The
     * handler then returns or throws soon; what it has made so far is deleted by the handler for deletion.
     *
     * @return whether the handler shall stop
     */
    boolean cancelled();

    /**
     * Ends the handler if the operation was cancelled.
     *
     * @throws CancellationException if {@link #cancelled()}
     */
    default void throwIfCancelled() {
        if (cancelled()) {
            throw new CancellationException("The operation was cancelled, because its outcome is to be deleted");
        }
    }
}
