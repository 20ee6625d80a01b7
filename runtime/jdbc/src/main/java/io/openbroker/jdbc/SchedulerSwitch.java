package io.openbroker.jdbc;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.openbroker.jdbc.connection.OutageListener;
import java.util.Optional;

/**
 * Has a scheduler look for work, unless the database is away, where each look would fail and fill the log, or the queue is
 * stopped. Safe for use by many threads.
 */
final class SchedulerSwitch implements OutageListener {

    private Optional<Scheduler> scheduler = Optional.empty();
    private boolean away;
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
        away = true;
        change();
    }

    @Override
    public synchronized void ends() {
        away = false;
        change();
    }

    private void change() {
        scheduler.ifPresent(away || stopped ? Scheduler::pause : Scheduler::resume);
    }
}
