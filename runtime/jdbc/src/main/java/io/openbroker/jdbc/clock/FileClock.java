package io.openbroker.jdbc.clock;

import io.openbroker.runtime.TimeSource;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;

/**
 * The clock of a state in a file, which one process uses: that of the machine, but time passes although the machine's clock is
 * set back, so operations that wait become due. After the next start it is the machine's again.
 */
public final class FileClock extends StateClock {

    /** A clock that is synchronized is never corrected by more at once. */
    private static final Duration CORRECTION = Duration.ofSeconds(1);

    private final TimeSource machine;
    private Instant latest;
    private long read;

    public FileClock(TimeSource machine) {
        this.machine = machine;
        this.latest = machine.clock().instant();
        this.read = machine.ticker().nanos();
    }

    @Override
    public synchronized Instant instant() {
        long ticks = machine.ticker().nanos();
        Instant measured = latest.plusNanos(ticks - read);
        Instant shown = machine.clock().instant();
        boolean setBack = shown.plus(CORRECTION).isBefore(measured);
        Instant now = setBack ? measured : shown;
        if (now.isAfter(latest)) {
            latest = now;
            read = ticks;
        }
        return latest;
    }

    @Override
    public void measure(Connection connection) {
        // There is no other clock.
    }

    @Override
    public Duration steady() {
        // It never goes back, and the heartbeats of no other process matter.
        return Duration.ofNanos(Long.MAX_VALUE);
    }

    @Override
    public Duration difference() {
        return Duration.ZERO;
    }
}
