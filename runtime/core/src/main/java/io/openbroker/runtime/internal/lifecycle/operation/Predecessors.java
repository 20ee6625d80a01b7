package io.openbroker.runtime.internal.lifecycle.operation;

import io.openbroker.model.RetryLater;
import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.internal.operation.RunningOperations;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.time.Duration;
import java.util.Optional;

/** Makes a deletion wait until the creation that it cancels has ended, in whichever replica that runs. */
final class Predecessors {

    private static final Duration BETWEEN_CHECKS = Duration.ofMillis(50);

    /** How long a thread of the background waits before it makes room for other operations. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final StateStore store;
    private final RunningOperations operations;
    private final Ticker ticker;

    Predecessors(StateStore store, RunningOperations operations, Ticker ticker) {
        this.store = store;
        this.operations = operations;
        this.ticker = ticker;
    }

    /**
     * Waits for the end of the creation.
     *
     * @throws RetryLater if that takes long, and no platform waits for the deletion
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
            if (deletion.inBackground() && ticker.since(start).compareTo(LONGEST_WAIT) > 0) {
                throw RetryLater.in(Duration.ofSeconds(1), "Waiting for the creation to stop.");
            }
            Thread.sleep(BETWEEN_CHECKS.toMillis());
        }
    }
}
