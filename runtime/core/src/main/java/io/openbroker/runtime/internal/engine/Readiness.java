package io.openbroker.runtime.internal.engine;

import io.openbroker.runtime.spi.state.BrokerState;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Checks whether the state is available, with one check at a time and a time limit for callers. Safe for use by many
 * threads.
 */
public final class Readiness {

    private static final int PATIENCE_SECONDS = 2;

    private final BrokerState state;
    private final Executor threads;
    private CompletableFuture<Boolean> running = CompletableFuture.completedFuture(true);

    public Readiness(BrokerState state, Executor threads) {
        this.state = state;
        this.threads = threads;
    }

    public CompletionStage<Boolean> look() {
        return current().exceptionally(failure -> false).completeOnTimeout(false, PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Joins a check that is still running, so that frequent calls do not pile up. */
    private synchronized CompletableFuture<Boolean> current() {
        if (running.isDone()) {
            try {
                running = CompletableFuture.supplyAsync(state::answers, threads);
            } catch (RejectedExecutionException stopped) {
                return CompletableFuture.completedFuture(false);
            }
        }
        return running;
    }
}
