package io.openbroker.runtime.engine;

import io.openbroker.runtime.state.StateStore;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets, every minute, the operations that ended long enough ago. */
final class Housekeeping implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "openbroker-housekeeping");
        thread.setDaemon(true);
        return thread;
    });
    private final StateStore store;
    private final Clock clock;
    private final Duration remembered;

    Housekeeping(StateStore store, Clock clock, Duration remembered) {
        this.store = store;
        this.clock = clock;
        this.remembered = remembered;
        var unused = timer.scheduleWithFixedDelay(this::tidy, 1, 1, TimeUnit.MINUTES);
    }

    private void tidy() {
        try {
            int forgotten = store.forgetOperations(clock.instant().minus(remembered));
            LOG.debug("Forgot {} operations that ended more than {} ago", forgotten, remembered);
        } catch (RuntimeException e) {
            // Thrown on, it would end the timer, and so all housekeeping.
            LOG.warn("Housekeeping failed; it is tried again in a minute", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
