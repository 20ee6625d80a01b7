package io.openbroker.runtime.internal.engine;

import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.internal.lifecycle.operation.Interruptions;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.StateUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the periodic tasks of a replica. Tasks that others wait for have their own threads: other replicas wait for
 * heartbeats, and platforms for responses to long requests.
 */
public final class Housekeeping implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration BETWEEN_OVERDUE_CHECKS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_TAKEOVER_CHECKS = Duration.ofSeconds(2);
    private static final Duration BETWEEN_DELETIONS = Duration.ofMinutes(1);
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final ScheduledExecutorService heartbeatTimer = timer("openbroker-heartbeat");
    private final ScheduledExecutorService overdueTimer = timer("openbroker-overdue");
    private final ScheduledExecutorService repairTimer = timer("openbroker-housekeeping");

    private final StateStore store;
    private final Interruptions interruptions;
    private final TimeSource time;
    private final Duration remembered;

    public Housekeeping(
            StateStore store,
            Interruptions interruptions,
            Duration interval,
            Runnable checkOverdue,
            List<Runnable> sweeps,
            TimeSource time,
            Duration remembered) {
        this.store = store;
        this.interruptions = interruptions;
        this.time = time;
        this.remembered = remembered;
        // Before the first operation, which would otherwise belong to a replica that the others do not know.
        StateAtStart.await(time.ticker(), () -> {
            interruptions.heartbeat();
            return interruptions;
        });
        every(interval, interruptions::heartbeat, heartbeatTimer);
        every(BETWEEN_OVERDUE_CHECKS, checkOverdue, overdueTimer);
        every(interval, interruptions::findAbandoned, repairTimer);
        sweeps.forEach(sweep -> every(interval, sweep, repairTimer));
        every(BETWEEN_TAKEOVER_CHECKS, interruptions::stopTakenOver, repairTimer);
        every(BETWEEN_DELETIONS, this::forget, repairTimer);
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
            // If rethrown, it would cancel the task.
            LOG.warn("Housekeeping failed; trying again soon", e);
        }
    }

    private void forget() {
        int forgotten = store.forgetOperations(time.clock().instant().minus(remembered));
        LOG.debug("Deleted {} operations that ended more than {} ago", forgotten, remembered);
    }

    /**
     * Removes this replica from the state, after its last heartbeat. If that takes too long, the other replicas notice
     * the missing heartbeats.
     */
    @Override
    public void close() {
        if (heartbeatTimer.isShutdown()) {
            return;
        }
        overdueTimer.shutdownNow();
        repairTimer.shutdown();
        // shutdown() keeps tasks that have no delay, and drops those that repeat.
        heartbeatTimer.execute(() -> tryOut(interruptions::farewell));
        heartbeatTimer.shutdown();
        try {
            long start = time.ticker().nanos();
            for (ScheduledExecutorService timer : List.of(heartbeatTimer, repairTimer)) {
                Duration left = FAREWELL.minus(time.ticker().since(start));
                if (!timer.awaitTermination(left.toNanos(), TimeUnit.NANOSECONDS)) {
                    timer.shutdownNow();
                }
            }
        } catch (InterruptedException e) {
            heartbeatTimer.shutdownNow();
            repairTimer.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
