package io.openbroker.servlet;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls when bodies have taken too long. Containers have timeouts for whole requests and single reads only. Safe for use by many
 * threads.
 */
final class Deadlines implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);
    private static final int STOP_SECONDS = 1;

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "openbroker-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    Deadlines() {
        // Nearly every deadline is cancelled, and would keep its request in memory until then.
        timer.setRemoveOnCancelPolicy(true);
    }

    /** A deadline that can be cancelled. */
    interface Deadline {

        void cancel();
    }

    /** Runs a task, which must be short, after a time. */
    Deadline set(Duration time, Runnable task) {
        try {
            Future<?> scheduled = timer.schedule(task, time.toMillis(), TimeUnit.MILLISECONDS);
            return () -> scheduled.cancel(false);
        } catch (RejectedExecutionException stopped) {
            task.run();
            return () -> {};
        }
    }

    /** Waits until the thread has ended, since containers that stop look for threads that are left. */
    @Override
    public void close() {
        timer.shutdownNow();
        try {
            if (!timer.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A deadline is still being handled after {} s", STOP_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
