package io.openbroker.runtime.internal.observation;

import io.openbroker.runtime.spi.observation.CompletedOperation;
import io.openbroker.runtime.spi.observation.OperationObserver;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls an observer of operations on a thread of its own, so that one that is slow delays neither platforms nor other observers.
 * If it throws, it is called again later. Safe for use by many threads.
 */
final class ObserverThread implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ObserverThread.class);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final OperationObserver observer;
    private final Set<String> offerings;
    private final Duration firstWait;
    private final Duration farewell;
    private final ScheduledThreadPoolExecutor thread;

    /**
     * The thread of an observer.
     *
     * @param offerings the ids of the service offerings whose operations it receives; all if it is empty
     * @param firstWait how long it waits before it calls the observer a second time
     * @param farewell how long the observer may work on what waits when the broker stops
     */
    ObserverThread(OperationObserver observer, Set<String> offerings, Duration firstWait, Duration farewell) {
        this.observer = observer;
        this.offerings = offerings;
        this.firstWait = firstWait;
        this.farewell = farewell;
        this.thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread created = new Thread(task, "openbroker-operation-observer");
            created.setDaemon(true);
            return created;
        });
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    boolean wants(CompletedOperation operation) {
        return offerings.isEmpty()
                || operation.serviceId().filter(offerings::contains).isPresent();
    }

    /**
     * Calls the observer until it returns, unless the broker stops.
     *
     * @param received runs once it has returned, on the thread of the observer
     */
    void call(CompletedOperation operation, Runnable received) {
        submit(() -> attempt(operation, received, firstWait), Duration.ZERO);
    }

    private void attempt(CompletedOperation operation, Runnable received, Duration wait) {
        try {
            observer.operationCompleted(operation);
        } catch (Throwable thrown) {
            LOG.warn(
                    "The observer {} failed; it receives this operation again in {} s: {}",
                    observer.getClass().getName(),
                    wait.toSeconds(),
                    operation,
                    thrown);
            Duration next = wait.multipliedBy(2);
            submit(() -> attempt(operation, received, next.compareTo(LONGEST_WAIT) < 0 ? next : LONGEST_WAIT), wait);
            return;
        }
        received.run();
    }

    private void submit(Runnable task, Duration wait) {
        try {
            // What is not called any more remains with the caller.
            var unused =
                    wait.isZero() ? thread.submit(task) : thread.schedule(task, wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopped) {
            LOG.debug("The broker stops, so an observer is not called", stopped);
        }
    }

    /** Calls the observer for what waits, for a bounded time. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(farewell.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
