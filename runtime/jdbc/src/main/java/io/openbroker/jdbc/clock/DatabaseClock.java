package io.openbroker.jdbc.clock;

import io.openbroker.jdbc.connection.SqlStatement;
import io.openbroker.jdbc.connection.StatementExecutor;
import io.openbroker.runtime.ClockDifference;
import io.openbroker.runtime.TimeSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clock of a database server, which all replicas share. It is read with each heartbeat, and the machine's ticker measures
 * what passes between two readings; so it does not matter whether the machine's clock is wrong, drifts or is set.
 *
 * <p>The error of a reading is at most half of the time that the statement took. A reading that contradicts the estimate by
 * more than that corrects it. If the estimate was ahead by up to a second, the clock stands still for as long; only if the
 * server's clock was set back, or another server with another clock has taken over, the clock goes back too, since due
 * operations would wait otherwise.
 */
public final class DatabaseClock extends StateClock {

    private static final Logger LOG = LoggerFactory.getLogger("io.openbroker.jdbc");

    /** Beyond this, a difference between two readings is no error of measurement. */
    private static final Duration LEAP = Duration.ofSeconds(1);

    /** Not current_timestamp, which is the begin of the transaction. */
    private static final SqlStatement NOW = SqlStatement.of("select clock_timestamp()");

    private record Reading(Instant time, long nanos) {

        Instant at(long later) {
            return time.plusNanos(later - nanos);
        }
    }

    private final TimeSource machine;
    private Reading reading;
    private Instant latest;
    private long leapt;
    private Duration difference = Duration.ZERO;
    private boolean wrong;

    private DatabaseClock(TimeSource machine) {
        this.machine = machine;
        // Only its ticks count; the first reading replaces its time.
        this.reading = new Reading(machine.clock().instant(), machine.ticker().nanos());
        this.latest = reading.time();
        this.leapt = reading.nanos();
    }

    /**
     * A clock that is compared with the database for the first time.
     *
     * @param connection a connection to the database
     * @param machine the clock of this machine, only to warn if it is wrong, and its ticker
     */
    public static DatabaseClock of(Connection connection, TimeSource machine) throws SQLException {
        DatabaseClock clock = new DatabaseClock(machine);
        clock.read(machine.ticker().nanos(), now(connection), true);
        return clock;
    }

    static DatabaseClock of(Supplier<Instant> database, TimeSource machine) {
        DatabaseClock clock = new DatabaseClock(machine);
        clock.read(machine.ticker().nanos(), database.get(), true);
        return clock;
    }

    @Override
    public synchronized Instant instant() {
        Instant now = reading.at(machine.ticker().nanos());
        if (now.isAfter(latest)) {
            latest = now;
        }
        return latest;
    }

    @Override
    public void measure(Connection connection) throws SQLException {
        read(machine.ticker().nanos(), now(connection), false);
    }

    void measure(Supplier<Instant> database) {
        read(machine.ticker().nanos(), database.get(), false);
    }

    @Override
    public synchronized Duration steady() {
        return machine.ticker().since(leapt);
    }

    @Override
    public synchronized Duration difference() {
        return difference;
    }

    private void read(long sent, Instant time, boolean first) {
        long received = machine.ticker().nanos();
        Duration error = Duration.ofNanos((received - sent) / 2);
        correct(new Reading(time, sent + error.toNanos()), error, first);
        compareMachine(error);
    }

    private synchronized void correct(Reading read, Duration error, boolean first) {
        Duration ahead = Duration.between(reading.at(read.nanos()), read.time());
        if (!first && ahead.abs().compareTo(error) <= 0) {
            return;
        }
        reading = read;
        if (first) {
            latest = read.time();
        } else if (ahead.abs().compareTo(LEAP.plus(error)) > 0) {
            leapt = read.nanos();
            latest = read.time();
            LOG.warn(
                    "The time of the database has moved by {} s more than this machine has measured; its clock was set, another"
                            + " server has taken over, or this machine was suspended. The broker follows the database.",
                    ahead.toSeconds());
        }
    }

    private synchronized void compareMachine(Duration error) {
        difference = Duration.between(
                reading.at(machine.ticker().nanos()), machine.clock().instant());
        ClockDifference measured = new ClockDifference(difference);
        boolean found = measured.isWrong(error);
        if (found && !wrong) {
            LOG.warn(
                    "The clock of this machine is {} the database's; synchronize both, for example with NTP. The state"
                            + " follows the database's clock, but tokens, certificates and this log follow the machine's.",
                    measured.words());
        } else if (wrong && !found) {
            LOG.info("The clock of this machine agrees with the database's again");
        }
        wrong = found;
    }

    private static Instant now(Connection connection) throws SQLException {
        return StatementExecutor.query(
                        connection,
                        NOW,
                        row -> row.getObject(1, OffsetDateTime.class).toInstant())
                .get(0);
    }
}
