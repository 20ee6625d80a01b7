package io.openbroker.sample.postgres;

import io.openbroker.model.BrokerException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Checks parameters against the features of the server before any change is made. */
final class ParameterChecks {

    private static final int MAX_COMMENT = 1_000;

    private final DatabaseServer server;

    ParameterChecks(DatabaseServer server) {
        this.server = server;
    }

    void check(DatabaseParameters parameters) throws SQLException {
        parameters.comment().ifPresent(ParameterChecks::checkComment);
        try (Connection connection = server.connect()) {
            if (parameters.extensions().isPresent()) {
                checkExtensions(connection, parameters.extensions().get());
            }
            if (parameters.timezone().isPresent()) {
                checkTimezone(connection, parameters.timezone().get());
            }
        }
    }

    private static void checkComment(String comment) {
        if (comment.length() > MAX_COMMENT || comment.indexOf('\0') >= 0) {
            throw BrokerException.invalidParameters("/comment has " + comment.length() + " characters; at most "
                    + MAX_COMMENT + " are allowed, and no NUL");
        }
    }

    private static void checkExtensions(Connection connection, List<String> wanted) throws SQLException {
        // PostgreSQL marks an extension as trusted if it grants no access outside the database.
        List<String> available = Sql.query(
                connection, "SELECT DISTINCT name::text FROM pg_available_extension_versions WHERE trusted ORDER BY 1");
        for (String extension : wanted) {
            if (!available.contains(extension)) {
                throw BrokerException.invalidParameters("/extensions contains \"" + extension
                        + "\", which is not available; choose from " + String.join(", ", available));
            }
        }
    }

    private static void checkTimezone(Connection connection, String timezone) throws SQLException {
        if (timezone.indexOf('\0') >= 0
                || !Sql.exists(connection, "SELECT 1 FROM pg_timezone_names WHERE name = ?", timezone)) {
            throw BrokerException.invalidParameters(
                    "/timezone \"" + timezone + "\" is unknown; use a name such as Europe/Berlin or UTC");
        }
    }
}
