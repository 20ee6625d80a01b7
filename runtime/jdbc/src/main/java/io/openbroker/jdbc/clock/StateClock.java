package io.openbroker.jdbc.clock;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock by which rows are dated, due and forgotten. Safe for use by many threads. */
public abstract class StateClock extends Clock {

    StateClock() {}

    /** Compares the clock with its source, the database; called with every heartbeat. */
    public abstract void measure(Connection connection) throws SQLException;

    /**
     * Since when time has passed evenly. Before that it has leapt, and heartbeats look older or newer than they are.
     *
     * @return the time since the last leap; since the start if there was none
     */
    public abstract Duration steady();

    /** How far the clock of this machine is ahead; negative if it is behind. */
    public abstract Duration difference();

    @Override
    public final ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public final Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Times are kept in UTC");
    }
}
