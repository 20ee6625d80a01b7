package io.openbroker.jdbc.queue;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.openbroker.jdbc.connection.OutageListener;
import java.util.Optional;

/**
 * Pauses a scheduler while the database is unavailable, when each poll would fail and fill the log, and once the queue is
 * stopped. Safe for use by many threads.
 */
public final class SchedulerSwitch implements OutageListener {

    private Optional<Scheduler> scheduler = Optional.empty();
    private boolean unavailable;
    private boolean stopped;

    synchronized void attach(Scheduler started) {
        scheduler = Optional.of(started);
        change();
    }

    synchronized void stop() {
        stopped = true;
        change();
    }

    @Override
    public synchronized void begins() {
        unavailable = true;
        change();
    }

    @Override
    public synchronized void ends() {
        unavailable = false;
        change();
    }

    private void change() {
        scheduler.ifPresent(unavailable || stopped ? Scheduler::pause : Scheduler::resume);
    }
}
