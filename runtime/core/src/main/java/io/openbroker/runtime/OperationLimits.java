package io.openbroker.runtime;

/**
 * The limits of operations in one replica of a broker. Beyond them, requests that start an operation are rejected with
 * 503 and {@code Retry-After}, and nothing is changed. Existing operations are never rejected: they are retried, and
 * continued after a crash. Deletions that stop a creation, or that clean up after a failed one, are not limited, since
 * they free resources. Requests that only read are not limited here.
 *
 * @param awaited the maximum number of running operations for whose result a platform waits
 * @param waiting the maximum number of requests that wait, for at most ten seconds, until one of these ends
 * @param background the maximum number of operations that run in the background
 * @param queued the maximum number of operations that wait for the background, in all replicas together
 */
public record OperationLimits(int awaited, int waiting, int background, int queued) {

    /**
     * The defaults: 100 awaited operations, 100 waiting requests, 50 operations in the background, and 1,000 queued
     * operations.
     */
    public static final OperationLimits DEFAULT = new OperationLimits(100, 100, 50, 1_000);

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if a limit is too small for any operation
     */
    public OperationLimits {
        if (awaited < 1 || waiting < 0 || background < 1 || queued < 1) {
            throw new IllegalArgumentException("The limits are " + awaited + " awaited operations, " + waiting
                    + " waiting requests, " + background + " operations in the background and " + queued
                    + " queued. Set at least 1, 0, 1 and 1.");
        }
    }

    /**
     * Changes the maximum number of running operations for whose result a platform waits.
     *
     * @param count the number
     * @return the changed limits
     */
    public OperationLimits withAwaited(int count) {
        return new OperationLimits(count, waiting, background, queued);
    }

    /**
     * Changes the maximum number of requests that wait until an awaited operation ends.
     *
     * @param count the number; with 0 no request waits
     * @return the changed limits
     */
    public OperationLimits withWaiting(int count) {
        return new OperationLimits(awaited, count, background, queued);
    }

    /**
     * Changes the maximum number of operations that run in the background.
     *
     * @param count the number
     * @return the changed limits
     */
    public OperationLimits withBackground(int count) {
        return new OperationLimits(awaited, waiting, count, queued);
    }

    /**
     * Changes the maximum number of operations that wait for the background.
     *
     * @param count the number
     * @return the changed limits
     */
    public OperationLimits withQueued(int count) {
        return new OperationLimits(awaited, waiting, background, count);
    }
}
