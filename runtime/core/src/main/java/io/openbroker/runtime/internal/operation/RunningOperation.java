package io.openbroker.runtime.internal.operation;

import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.spi.state.row.ResourceKey;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An operation whose handler this process runs or is about to run: through it others cancel the operation and wait for
 * its end. Safe for use by many threads.
 */
public final class RunningOperation {

    private static final Logger LOG = LoggerFactory.getLogger(RunningOperation.class);

    private final String id;
    private final ResourceKey resource;
    private final Ticker ticker;
    private final Runnable whenEnded;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Object lock = new Object();
    private volatile boolean cancelled;
    private volatile Optional<Waiting> waiting = Optional.empty();
    private @Nullable Thread thread;
    private boolean shielded;
    private boolean interruptedMeanwhile;

    /** What is to be done when somebody has waited for too long since then, in nanoseconds. */
    private record Waiting(long since, Runnable whenOverdue) {}

    RunningOperation(String id, ResourceKey resource, Ticker ticker, Runnable whenEnded) {
        this.id = id;
        this.resource = resource;
        this.ticker = ticker;
        this.whenEnded = whenEnded;
    }

    public String id() {
        return id;
    }

    public ResourceKey resource() {
        return resource;
    }

    /**
     * Says that from now on somebody waits for the end, and what to do once when that has taken too long; that logs with the
     * context of this thread.
     */
    public void whenOverdue(Runnable action) {
        waiting = Optional.of(new Waiting(ticker.nanos(), LogContext.carry(() -> tell(action))));
    }

    private void tell(Runnable action) {
        try {
            action.run();
            waiting = Optional.empty();
        } catch (RuntimeException e) {
            LOG.warn("The platform that waits for the operation {} could not be answered; trying again", id, e);
        }
    }

    /** Does what is to be done if somebody has waited for too long; for use by one thread. If it fails, it is tried again. */
    void checkOverdue(Duration patience) {
        Optional<Waiting> overdue =
                waiting.filter(somebody -> ticker.since(somebody.since()).compareTo(patience) >= 0);
        overdue.ifPresent(somebody -> somebody.whenOverdue().run());
    }

    /** Whether somebody has asked the operation to stop. */
    public boolean cancelled() {
        return cancelled;
    }

    /** Asks the operation to stop; one that has not begun will not. */
    public void cancel() {
        cancelled = true;
    }

    /** Whether the operation was stopped because the process ends, and so is to be carried on by another one. */
    public boolean suspended() {
        return stopping.getCount() == 0;
    }

    /** Waits for some time, or until the process stops; tells whether it does. */
    public boolean awaitStop(Duration time) throws InterruptedException {
        return stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    void suspend() {
        stopping.countDown();
        cancel();
        interrupt();
    }

    /** Whether the handler is being called. */
    public boolean calling() {
        synchronized (lock) {
            return thread != null;
        }
    }

    /** Wakes the handler from whatever it waits for. */
    public void interrupt() {
        synchronized (lock) {
            if (shielded) {
                interruptedMeanwhile = true;
            } else {
                Optional.ofNullable(thread).ifPresent(Thread::interrupt);
            }
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

    /** Does something for the handler that an interrupt must not hit: it would close the file of a database for all. */
    public void shield(Runnable action) {
        if (!raiseShield()) {
            // Another thread of the handler's, which nobody here interrupts.
            action.run();
            return;
        }
        try {
            action.run();
        } finally {
            lowerShield();
        }
    }

    private boolean raiseShield() {
        synchronized (lock) {
            if (thread != Thread.currentThread()) {
                return false;
            }
            shielded = true;
            interruptedMeanwhile = Thread.interrupted();
            return true;
        }
    }

    private void lowerShield() {
        synchronized (lock) {
            shielded = false;
            if (interruptedMeanwhile) {
                Thread.currentThread().interrupt();
            }
        }
    }

    void end() {
        whenEnded.run();
        ended.countDown();
    }
}
