package io.openbroker.runtime;

/**
 * Bounds on what one replica of a broker takes on at once. Past them a request that begins an operation is answered with 503
 * and {@code Retry-After}, and nothing is changed. Operations that exist already are never refused: they are tried again, and
 * carried on after a crash. Neither are deletions that stop a creation or clean up after one that has failed, since they make
 * room. Requests that only read are not bounded here.
 *
 * @param awaited how many operations run at once for which a platform waits
 * @param waiting how many requests may wait, for at most ten seconds, until one of these has ended
 * @param background how many operations run at once in the background
 * @param queued how many operations may wait for the background, in all replicas together
 */
public record OperationLimits(int awaited, int waiting, int background, int queued) {

    /** A hundred awaited operations and a hundred requests that wait; fifty in the background, and a thousand that wait. */
    public static final OperationLimits DEFAULT = new OperationLimits(100, 100, 50, 1_000);

    /**
     * Checks the bounds.
     *
     * @param awaited how many operations run at once for which a platform waits
     * @param waiting how many requests may wait until one of these has ended
     * @param background how many operations run at once in the background
     * @param queued how many operations may wait for the background
     * @throws IllegalArgumentException if nothing could be done within the bounds
     */
    public OperationLimits {
        if (awaited < 1 || waiting < 0 || background < 1 || queued < 1) {
            throw new IllegalArgumentException("The limits are " + awaited + " awaited operations, " + waiting
                    + " waiting requests, " + background + " operations in the background and " + queued
                    + " queued; give at least 1, 0, 1 and 1");
        }
    }

    /**
     * Sets how many operations run at once for which a platform waits.
     *
     * @param count how many
     * @return the limits with it
     */
    public OperationLimits withAwaited(int count) {
        return new OperationLimits(count, waiting, background, queued);
    }

    /**
     * Sets how many requests may wait until an awaited operation has ended.
     *
     * @param count how many; with 0 none waits
     * @return the limits with it
     */
    public OperationLimits withWaiting(int count) {
        return new OperationLimits(awaited, count, background, queued);
    }

    /**
     * Sets how many operations run at once in the background.
     *
     * @param count how many
     * @return the limits with it
     */
    public OperationLimits withBackground(int count) {
        return new OperationLimits(awaited, waiting, count, queued);
    }

    /**
     * Sets how many operations may wait for the background.
     *
     * @param count how many
     * @return the limits with it
     */
    public OperationLimits withQueued(int count) {
        return new OperationLimits(awaited, waiting, background, count);
    }
}
