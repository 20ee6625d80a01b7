package io.openbroker.runtime.internal.handler;

import io.openbroker.runtime.OperationLimits;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.internal.response.RetryAfter;
import io.openbroker.runtime.spi.state.OperationQueue;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Reserves places for new operations within {@link OperationLimits}, before anything is recorded. */
public final class OperationCapacity {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** A place for an operation, until it is closed. */
    public interface Place extends AutoCloseable {

        /** A place for operations without a limit. */
        Place UNBOUNDED = () -> {};

        @Override
        void close();
    }

    private final OperationLimits limits;
    private final OperationQueue queue;
    private final SharedPlaces awaited;
    /** Operations that are about to be in the queue. */
    private final AtomicInteger entering = new AtomicInteger();

    /** Creates the places that the limits allow. */
    public OperationCapacity(OperationLimits limits, OperationQueue queue) {
        this.limits = limits;
        this.queue = queue;
        this.awaited = new SharedPlaces(
                limits.awaited(), limits.awaitedOfPlatform(), limits.waiting(), limits.waitingOfPlatform());
    }

    /**
     * Reserves a place among the operations for whose result a platform waits. Waits for a free place if the limits
     * allow it.
     *
     * @param platform the name of the platform, which has only its share of the places
     */
    public Place awaited(String platform) {
        if (!entered(platform)) {
            throw overloaded("The broker runs the maximum number of operations, of all platforms or of this one");
        }
        return () -> awaited.leave(platform);
    }

    /** Reserves a place in the queue; close it when the operation is in the queue. */
    public Place queued() {
        // An operation that enters the queue meanwhile is counted twice rather than not at all.
        if (entering.incrementAndGet() + queue.waiting(limits.queued()) > limits.queued()) {
            entering.decrementAndGet();
            throw overloaded("The queue of operations is full");
        }
        return entering::decrementAndGet;
    }

    /** The number of operations for whose result a platform waits. */
    public int awaitedNow() {
        return awaited.taken();
    }

    /** The number of requests that wait until one of these operations ends. */
    public int waitingNow() {
        return awaited.waiting();
    }

    /** The number of operations that wait for the background, up to the limit. */
    public int queuedNow() {
        return queue.waiting(limits.queued());
    }

    private boolean entered(String platform) {
        try {
            return awaited.enter(platform, PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Rejection overloaded(String why) {
        return Rejection.of(Outcome.OVERLOADED, why + "; nothing was changed. Send the request again later.")
                .retryAfter(RetryAfter.SOON);
    }
}
