package io.openbroker.runtime.internal.history;

import io.openbroker.model.OperationStatus.State;
import io.openbroker.runtime.spi.observation.CompletedRequest;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;

/** What was counted in a minute. Safe for use by many threads, without locks. */
public final class Minute {

    private static final int UNKNOWN = -1;
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;

    private final long number;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger clientErrors = new AtomicInteger();
    private final AtomicInteger serverErrors = new AtomicInteger();
    private final AtomicInteger succeeded = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger queued = new AtomicInteger(UNKNOWN);
    private final Latencies latencies = new Latencies();

    /** @param number counts the minutes since the start, from 0 */
    Minute(long number) {
        this.number = number;
    }

    long number() {
        return number;
    }

    void add(CompletedRequest request) {
        requests.incrementAndGet();
        if (request.status() >= SERVER_ERROR) {
            serverErrors.incrementAndGet();
        } else if (request.status() >= CLIENT_ERROR) {
            clientErrors.incrementAndGet();
        }
        latencies.add(request.time());
    }

    void addOperation(State state) {
        if (state == State.SUCCEEDED) {
            succeeded.incrementAndGet();
        } else if (state == State.FAILED) {
            failed.incrementAndGet();
        }
    }

    void sampleQueued(int number) {
        queued.accumulateAndGet(number, Math::max);
    }

    public int requests() {
        return requests.get();
    }

    /** Responses with 4xx. */
    public int clientErrors() {
        return clientErrors.get();
    }

    /** Responses with 5xx. */
    public int serverErrors() {
        return serverErrors.get();
    }

    public int operationsSucceeded() {
        return succeeded.get();
    }

    public int operationsFailed() {
        return failed.get();
    }

    /** The most operations that were queued; empty if that is not known. */
    public OptionalInt queued() {
        int most = queued.get();
        return most == UNKNOWN ? OptionalInt.empty() : OptionalInt.of(most);
    }

    /**
     * The response time that a part of all requests does not exceed.
     *
     * @param part from 0 to 1
     * @return milliseconds; empty if there were no requests
     */
    public OptionalDouble millis(double part) {
        return latencies.percentile(part);
    }
}
