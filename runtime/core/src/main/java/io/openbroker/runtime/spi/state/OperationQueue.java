package io.openbroker.runtime.spi.state;

import java.time.Duration;
import java.util.Optional;

/**
 * Carries operations out in the background. An operation {@linkplain StoredOperation#inBackground that is for the
 * background} is in the queue from the {@link StateStore#commit} on that makes it so, and until a worker says that it has
 * ended: if a worker fails, or its process ends, another one gets it. So an operation is worked on at least once.
 *
 * <p>Safe for use by many threads.
 */
public interface OperationQueue {

    /** What works on operations. */
    @FunctionalInterface
    interface Worker {

        /**
         * Works on an operation.
         *
         * @param resource what it works on
         * @param operationId its identity
         * @return when to work on it again; empty if it has ended
         */
        Optional<Duration> work(ResourceKey resource, String operationId);
    }

    /**
     * Begins to give operations to a worker.
     *
     * @param worker the worker, which is called by many threads, but for one operation by one at a time
     * @param workers how many operations this process works on at once
     */
    void start(Worker worker, int workers);

    /**
     * Counts the operations that are due and that nobody works on, in all replicas. Those that are to be tried again later
     * are not among them.
     *
     * @param most how far to count
     * @return how many there are, at most that many
     */
    int waiting(int most);

    /**
     * Tells that an operation was committed, so that it is worked on soon.
     *
     * @param operation the operation
     */
    void added(StoredOperation operation);

    /**
     * Makes an operation due that waits for its time; without effect on one that somebody works on.
     *
     * @param operation the operation, which is for the background
     */
    void hurry(StoredOperation operation);

    /**
     * Gives no more operations to the worker; those that it works on come to their end. What has not ended then stays in
     * the queue, if that outlives the process.
     */
    void stop();
}
