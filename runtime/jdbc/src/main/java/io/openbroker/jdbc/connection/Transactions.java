package io.openbroker.jdbc.connection;

import io.openbroker.jdbc.connection.Availability.Need;
import io.openbroker.jdbc.connection.StatementExecutor.RowReader;
import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.spi.state.StateUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Reads and writes. Distinguishes lost races, failures that deserve a retry, and an unavailable database; work whose connection
 * broke before the commit was sent is retried once on a fresh connection. Safe for use by many threads.
 */
public final class Transactions implements Writer {

    private final Supplier<Jdbi> jdbi;
    private final ConnectionPool pool;
    private final StatementExecutor executor;
    private final Availability availability;

    /**
     * Transactions on connections of a pool.
     *
     * @param jdbi the access to these connections for statements that no request waits for
     * @param executor executes the others
     * @param listener is notified of outages
     */
    public Transactions(
            ConnectionPool pool,
            Supplier<Jdbi> jdbi,
            StatementExecutor executor,
            Ticker ticker,
            OutageListener listener) {
        this.pool = pool;
        this.jdbi = jdbi;
        this.executor = executor;
        this.availability = new Availability(pool.location(), ticker, listener);
    }

    /**
     * Reads.
     *
     * @throws StateUnavailableException if that is not possible at the moment
     */
    public <T> T read(Function<Handle, T> work) {
        return tried(Need.READ, () -> jdbi.get().withHandle(work::apply));
    }

    /**
     * Queries.
     *
     * @throws StateUnavailableException if that is not possible at the moment
     */
    public <T> List<T> query(SqlStatement query, RowReader<T> reader) {
        return tried(Need.READ, () -> {
            try (Connection connection = pool.dataSource().getConnection()) {
                return StatementExecutor.query(connection, query, reader);
            } catch (SQLException e) {
                throw failed(e);
            }
        });
    }

    @Override
    public <T> T write(Function<Handle, T> work) {
        return tried(Need.WRITE, () -> jdbi.get().inTransaction(work::apply));
    }

    /**
     * Writes without a result; the work may be done twice.
     *
     * @throws StateUnavailableException if that is not possible at the moment
     */
    public void change(Consumer<Handle> work) {
        write(handle -> {
            work.accept(handle);
            return handle;
        });
    }

    /**
     * Writes even while the database is unavailable, to find out whether it is available again.
     *
     * @return whether that worked, and no other write has failed just before
     */
    public boolean probe(Predicate<Handle> work) {
        try {
            return attempted(Need.WRITE, () -> jdbi.get().inTransaction(work::test)) && availability.complete();
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

    private static IllegalStateException failed(SQLException cause) {
        return new IllegalStateException("A statement on the broker's state has failed", cause);
    }

    /** A transaction. For use by one thread. */
    private final class Commit {

        /** Whether the commit was sent to the database. */
        private boolean sent;

        boolean tryMake(List<SqlStatement> changes) {
            try (Connection connection = pool.dataSource().getConnection()) {
                connection.setAutoCommit(false);
                try {
                    return tryMake(connection, changes);
                } catch (SQLException e) {
                    leave(connection, e);
                    throw e;
                }
            } catch (SQLException e) {
                throw failed(e);
            }
        }

        private boolean tryMake(Connection connection, List<SqlStatement> changes) throws SQLException {
            if (!executor.change(connection, changes)) {
                connection.rollback();
                return false;
            }
            sent = true;
            connection.commit();
            return true;
        }

        /**
         * Leaves a failed transaction. SQLite has ended some of them itself, as on a full disk, and then rejects both calls; without
         * the second one its driver would take the next transaction for the same one, and not begin it.
         */
        private static void leave(Connection connection, SQLException failure) {
            try {
                connection.rollback();
            } catch (SQLException ended) {
                failure.addSuppressed(ended);
            }
            try {
                connection.setAutoCommit(true);
            } catch (SQLException ended) {
                failure.addSuppressed(ended);
            }
        }
    }

    private record Attempt(
            boolean made, Optional<SqlFailure> failure, boolean outcomeUnknown, Optional<RuntimeException> thrown) {}
}
