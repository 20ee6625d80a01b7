package io.openbroker.jdbc.connection;

import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * The connections of a program's own pool, prepared for the statements of requests: each statement is a transaction unless it is
 * told otherwise, and a silent server is noticed well before platforms give up. The pool restores both when a connection is
 * returned; pools other than HikariCP do not restore a time limit, so none is set there. Safe for use by many threads.
 */
final class BoundedDataSource implements DataSource {

    private static final Duration NETWORK_TIMEOUT = Duration.ofSeconds(15);

    private final DataSource given;
    private final Optional<HikariDataSource> hikari;

    BoundedDataSource(DataSource given, Optional<HikariDataSource> hikari) {
        this.given = given;
        this.hikari = hikari;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return prepared(given.getConnection());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return prepared(given.getConnection(username, password));
    }

    private Connection prepared(Connection connection) throws SQLException {
        try {
            if (!connection.getAutoCommit()) {
                connection.setAutoCommit(true);
            }
            if (hikari.isPresent()) {
                connection.setNetworkTimeout(Runnable::run, (int) NETWORK_TIMEOUT.toMillis());
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return given.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        given.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        given.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return given.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("io.openbroker.jdbc");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return given.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return given.isWrapperFor(type);
    }
}
