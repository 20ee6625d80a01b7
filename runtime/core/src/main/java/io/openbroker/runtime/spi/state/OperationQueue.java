package io.openbroker.runtime.spi.state;

import io.openbroker.runtime.spi.state.row.ResourceKey;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.time.Duration;
import java.util.Optional;

/**
 * Runs operations in the background. An operation {@linkplain StoredOperation#inBackground of the background} is in the queue from
 * the {@link StateStore#commit} that writes it until a worker reports its end. If a worker fails, or its process ends, another
 * worker receives the operation, so each operation is run at least once.
 *
 * <p>Safe for use by many threads.
 */
public interface OperationQueue {

    /** Runs operations. */
    @FunctionalInterface
    interface Worker {

        /**
         * Runs an operation.
         *
         * @param resource the service instance or binding
         * @param operationId the id
         * @return the delay until the next run; empty if the operation has ended
         */
        Optional<Duration> work(ResourceKey resource, String operationId);
    }

    /**
     * Starts to pass operations to a worker.
     *
     * @param worker the worker, called by many threads, but by one at a time for each operation
     * @param workers how many operations this process runs at once
     * @param membership tells this replica from the others, whose operations the queue passes on if they have ended
     */
    void start(Worker worker, int workers, Membership membership);

    /**
     * Counts operations that are due but not running, in all replicas. Operations that wait for another attempt do not count.
     *
     * @param most the limit of the count
     * @return the number, at most the limit
     */
    int waiting(int most);

    /** Runs an operation soon, after it was committed. */
    void added(StoredOperation operation);

    /**
     * Makes a waiting operation due; has no effect on one that runs.
     *
     * @param operation an operation of the background
     */
    void hurry(StoredOperation operation);

    /**
     * Passes no more operations to the worker; running ones continue. Operations that have not ended stay in the queue, if it
     * outlives the process.
     */
    void stop();
}
