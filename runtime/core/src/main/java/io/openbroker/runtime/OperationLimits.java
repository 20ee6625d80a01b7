package io.openbroker.runtime;

/**
 * The limits of operations in one replica of a broker. Beyond them, requests that start an operation are rejected with
 * 503 and {@code Retry-After}, and nothing is changed. Existing operations are never rejected: they are retried, and
 * continued after a crash. Deletions that stop a creation, or that clean up after a failed one, are not limited, since
 * they free resources. Requests that only read are not limited here.
 *
 * <p>One platform may use only a part of the awaited operations and waiting requests, so that others always have the rest.
 *
 * @param awaited the maximum number of running operations for whose result a platform waits
 * @param waiting the maximum number of requests that wait, for at most ten seconds, until one of these ends
 * @param background the maximum number of operations that run in the background
 * @param queued the maximum number of operations that wait for the background, in all replicas together
 * @param maxSharePercent the part of the awaited operations, and of the waiting requests, that one platform may use, in percent
 */
public record OperationLimits(int awaited, int waiting, int background, int queued, int maxSharePercent) {

    /** The share of a platform that may use all; in percent. */
    public static final int WHOLE_SHARE = 100;

    /**
     * The defaults: 100 awaited operations and 100 waiting requests, of which one platform may have three quarters, 50
     * operations in the background, and 1,000 queued operations.
     */
    public static final OperationLimits DEFAULT = new OperationLimits(100, 100, 50, 1_000, 75);

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if a limit is too small for any operation, or the share is not a percentage
     */
    public OperationLimits {
        if (awaited < 1 || waiting < 0 || background < 1 || queued < 1) {
            throw new IllegalArgumentException("The limits are " + awaited + " awaited operations, " + waiting
                    + " waiting requests, " + background + " operations in the background and " + queued
                    + " queued. Set at least 1, 0, 1 and 1.");
        }
        if (maxSharePercent < 1 || maxSharePercent > WHOLE_SHARE) {
            throw new IllegalArgumentException("The share of a platform is " + maxSharePercent
                    + " percent. Use a number from 1 to " + WHOLE_SHARE + ".");
        }
    }

    /**
     * The maximum number of awaited operations of one platform.
     *
     * @return its share of the maximum of all, and at least one
     */
    public int awaitedOfPlatform() {
        return share(awaited);
    }

    /**
     * The maximum number of waiting requests of one platform.
     *
     * @return its share of the maximum of all, and at least one if any request may wait
     */
    public int waitingOfPlatform() {
        return waiting == 0 ? 0 : share(waiting);
    }

    private int share(int all) {
        return (int) Math.max(1, (long) all * maxSharePercent / WHOLE_SHARE);
    }

    /**
     * Changes the maximum number of running operations for whose result a platform waits.
     *
     * @param count the number
     * @return the changed limits
     */
    public OperationLimits withAwaited(int count) {
        return new OperationLimits(count, waiting, background, queued, maxSharePercent);
    }

    /**
     * Changes the maximum number of requests that wait until an awaited operation ends.
     *
     * @param count the number; with 0 no request waits
     * @return the changed limits
     */
    public OperationLimits withWaiting(int count) {
        return new OperationLimits(awaited, count, background, queued, maxSharePercent);
    }

    /**
     * Changes the maximum number of operations that run in the background.
     *
     * @param count the number
     * @return the changed limits
     */
    public OperationLimits withBackground(int count) {
        return new OperationLimits(awaited, waiting, count, queued, maxSharePercent);
    }

    /**
     * Changes the maximum number of operations that wait for the background.
     *
     * @param count the number
     * @return the changed limits
     */
    public OperationLimits withQueued(int count) {
        return new OperationLimits(awaited, waiting, background, count, maxSharePercent);
    }

    /**
     * Changes the part of the awaited operations, and of the waiting requests, that one platform may use.
     *
     * @param percent the part; 100 if one platform may use all
     * @return the changed limits
     */
    public OperationLimits withMaxSharePercent(int percent) {
        return new OperationLimits(awaited, waiting, background, queued, percent);
    }
}
