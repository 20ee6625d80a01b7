package io.openbroker.runtime.internal.operation;

import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.spi.state.row.ResourceKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Runs operations for which a platform waits, and knows all that this process runs. */
public final class RunningOperations implements AutoCloseable {

    /** How long a handler may take to notice that it was cancelled before it is interrupted. */
    private static final Duration COOPERATION = Duration.ofSeconds(3);

    /** Where there are no virtual threads. */
    private static final int MAX_STOPPING_DELETIONS = 200;

    private final Map<String, RunningOperation> running = new ConcurrentHashMap<>();
    private final ExecutorService threads = HandlerThreads.create("openbroker-awaited", MAX_STOPPING_DELETIONS);
    private final Ticker ticker;

    public RunningOperations(Ticker ticker) {
        this.ticker = ticker;
    }

    /** Makes an operation known before it is run, so that it can be cancelled from the moment that others can see it. */
    public RunningOperation register(String operationId, ResourceKey resource) {
        return register(operationId, resource, () -> {});
    }

    /**
     * As the other method of this name.
     *
     * @param whenEnded what to do once, when the operation has ended or is not run after all
     */
    public RunningOperation register(String operationId, ResourceKey resource, Runnable whenEnded) {
        RunningOperation operation = new RunningOperation(operationId, resource, ticker, whenEnded);
        running.put(operationId, operation);
        return operation;
    }

    /** Forgets an operation that has ended, or is not run after all. */
    public void discard(RunningOperation operation) {
        if (running.remove(operation.id(), operation)) {
            operation.end();
        }
    }

    /** Runs an operation on the caller's thread. */
    public <T> T run(RunningOperation operation, Supplier<T> work) {
        try {
            return work.get();
        } finally {
            discard(operation);
        }
    }

    /**
     * Runs an operation on another thread, with the log context of this one, since the platform waits for a limited time only.
     *
     * @throws RejectedExecutionException if the process is being stopped; the operation is then forgotten
     */
    public void submit(RunningOperation operation, Runnable work) {
        try {
            threads.execute(LogContext.carry(() -> {
                try {
                    work.run();
                } finally {
                    discard(operation);
                }
            }));
        } catch (RejectedExecutionException e) {
            discard(operation);
            throw e;
        }
    }

    /** Has those told who have waited for longer for the end of an operation, each once; for use by one thread. */
    public void checkOverdue(Duration patience) {
        running.values().forEach(operation -> operation.checkOverdue(patience));
    }

    /** The operation with that id, if this process runs it. */
    public Optional<RunningOperation> find(String operationId) {
        return Optional.ofNullable(running.get(operationId));
    }

    /** How many operations this process runs or is about to run. */
    public int count() {
        return running.size();
    }

    /** All operations that this process runs or is about to run. */
    public List<RunningOperation> all() {
        return List.copyOf(running.values());
    }

    /** Stops an operation, if this process runs it: asks, then interrupts, and in any case waits for its end. */
    public void stop(String operationId) throws InterruptedException {
        Optional<RunningOperation> found = find(operationId);
        if (found.isEmpty()) {
            return;
        }
        RunningOperation operation = found.get();
        operation.cancel();
        while (!operation.awaitEnd(COOPERATION.toMillis(), TimeUnit.MILLISECONDS)) {
            operation.interrupt();
        }
    }

    /**
     * Lets what runs come to its end, and stops what has not after some time.
     *
     * @throws TimeoutException if a handler did not even stop when it was interrupted
     */
    public void drain(Duration grace) throws InterruptedException, TimeoutException {
        threads.shutdown();
        long start = ticker.nanos();
        for (RunningOperation operation : all()) {
            if (!operation.awaitEnd(grace.minus(ticker.since(start)).toNanos(), TimeUnit.NANOSECONDS)) {
                operation.suspend();
            }
        }
        for (RunningOperation operation : all()) {
            if (!operation.awaitEnd(COOPERATION.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TimeoutException("The operation " + operation.id() + " did not stop when it was interrupted");
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        all().forEach(RunningOperation::suspend);
    }
}
