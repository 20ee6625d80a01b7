package io.openbroker.jdbc.connection;

import java.sql.Connection;
import java.sql.SQLException;

/** Executes statements on a connection. */
@FunctionalInterface
public interface SqlWork<T> {

    /** Executes the statements; the caller returns the connection. */
    T on(Connection connection) throws SQLException;
}
