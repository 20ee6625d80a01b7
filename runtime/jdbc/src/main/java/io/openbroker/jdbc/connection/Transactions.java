package io.openbroker.jdbc.connection;

import io.openbroker.jdbc.connection.Availability.Need;
import io.openbroker.jdbc.connection.StatementExecutor.RowReader;
import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.spi.state.StateUnavailableException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Reads and writes. Distinguishes lost races, failures that deserve a retry, and an unavailable database; work whose connection
 * broke before the commit was sent is retried once on a fresh connection. Safe for use by many threads.
 */
public final class Transactions implements Writer {

    private final ConnectionPool pool;
    private final StatementExecutor executor;
    private final Availability availability;

    /**
     * Transactions on connections of a pool.
     *
     * @param executor executes the statements of requests
     * @param listener is notified of outages
     */
    public Transactions(ConnectionPool pool, StatementExecutor executor, Ticker ticker, OutageListener listener) {
        this.pool = pool;
        this.executor = executor;
        this.availability = new Availability(pool.location(), ticker, listener);
    }

    /**
     * Reads.
     *
     * @throws StateUnavailableException if that is not possible at the moment
     */
    public <T> T read(SqlWork<T> work) {
        return tried(Need.READ, () -> pool.read(work));
    }

    /**
     * Queries.
     *
     * @throws StateUnavailableException if that is not possible at the moment
     */
    public <T> List<T> query(SqlStatement query, RowReader<T> reader) {
        return read(connection -> StatementExecutor.query(connection, query, reader));
    }

    @Override
    public <T> T write(SqlWork<T> work) {
        return tried(Need.WRITE, () -> pool.write(work));
    }

    /**
     * Writes even while the database is unavailable, to find out whether it is available again.
     *
     * @return whether that worked, and no other write has failed just before
     */
    public boolean probe(SqlWork<Boolean> work) {
        try {
            return attempted(Need.WRITE, () -> pool.write(work)) && availability.complete();
        } catch (StateUnavailableException away) {
            // The reason was logged.
            return false;
        }
    }

    /**
     * Commits changes once.
     *
     * @param changes the changes; unless each of them finds its row, none is made
     * @param made whether exactly these changes are in the database; called if the outcome of a commit is unknown
     * @return whether the changes were made; otherwise another transaction was faster
     * @throws StateUnavailableException if that is not possible at the moment
     */
    public boolean commit(List<SqlStatement> changes, BooleanSupplier made) {
        availability.admit();
        Attempt first = attempt(changes);
        if (first.failure().isEmpty()) {
            return first.made();
        }
        if (first.outcomeUnknown()) {
            return decide(changes, made, first);
        }
        if (!first.failure().get().mayWorkOnAnother()) {
            throw unavailable(first);
        }
        pool.renew();
        Attempt second = attempt(changes);
        if (second.failure().isEmpty()) {
            return second.made();
        }
        throw unavailable(second);
    }

    /** The commit of the first attempt may have taken effect, or may do so later. */
    private boolean decide(List<SqlStatement> changes, BooleanSupplier made, Attempt first) {
        if (first.failure().filter(SqlFailure::mayWorkOnAnother).isPresent()) {
            pool.renew();
        }
        try {
            if (made.getAsBoolean()) {
                return true;
            }
            Attempt second = attempt(changes);
            if (second.failure().isPresent()) {
                throw unavailable(first);
            }
            return second.made() || made.getAsBoolean();
        } catch (StateUnavailableException away) {
            throw unavailable(first);
        }
    }

    private <T> T tried(Need need, Supplier<T> work) {
        availability.admit();
        return attempted(need, work);
    }

    private <T> T attempted(Need need, Supplier<T> work) {
        try {
            return worked(need, work.get());
        } catch (RuntimeException e) {
            SqlFailure failure = failure(e);
            if (failure.mayWorkOnAnother()) {
                pool.renew();
            } else if (failure.kind() != SqlFailure.Kind.LOST_RACE) {
                throw unavailable(need, failure, e);
            }
        }
        try {
            return worked(need, work.get());
        } catch (RuntimeException e) {
            throw unavailable(need, failure(e), e);
        }
    }

    private <T> T worked(Need need, T result) {
        availability.worked(need);
        return result;
    }

    /**
     * The failure in an exception.
     *
     * @throws RuntimeException the exception itself, if it is a defect
     */
    private static SqlFailure failure(RuntimeException thrown) {
        return SqlFailure.of(thrown)
                .filter(known -> known.kind() != SqlFailure.Kind.DEFECT)
                .orElseThrow(() -> thrown);
    }

    private StateUnavailableException unavailable(Need need, SqlFailure failure, RuntimeException thrown) {
        availability.failed(failure, need);
        return StateUnavailableException.nothingChanged(failure.reason(), thrown);
    }

    private StateUnavailableException unavailable(Attempt attempt) {
        SqlFailure failure = attempt.failure().orElseThrow();
        RuntimeException thrown = attempt.thrown().orElseThrow();
        availability.failed(failure, Need.WRITE);
        return attempt.outcomeUnknown()
                ? StateUnavailableException.outcomeUnknown(failure.reason(), thrown)
                : StateUnavailableException.nothingChanged(failure.reason(), thrown);
    }

    /** One attempt to commit; throws only defects. */
    private Attempt attempt(List<SqlStatement> changes) {
        Commit commit = new Commit();
        try {
            boolean made = commit.tryMake(changes);
            availability.worked(Need.WRITE);
            return new Attempt(made, Optional.empty(), false, Optional.empty());
        } catch (RuntimeException e) {
            SqlFailure failure = failure(e);
            return failure.kind() == SqlFailure.Kind.LOST_RACE
                    ? new Attempt(false, Optional.empty(), false, Optional.empty())
                    : new Attempt(false, Optional.of(failure), commit.sent, Optional.of(e));
        }
    }

    /** A transaction. For use by one thread. */
    private final class Commit {

        /** Whether the commit may have been sent to the database. */
        private boolean sent;

        boolean tryMake(List<SqlStatement> changes) {
            return pool.write(connection -> {
                if (!executor.change(connection, changes)) {
                    // Nothing is left to commit.
                    connection.rollback();
                    return false;
                }
                sent = true;
                return true;
            });
        }
    }

    private record Attempt(
            boolean made, Optional<SqlFailure> failure, boolean outcomeUnknown, Optional<RuntimeException> thrown) {}
}
