package io.openbroker.jdbc.connection;

import java.sql.SQLException;
import java.util.Optional;

/** Explains why there is no connection when the broker starts. */
final class StartFailure {

    private StartFailure() {}

    static IllegalStateException of(ConnectionSettings settings, SqlFailure failure, SQLException cause) {
        if (failure.kind() == SqlFailure.Kind.BUSY) {
            return new IllegalStateException(
                    "The state in " + settings.location()
                            + " is in use by another process; stop that process, or choose another directory with"
                            + " OPENBROKER_STATE",
                    cause);
        }
        if (settings.ofOneProcess()) {
            return new IllegalStateException(
                    "The state in " + settings.location() + " cannot be opened (" + failure.reason()
                            + "); check its files and the free space beside them",
                    cause);
        }
        String what = failure.kind() == SqlFailure.Kind.UNREACHABLE
                ? "The state in " + settings.location() + " was not available within "
                        + settings.startWait().toSeconds() + " s"
                : "Cannot connect to the state in " + settings.location();
        return new IllegalStateException(what + " (" + failure.reason() + "); " + remedy(failure, cause), cause);
    }

    private static String remedy(SqlFailure failure, SQLException cause) {
        String state = Optional.ofNullable(cause.getSQLState()).orElse("");
        if (state.equals("3D000")) {
            return "create the database, or correct OPENBROKER_STATE";
        }
        if (failure.kind() == SqlFailure.Kind.REJECTED && (state.startsWith("28") || state.startsWith("08"))) {
            return "check OPENBROKER_STATE_USERNAME and OPENBROKER_STATE_PASSWORD, or the user and password in"
                    + " OPENBROKER_STATE";
        }
        if (failure.kind() == SqlFailure.Kind.REJECTED) {
            return "correct OPENBROKER_STATE";
        }
        return "check that the server runs and that OPENBROKER_STATE names it, or set OPENBROKER_STATE_START_SECONDS to"
                + " wait for longer";
    }
}
