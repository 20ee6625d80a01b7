package io.openbroker.runtime.internal.engine;

import io.openbroker.runtime.internal.lifecycle.Interruptions;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.StateUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is to be done from time to time: tell that this replica lives, find what was interrupted, forget what is old. */
public final class Housekeeping implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration BETWEEN_LOOKS_AT_CLOCK = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final ScheduledExecutorService timer = timer("openbroker-housekeeping");
    /** Of its own, because platforms that wait must not wait for a state that does not respond. */
    private final ScheduledExecutorService overdueTimer = timer("openbroker-overdue");

    private final StateStore store;
    private final Interruptions interruptions;
    private final Clock clock;
    private final Duration remembered;

    public Housekeeping(
            StateStore store,
            Interruptions interruptions,
            Duration heartbeat,
            Runnable checkOverdue,
            Clock clock,
            Duration remembered) {
        this.store = store;
        this.interruptions = interruptions;
        this.clock = clock;
        this.remembered = remembered;
        // Before the first claim, which would else belong to a replica of which nobody has heard.
        interruptions.heartbeat();
        every(heartbeat, interruptions::heartbeat, timer);
        every(heartbeat, interruptions::findAbandoned, timer);
        every(BETWEEN_LOOKS, interruptions::stopTakenOver, timer);
        every(BETWEEN_LOOKS_AT_CLOCK, checkOverdue, overdueTimer);
        every(Duration.ofMinutes(1), this::forget, timer);
    }

    private static ScheduledExecutorService timer(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    private static void every(Duration interval, Runnable task, ScheduledExecutorService timer) {
        var unused = timer.scheduleWithFixedDelay(
                () -> tryOut(task), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void tryOut(Runnable task) {
        try {
            task.run();
        } catch (StateUnavailableException away) {
            // The state itself logs the outage.
            LOG.debug("Housekeeping waits until the state is available", away);
        } catch (RuntimeException e) {
            // Thrown on, it would end the timer, and so all housekeeping.
            LOG.warn("Housekeeping failed; it is tried again soon", e);
        }
    }

    private void forget() {
        int forgotten = store.forgetOperations(clock.instant().minus(remembered));
        LOG.debug("Forgot {} operations that ended more than {} ago", forgotten, remembered);
    }

    /** Says farewell unless the state takes too long, since that is of use only to replicas that could not wait. */
    @Override
    public void close() {
        if (timer.isShutdown()) {
            return;
        }
        overdueTimer.shutdownNow();
        // After what the timer does now; shutdown() keeps tasks that have no delay, and drops those that repeat.
        timer.execute(() -> tryOut(interruptions::farewell));
        timer.shutdown();
        try {
            if (!timer.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                timer.shutdownNow();
            }
        } catch (InterruptedException e) {
            timer.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
