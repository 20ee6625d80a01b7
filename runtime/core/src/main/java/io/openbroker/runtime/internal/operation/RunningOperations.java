package io.openbroker.runtime.internal.operation;

import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.spi.state.row.ResourceKey;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Runs operations for whose result a platform waits, and finds all operations that this process runs. */
public final class RunningOperations implements AutoCloseable {

    /** The time that a cancelled handler has to stop before it is interrupted. */
    private static final Duration COOPERATION = Duration.ofSeconds(3);

    /** The maximum number of threads where virtual threads are not available. */
    private static final int MAX_STOPPING_DELETIONS = 200;

    private final Map<String, RunningOperation> running = new ConcurrentHashMap<>();
    private final ExecutorService threads = HandlerThreads.create("openbroker-awaited", MAX_STOPPING_DELETIONS);
    private final SignsOfLife signs;
    private final Ticker ticker;

    /** Operations that no other replica takes over. */
    public RunningOperations(Ticker ticker) {
        this(ticker, SignsOfLife.never(ticker));
    }

    /** Operations that another replica may take over if this one gives no sign of life. */
    public RunningOperations(Ticker ticker, SignsOfLife signs) {
        this.ticker = ticker;
        this.signs = signs;
    }

    /** Registers an operation that no state keeps before it runs. */
    public RunningOperation register(String operationId, ResourceKey resource) {
        return register(operationId, resource, () -> {});
    }

    /**
     * Registers an operation before it runs, so that it can be cancelled as soon as others can see it.
     *
     * @param operation the operation as this run has claimed it
     * @param whenEnded runs once, when the operation has ended or does not run after all
     */
    public RunningOperation register(StoredOperation operation, Runnable whenEnded) {
        return register(
                operation.id(),
                operation.resource(),
                OptionalInt.of(operation.execution().claims()),
                whenEnded);
    }

    /**
     * Registers an operation that no state keeps before it runs.
     *
     * @param whenEnded runs once, when the operation has ended or does not run after all
     */
    public RunningOperation register(String operationId, ResourceKey resource, Runnable whenEnded) {
        return register(operationId, resource, OptionalInt.empty(), whenEnded);
    }

    private RunningOperation register(String operationId, ResourceKey resource, OptionalInt claim, Runnable whenEnded) {
        RunningOperation operation = new RunningOperation(operationId, resource, claim, signs, ticker, whenEnded);
        running.put(operationId, operation);
        return operation;
    }

    /** Removes an operation that has ended, or does not run after all. */
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
     * @throws RejectedExecutionException if the process is stopping; the operation is then removed
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

    /** Runs the action of each operation whose platform has waited longer than this time. For use by one thread. */
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

    /**
     * Stops an operation, if this process runs it: cancels it, then interrupts it, and waits for its end in any case.
     */
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
     * Waits for the end of the running operations, then stops the remaining ones.
     *
     * @throws TimeoutException if a handler did not stop although it was interrupted
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
                throw new TimeoutException("Operation " + operation.id() + " did not stop when it was interrupted");
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        all().forEach(RunningOperation::suspend);
    }
}
