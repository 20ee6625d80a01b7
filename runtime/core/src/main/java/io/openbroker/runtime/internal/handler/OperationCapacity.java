package io.openbroker.runtime.internal.handler;

import io.openbroker.runtime.OperationLimits;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.internal.response.RetryAfter;
import io.openbroker.runtime.spi.state.OperationQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Gives out the places for new operations that {@link OperationLimits} allow; asked before anything is recorded. */
public final class OperationCapacity {

    private static final long PATIENCE_SECONDS = 10;

    /** A place for an operation, until it is closed. */
    public interface Place extends AutoCloseable {

        /** For what is not bounded. */
        Place UNBOUNDED = () -> {};

        @Override
        void close();
    }

    private final OperationLimits limits;
    private final OperationQueue queue;
    private final Semaphore awaited;
    private final AtomicInteger waiting = new AtomicInteger();
    /** Operations that are about to be in the queue. */
    private final AtomicInteger entering = new AtomicInteger();

    /** Places as the limits allow. */
    public OperationCapacity(OperationLimits limits, OperationQueue queue) {
        this.limits = limits;
        this.queue = queue;
        // Fair, so that a request that waits is not overtaken until its patience ends.
        this.awaited = new Semaphore(limits.awaited(), true);
    }

    /** A place among the operations for which a platform waits; waits for one itself, where requests may. */
    public Place awaited() {
        if (!acquired()) {
            throw overloaded("The broker is busy with as many operations as it carries out at once");
        }
        return awaited::release;
    }

    /** A place in the queue, to be closed when the operation is in it. */
    public Place queued() {
        // Whatever comes between is counted twice rather than not at all.
        if (entering.incrementAndGet() + queue.waiting(limits.queued()) > limits.queued()) {
            entering.decrementAndGet();
            throw overloaded("As many operations as the broker takes on wait for their turn");
        }
        return entering::decrementAndGet;
    }

    /** How many operations run for which a platform waits. */
    public int awaitedNow() {
        return limits.awaited() - awaited.availablePermits();
    }

    /** How many requests wait until one of those has ended. */
    public int waitingNow() {
        return Math.min(waiting.get(), limits.waiting());
    }

    /** How many operations wait for the background, as far as it is of interest. */
    public int queuedNow() {
        return queue.waiting(limits.queued());
    }

    private boolean acquired() {
        try {
            // With a time, because without one it would overtake those that wait.
            return awaited.tryAcquire(0, TimeUnit.SECONDS) || acquiredSoon();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean acquiredSoon() throws InterruptedException {
        try {
            return waiting.incrementAndGet() <= limits.waiting()
                    && awaited.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } finally {
            waiting.decrementAndGet();
        }
    }

    private static Rejection overloaded(String why) {
        return Rejection.of(Outcome.OVERLOADED, why + "; nothing was changed, send the request again later")
                .retryAfter(RetryAfter.SOON);
    }
}
