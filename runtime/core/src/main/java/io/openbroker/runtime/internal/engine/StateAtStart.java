package io.openbroker.runtime.internal.engine;

import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.spi.state.StateUnavailableException;
import java.time.Duration;
import java.util.function.Supplier;

/** Waits at the start for a state that is not available: a replica that ended would only be started again. */
public final class StateAtStart {

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);

    private StateAtStart() {}

    /**
     * Reads or writes the state. The state itself logs that it is not available.
     *
     * @throws StateUnavailableException if it is not available within a minute
     */
    public static <T> T await(Ticker ticker, Supplier<T> work) {
        long start = ticker.nanos();
        while (true) {
            try {
                return work.get();
            } catch (StateUnavailableException away) {
                if (ticker.since(start).compareTo(LONGEST) >= 0) {
                    throw away;
                }
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_ATTEMPTS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The start was interrupted while it waited for the state", e);
        }
    }
}
