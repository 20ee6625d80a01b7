package io.openbroker.runtime.internal.engine;

import io.openbroker.runtime.internal.handler.OperationCapacity;
import io.openbroker.runtime.internal.operation.RunningOperations;
import io.openbroker.runtime.internal.pipeline.RequestPipeline;
import io.openbroker.runtime.spi.observation.BrokerLoad;
import io.openbroker.runtime.spi.state.BrokerState;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Reads the load from the parts of a broker. Safe for use by many threads. */
public final class EngineLoad implements BrokerLoad {

    private static final int PATIENCE_SECONDS = 1;

    private final RequestPipeline<?, ?> pipeline;
    private final OperationCapacity capacity;
    private final RunningOperations operations;
    private final BrokerState state;
    private final Executor threads;
    private CompletableFuture<OptionalInt> look = CompletableFuture.completedFuture(OptionalInt.empty());

    public EngineLoad(
            RequestPipeline<?, ?> pipeline,
            OperationCapacity capacity,
            RunningOperations operations,
            BrokerState state,
            Executor threads) {
        this.pipeline = pipeline;
        this.capacity = capacity;
        this.operations = operations;
        this.state = state;
        this.threads = threads;
    }

    @Override
    public int runningRequests() {
        return pipeline.running();
    }

    @Override
    public int waitingRequests() {
        return capacity.waitingNow();
    }

    @Override
    public int runningOperations() {
        return operations.count();
    }

    @Override
    public int awaitedOperations() {
        return capacity.awaitedNow();
    }

    @Override
    public Duration clockDifference() {
        return state.clockDifference();
    }

    // A state that does not respond must not hide the other numbers, which help to find the reason.
    @Override
    public OptionalInt queuedOperations() {
        return look().exceptionally(failure -> OptionalInt.empty())
                .completeOnTimeout(OptionalInt.empty(), PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** Joins a query that is still running, so that frequent calls do not pile up. */
    private synchronized CompletableFuture<OptionalInt> look() {
        if (look.isDone()) {
            try {
                look = CompletableFuture.supplyAsync(() -> OptionalInt.of(capacity.queuedNow()), threads);
            } catch (RejectedExecutionException stopped) {
                return CompletableFuture.completedFuture(OptionalInt.empty());
            }
        }
        return look;
    }
}
