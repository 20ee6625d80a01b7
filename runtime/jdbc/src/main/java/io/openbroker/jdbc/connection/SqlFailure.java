package io.openbroker.jdbc.connection;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A failure of the database. No other class knows error codes.
 *
 * @param kind the meaning
 * @param reason the message of the database, on one line
 */
public record SqlFailure(Kind kind, String reason) {

    /** The meaning of a failure. */
    public enum Kind {
        /** Another transaction has changed the same rows. */
        LOST_RACE,
        /** The connection broke; a fresh one may work. */
        BROKEN,
        /** The server allows reads only; after a failover a fresh connection leads to the new primary. */
        READ_ONLY,
        /** No connection: the server is away, starting, or has no free connections. */
        UNREACHABLE,
        /** The server rejects this user, password or database. */
        REJECTED,
        /** Rows or tables are locked, a statement timed out, or all connections are in use. */
        BUSY,
        /** The server fails: its disk is full, for example. */
        FAILING,
        /** The statement is wrong: a defect of this program. */
        DEFECT
    }

    private static final Set<String> LOST_RACES = Set.of(
            "40P01", // deadlock
            "40001", // serialization failure
            "23505"); // unique violation

    /** PostgreSQL's states that differ from the rest of their class; {@link #CLASSES} has the others. */
    private static final Map<String, Kind> STATES = Map.ofEntries(
            Map.entry("", Kind.BROKEN), // the pool's: the connection was closed meanwhile
            Map.entry("08001", Kind.UNREACHABLE),
            Map.entry("08004", Kind.REJECTED),
            Map.entry("25006", Kind.READ_ONLY),
            Map.entry("25P03", Kind.BROKEN), // idle in transaction
            Map.entry("42501", Kind.FAILING), // privileges are missing
            Map.entry("53300", Kind.UNREACHABLE), // too many connections
            Map.entry("55P03", Kind.BUSY), // lock timeout
            Map.entry("57014", Kind.BUSY), // statement timeout
            Map.entry("57P01", Kind.BROKEN), // terminated by an administrator
            Map.entry("57P02", Kind.BROKEN), // the server crashed
            Map.entry("57P03", Kind.UNREACHABLE), // the server starts or stops
            Map.entry("57P04", Kind.REJECTED), // the database was dropped
            Map.entry("57P05", Kind.BROKEN)); // idle session

    /** SQLite has no states, but result codes. Any other code may be solved by opening the file again. */
    private static final Map<Integer, Kind> SQLITE_CODES = Map.of(
            1, Kind.DEFECT, // an error in the statement
            5, Kind.BUSY, // another process has the file
            6, Kind.BUSY, // another connection has the table
            13, Kind.FAILING, // the disk is full; a connection that is closed could not be opened again
            8, Kind.READ_ONLY,
            19, Kind.DEFECT, // a constraint, where "on conflict do nothing" does not apply
            20, Kind.DEFECT, // a wrong type
            25, Kind.DEFECT); // a parameter out of range

    /** Known by name only, since the driver may be absent. */
    private static final String SQLITE_EXCEPTION = "org.sqlite.SQLiteException";

    private static final int SQLITE_PRIMARY_CODE = 0xff;

    private static final Map<String, Kind> CLASSES = Map.of(
            "08", Kind.BROKEN,
            "0A", Kind.DEFECT,
            "21", Kind.DEFECT,
            "22", Kind.DEFECT,
            "23", Kind.DEFECT,
            "28", Kind.REJECTED,
            "3D", Kind.REJECTED,
            "42", Kind.DEFECT);

    /**
     * The failure in an exception.
     *
     * @return empty if the exception does not come from the database
     */
    public static Optional<SqlFailure> of(Throwable failure) {
        return sqlException(failure).map(SqlFailure::of);
    }

    /** Whether another attempt on a fresh connection may succeed at once. */
    boolean mayWorkOnAnother() {
        return kind == Kind.BROKEN || kind == Kind.READ_ONLY;
    }

    private static SqlFailure of(SQLException failure) {
        if (failure instanceof SQLTransientConnectionException) {
            // The wait for a connection timed out. The cause has the reason, unless all connections are in use.
            return sqlException(failure.getCause())
                    .map(cause -> new SqlFailure(kindAtConnect(kind(cause)), reason(cause)))
                    .orElseGet(() -> new SqlFailure(Kind.BUSY, "all connections are in use"));
        }
        return new SqlFailure(kind(failure), reason(failure));
    }

    /** A failure to open the first connection. A parameter that the server rejects is a wrong setting, not a defect. */
    public static SqlFailure atConnect(SQLException failure) {
        Kind kind = kind(failure);
        return new SqlFailure(kind == Kind.DEFECT ? Kind.REJECTED : kindAtConnect(kind), reason(failure));
    }

    private static Kind kindAtConnect(Kind kind) {
        return kind == Kind.REJECTED || kind == Kind.BUSY ? kind : Kind.UNREACHABLE;
    }

    private static Kind kind(SQLException failure) {
        if (failure.getClass().getName().equals(SQLITE_EXCEPTION)) {
            return SQLITE_CODES.getOrDefault(failure.getErrorCode() & SQLITE_PRIMARY_CODE, Kind.BROKEN);
        }
        String state = Optional.ofNullable(failure.getSQLState()).orElse("");
        if (LOST_RACES.contains(state)) {
            return Kind.LOST_RACE;
        }
        return Optional.ofNullable(STATES.get(state))
                .or(() -> Optional.ofNullable(CLASSES.get(state.substring(0, Math.min(2, state.length())))))
                .orElse(Kind.FAILING);
    }

    private static String reason(SQLException failure) {
        return Optional.ofNullable(failure.getMessage())
                .flatMap(message -> message.lines().findFirst())
                .orElseGet(() -> failure.getClass().getSimpleName());
    }

    private static Optional<SQLException> sqlException(@Nullable Throwable failure) {
        Throwable cause = failure;
        while (cause != null) {
            if (cause instanceof SQLException found) {
                return Optional.of(found);
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }
}
