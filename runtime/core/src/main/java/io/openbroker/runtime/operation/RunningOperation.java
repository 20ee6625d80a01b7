package io.openbroker.runtime.operation;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An operation whose handler this process runs or is about to run: through it others cancel the operation and wait for
 * its end. Safe for use by many threads.
 */
public final class RunningOperation {

    private final String id;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Object lock = new Object();
    private volatile boolean cancelled;
    private @Nullable Thread thread;

    RunningOperation(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    /** Whether somebody has asked the operation to stop. */
    public boolean cancelled() {
        return cancelled;
    }

    /** Asks the operation to stop; one that has not begun will not. */
    public void cancel() {
        cancelled = true;
    }

    /** Wakes the handler from whatever it waits for. */
    public void interrupt() {
        synchronized (lock) {
            Optional.ofNullable(thread).ifPresent(Thread::interrupt);
        }
    }

    /** Waits for the end of the operation. */
    public boolean awaitEnd(long time, TimeUnit unit) throws InterruptedException {
        return ended.await(time, unit);
    }

    /**
     * Calls the handler, so that it can be interrupted meanwhile, but not what the thread does before or after.
     *
     * @throws CancellationException if the operation was cancelled before it began
     */
    public <T> T call(Callable<T> handler) throws Exception {
        synchronized (lock) {
            if (cancelled) {
                throw new CancellationException("The operation was cancelled before it began");
            }
            thread = Thread.currentThread();
        }
        try {
            return handler.call();
        } finally {
            synchronized (lock) {
                thread = null;
                // An interrupt that came too late must not hit what the thread does next.
                Thread.interrupted();
            }
        }
    }

    void end() {
        ended.countDown();
    }
}
