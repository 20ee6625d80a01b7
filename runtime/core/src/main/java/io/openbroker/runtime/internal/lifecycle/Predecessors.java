package io.openbroker.runtime.internal.lifecycle;

import io.openbroker.model.RetryLater;
import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.internal.operation.RunningOperations;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.StoredOperation;
import java.time.Duration;
import java.util.Optional;

/** Holds a deletion back until the creation that it cuts short has ended, in whatever replica that runs. */
final class Predecessors {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    /** How long a thread of the background waits before it gives way to other operations. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final StateStore store;
    private final RunningOperations operations;
    private final Ticker ticker;

    Predecessors(StateStore store, RunningOperations operations, Ticker ticker) {
        this.store = store;
        this.operations = operations;
        this.ticker = ticker;
    }

    /**
     * Waits for the end of the operation that must have ended before this one begins.
     *
     * @throws RetryLater if that takes long, and nobody waits for this one
     */
    void awaitEnd(StoredOperation deletion) throws InterruptedException {
        Optional<String> creation = deletion.request().stops();
        if (creation.isEmpty()) {
            return;
        }
        operations.stop(creation.get());
        long start = ticker.nanos();
        while (store.operation(deletion.resource(), creation.get())
                .filter(StoredOperation::running)
                .isPresent()) {
            if (deletion.inBackground() && ticker.since(start).compareTo(PATIENCE) > 0) {
                throw RetryLater.in(Duration.ofSeconds(1), "Waiting for the creation to stop.");
            }
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        }
    }
}
