package io.openbroker.sample.postgres;

import io.openbroker.model.BrokerException;
import io.openbroker.model.Progress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Creates, changes and drops the databases of service instances. */
final class Databases {

    private final DatabaseServer server;

    Databases(DatabaseServer server) {
        this.server = server;
    }

    void create(InstanceNames names, PostgresBroker.Plans plan, DatabaseParameters parameters, Progress progress)
            throws SQLException {
        try (Connection connection = server.connect()) {
            progress.report("Creating the database");
            createRole(connection, names.owner());
            createRole(connection, names.reader());
            createDatabase(connection, names);
            limit(connection, names, plan);
        }
        progress.throwIfCancelled();
        try (Connection connection = server.connect(names.database())) {
            progress.report("Granting privileges");
            grant(connection, names);
            progress.throwIfCancelled();
            progress.report("Applying the parameters");
            apply(connection, names, parameters);
        }
    }

    void change(InstanceNames names, PostgresBroker.Plans plan, DatabaseParameters parameters) throws SQLException {
        try (Connection connection = server.connect(names.database())) {
            rejectTooManySessions(connection, names, plan);
            limit(connection, names, plan);
            apply(connection, names, parameters);
        }
    }

    void maintain(InstanceNames names) throws SQLException {
        try (Connection connection = server.connect(names.database())) {
            for (String extension : Sql.query(connection, "SELECT extname FROM pg_extension")) {
                Sql.execute(connection, "ALTER EXTENSION %I UPDATE", extension);
            }
            Sql.execute(connection, "ANALYZE");
        }
    }

    void drop(InstanceNames names) throws SQLException {
        try (Connection connection = server.connect()) {
            Sql.execute(connection, "DROP DATABASE IF EXISTS %I WITH (FORCE)", names.database());
            String roles = "SELECT rolname FROM pg_roles WHERE starts_with(rolname, ?)";
            for (String role : Sql.query(connection, roles, names.database() + "_")) {
                Sql.execute(connection, "DROP ROLE IF EXISTS %I", role);
            }
        }
    }

    private static void createRole(Connection connection, String role) throws SQLException {
        if (!Sql.exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
            Sql.execute(connection, "CREATE ROLE %I NOLOGIN", role);
        }
    }

    // The administrator owns the database itself, so that users cannot lift the limits of their plan.
    private static void createDatabase(Connection connection, InstanceNames names) throws SQLException {
        if (!Sql.exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", names.database())) {
            Sql.execute(connection, "CREATE DATABASE %I TEMPLATE template0 ENCODING 'UTF8'", names.database());
        }
        Sql.execute(connection, "REVOKE ALL ON DATABASE %I FROM PUBLIC", names.database());
        Sql.execute(
                connection, "GRANT CONNECT, CREATE, TEMPORARY ON DATABASE %I TO %I", names.database(), names.owner());
        Sql.execute(connection, "GRANT CONNECT ON DATABASE %I TO %I", names.database(), names.reader());
    }

    private static void grant(Connection connection, InstanceNames names) throws SQLException {
        Sql.execute(connection, "ALTER SCHEMA public OWNER TO %I", names.owner());
        Sql.execute(connection, "REVOKE CREATE ON SCHEMA public FROM PUBLIC");
        for (String privilege : List.of("USAGE ON SCHEMAS", "SELECT ON TABLES", "SELECT ON SEQUENCES")) {
            Sql.execute(
                    connection,
                    "ALTER DEFAULT PRIVILEGES FOR ROLE %I GRANT " + privilege + " TO %I",
                    names.owner(),
                    names.reader());
        }
    }

    private static void limit(Connection connection, InstanceNames names, PostgresBroker.Plans plan)
            throws SQLException {
        Sql.execute(
                connection,
                "ALTER DATABASE %I CONNECTION LIMIT %s",
                names.database(),
                Integer.toString(plan.connections()));
        Sql.execute(
                connection,
                "ALTER DATABASE %I SET statement_timeout = %L",
                names.database(),
                Long.toString(plan.statementTimeout().toMillis()));
    }

    private static void apply(Connection connection, InstanceNames names, DatabaseParameters parameters)
            throws SQLException {
        for (String extension : parameters.extensions().orElse(List.of())) {
            Sql.execute(connection, "CREATE EXTENSION IF NOT EXISTS %I", extension);
        }
        if (parameters.timezone().isPresent()) {
            Sql.execute(
                    connection,
                    "ALTER DATABASE %I SET timezone = %L",
                    names.database(),
                    parameters.timezone().get());
        }
        if (parameters.comment().isPresent()) {
            Sql.execute(
                    connection,
                    "COMMENT ON DATABASE %I IS %L",
                    names.database(),
                    parameters.comment().get());
        }
    }

    private static void rejectTooManySessions(Connection connection, InstanceNames names, PostgresBroker.Plans plan)
            throws SQLException {
        String sessions = "SELECT pid FROM pg_stat_activity WHERE datname = ? AND backend_type = 'client backend'"
                + " AND pid <> pg_backend_pid()";
        int open = Sql.query(connection, sessions, names.database()).size();
        if (open > plan.connections()) {
            throw BrokerException.of(
                            422,
                            "TooManyConnections",
                            "The database has " + open + " open connections, but the plan allows " + plan.connections()
                                    + "; close some and try again")
                    .instanceUsable(true)
                    .updateRepeatable(true);
        }
    }
}
