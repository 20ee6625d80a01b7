package io.openbroker.runtime.internal.operation;

import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.spi.state.row.OperationExecution;
import io.openbroker.runtime.spi.state.row.ResourceKey;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An operation whose handler this process runs or is about to run. Other threads use it to cancel the operation and to
 * wait for its end. Safe for use by many threads.
 */
public final class RunningOperation {

    private static final Logger LOG = LoggerFactory.getLogger(RunningOperation.class);

    private final String id;
    private final ResourceKey resource;
    private final OptionalInt claim;
    private final SignsOfLife signs;
    private final Ticker ticker;
    private final Runnable whenEnded;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Object lock = new Object();
    private volatile boolean cancelled;
    private volatile Optional<Waiting> waiting = Optional.empty();
    private @Nullable Thread thread;
    private boolean started;
    private boolean shielded;
    private boolean interruptedMeanwhile;

    /** The action for a platform that waits too long, and the start of its wait in nanoseconds of the ticker. */
    private record Waiting(long since, Runnable whenOverdue) {}

    RunningOperation(
            String id, ResourceKey resource, OptionalInt claim, SignsOfLife signs, Ticker ticker, Runnable whenEnded) {
        this.id = id;
        this.resource = resource;
        this.claim = claim;
        this.signs = signs;
        this.ticker = ticker;
        this.whenEnded = whenEnded;
    }

    public String id() {
        return id;
    }

    public ResourceKey resource() {
        return resource;
    }

    /** The {@linkplain OperationExecution#claims claim} of this run; empty if no state keeps the operation. */
    public OptionalInt claim() {
        return claim;
    }

    /** Whether another replica may have taken the operation over, because this one was paused. */
    public boolean inDoubt() {
        return claim.isPresent() && signs.overdue();
    }

    /**
     * Starts to measure how long a platform waits for the end. The action runs once if that takes too long, with the
     * log context of this thread.
     */
    public void whenOverdue(Runnable action) {
        waiting = Optional.of(new Waiting(ticker.nanos(), LogContext.carry(() -> tell(action))));
    }

    private void tell(Runnable action) {
        try {
            action.run();
            waiting = Optional.empty();
        } catch (RuntimeException e) {
            LOG.warn("No response could be sent to the platform that waits for operation {}; trying again", id, e);
        }
    }

    /**
     * Runs the action of {@link #whenOverdue} if the platform has waited too long, and again if the action failed. For
     * use by one thread.
     */
    void checkOverdue(Duration patience) {
        Optional<Waiting> overdue =
                waiting.filter(somebody -> ticker.since(somebody.since()).compareTo(patience) >= 0);
        overdue.ifPresent(somebody -> somebody.whenOverdue().run());
    }

    /** Whether the operation was asked to stop. */
    public boolean cancelled() {
        return cancelled;
    }

    /** Asks the operation to stop; one that has not started will not start. */
    public void cancel() {
        cancelled = true;
    }

    /** Whether the operation was stopped because the process ends, so that another process continues it. */
    public boolean suspended() {
        return stopping.getCount() == 0;
    }

    /** Waits until the process stops, but no longer than a time. Returns whether it stops. */
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

    /** Whether the handler was called. */
    public boolean started() {
        synchronized (lock) {
            return started;
        }
    }

    /** Interrupts the handler. */
    public void interrupt() {
        synchronized (lock) {
            if (shielded) {
                interruptedMeanwhile = true;
            } else {
                Optional.ofNullable(thread).ifPresent(Thread::interrupt);
            }
        }
    }

    /** Waits for the end of the operation. Returns whether it has ended. */
    public boolean awaitEnd(long time, TimeUnit unit) throws InterruptedException {
        return ended.await(time, unit);
    }

    /**
     * Calls the handler. Interrupts reach the handler only, and nothing that the thread does before or after.
     *
     * @throws CancellationException if the operation was cancelled before it started
     */
    public <T> T call(Callable<T> handler) throws Exception {
        synchronized (lock) {
            if (cancelled) {
                throw new CancellationException("The operation was cancelled before it started");
            }
            thread = Thread.currentThread();
            started = true;
        }
        try {
            return handler.call();
        } finally {
            synchronized (lock) {
                thread = null;
                // A late interrupt must not hit the next task of the thread.
                Thread.interrupted();
            }
        }
    }

    /**
     * Runs an action for the handler that must not be interrupted: an interrupt would close the file of a database for
     * all threads.
     */
    public void shield(Runnable action) {
        if (!raiseShield()) {
            // Another thread of the handler, which is never interrupted here.
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
