package io.openbroker.runtime.internal.start;

import io.openbroker.runtime.spi.state.BrokerState;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** State that is being opened on a thread of its own, while the ports are opened. Safe for use by many threads. */
public final class StateOpening implements AutoCloseable {

    private static final Executor OWN_THREAD = task -> {
        Thread thread = new Thread(task, "openbroker-state-open");
        // A process that is stopped meanwhile does not wait.
        thread.setDaemon(true);
        thread.start();
    };

    private final CompletableFuture<Optional<BrokerState>> state;

    private StateOpening(CompletableFuture<Optional<BrokerState>> state) {
        this.state = state;
    }

    /** Begins to open a state. */
    public static StateOpening begin(Supplier<Optional<BrokerState>> opening) {
        return new StateOpening(CompletableFuture.supplyAsync(opening, OWN_THREAD));
    }

    /** A state that is open. */
    public static StateOpening of(BrokerState open) {
        return new StateOpening(CompletableFuture.completedFuture(Optional.of(open)));
    }

    /**
     * Waits for the state.
     *
     * @throws RuntimeException what the opening has thrown
     */
    public Optional<BrokerState> await() {
        try {
            return state.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Closes the state, as soon as it is open. */
    @Override
    public void close() {
        state.handle((open, failure) -> Optional.ofNullable(open).flatMap(present -> present))
                .join()
                .ifPresent(BrokerState::close);
    }
}
