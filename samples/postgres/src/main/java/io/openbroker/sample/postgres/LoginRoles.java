package io.openbroker.sample.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** Manages the login roles of applications, one for each service binding. */
final class LoginRoles {

    private final DatabaseServer server;

    LoginRoles(DatabaseServer server) {
        this.server = server;
    }

    Credentials create(InstanceNames names, String bindingId, boolean readOnly) throws SQLException {
        drop(names, bindingId);
        String login = names.login(bindingId);
        String password = Passwords.random();
        try (Connection connection = server.connect()) {
            Sql.execute(
                    connection, "CREATE ROLE %I LOGIN IN ROLE %I", login, readOnly ? names.reader() : names.owner());
            if (!readOnly) {
                Sql.execute(
                        connection,
                        "ALTER ROLE %I IN DATABASE %I SET role = %L",
                        login,
                        names.database(),
                        names.owner());
            }
            // The driver hashes the password, so that it never appears in the log of the server.
            connection.unwrap(PGConnection.class).alterUserPassword(login, password.toCharArray(), "scram-sha-256");
        }
        return Credentials.of(server, names.database(), login, password);
    }

    void drop(InstanceNames names, String bindingId) throws SQLException {
        String login = names.login(bindingId);
        try (Connection connection = server.connect()) {
            if (!Sql.exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", login)) {
                return;
            }
            Sql.execute(connection, "ALTER ROLE %I NOLOGIN", login);
            Sql.query(
                    connection,
                    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = ?",
                    login);
            if (Sql.exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", names.database())) {
                handOver(names, login);
            }
            Sql.execute(connection, "DROP ROLE IF EXISTS %I", login);
        }
    }

    // Objects that an application created under its login role instead of the owner role stay in the database.
    private void handOver(InstanceNames names, String login) throws SQLException {
        try (Connection connection = server.connect(names.database())) {
            Sql.execute(connection, "REASSIGN OWNED BY %I TO %I", login, names.owner());
            Sql.execute(connection, "DROP OWNED BY %I", login);
        }
    }
}
