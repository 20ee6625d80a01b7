package io.openbroker.jdbc.connection;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.openbroker.runtime.TimeSource.Ticker;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connections to one database: a pool of our own, or of the program around the broker. Safe for use by many threads. */
public final class ConnectionPool implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("io.openbroker.jdbc");

    private static final int IDLE_CONNECTIONS = 1;
    private static final Duration IDLE_TIME = Duration.ofMinutes(1);

    /** How long a request waits for a connection: less than the minute after which platforms give up. */
    private static final Duration CONNECTION_WAIT = Duration.ofSeconds(10);

    private static final Duration VALIDATION_WAIT = Duration.ofSeconds(2);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private final DataSource dataSource;
    /** The pool whose connections can be renewed, if it is known. */
    private final Optional<HikariDataSource> hikari;

    private final boolean owned;
    private final String location;

    private ConnectionPool(DataSource dataSource, Optional<HikariDataSource> hikari, boolean owned, String location) {
        this.dataSource = dataSource;
        this.hikari = hikari;
        this.owned = owned;
        this.location = location;
    }

    private static ConnectionPool owned(HikariDataSource dataSource, String location) {
        return new ConnectionPool(dataSource, Optional.of(dataSource), true, location);
    }

    /** The connections of a program's own pool, which stays open. */
    public static ConnectionPool shared(DataSource given, String location) {
        Optional<HikariDataSource> hikari = GivenDatabase.hikari(given);
        return new ConnectionPool(new BoundedDataSource(given, hikari), hikari, false, location);
    }

    /**
     * A pool of one connection, which is taken from another pool and kept until this one is closed.
     *
     * @throws IllegalStateException if there is no connection; the cause has the reason
     */
    public static ConnectionPool reserved(ConnectionPool from) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("openbroker-heartbeat");
        config.setDataSource(from.dataSource);
        config.setMaximumPoolSize(1);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECTION_WAIT.toMillis());
        config.setValidationTimeout(VALIDATION_WAIT.toMillis());
        config.setInitializationFailTimeout(1);
        try {
            return owned(new HikariDataSource(config), from.location);
        } catch (PoolInitializationException e) {
            SQLException reason = reason(e);
            throw new IllegalStateException(
                    "The DataSource for the broker's state has no connection for heartbeats (" + reason.getMessage()
                            + "). Allow more connections.",
                    reason);
        }
    }

    /**
     * Opens a pool with a first connection. Waits for a server that does not accept connections yet, and logs that every few
     * seconds.
     *
     * @throws IllegalStateException if there is no connection, with the reason
     */
    public static ConnectionPool open(ConnectionSettings settings, Ticker ticker) {
        long start = ticker.nanos();
        Optional<Long> lastLine = Optional.empty();
        while (true) {
            try {
                return owned(connect(settings), settings.location());
            } catch (PoolInitializationException e) {
                SQLException reason = reason(e);
                Duration waited = ticker.since(start);
                SqlFailure failure = SqlFailure.atConnect(reason);
                if (failure.kind() != SqlFailure.Kind.UNREACHABLE || waited.compareTo(settings.startWait()) >= 0) {
                    throw StartFailure.of(settings, failure, reason);
                }
                long now = ticker.nanos();
                if (lastLine.filter(line -> now - line < BETWEEN_LINES.toNanos())
                        .isEmpty()) {
                    lastLine = Optional.of(now);
                    LOG.warn(
                            "Waiting for the state in {}, for up to {} s more: {}",
                            settings.location(),
                            settings.startWait().minus(waited).toSeconds(),
                            failure.reason());
                }
            }
        }
    }

    /** The connections. */
    public DataSource dataSource() {
        return dataSource;
    }

    /**
     * Reads.
     *
     * @throws IllegalStateException if a statement fails, with the failure as its cause
     */
    public <T> T read(SqlWork<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("A statement on the broker's state has failed", e);
        }
    }

    /**
     * Writes in a transaction, which is rolled back if the work throws an exception.
     *
     * @throws IllegalStateException if a statement or the commit fails, with the failure as its cause
     */
    public <T> T write(SqlWork<T> work) {
        return read(connection -> {
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                leave(connection, e);
                throw e;
            }
        });
    }

    /**
     * Leaves a failed transaction. SQLite has ended some of them itself, as on a full disk, and then rejects both calls; without the
     * second one its driver would take the next transaction for the same one, and not begin it.
     */
    private static void leave(Connection connection, Exception failure) {
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

    String location() {
        return location;
    }

    /** Closes the open connections: idle ones at once, the others when they are returned. */
    public void renew() {
        hikari.map(HikariDataSource::getHikariPoolMXBean).ifPresent(HikariPoolMXBean::softEvictConnections);
    }

    @Override
    public void close() {
        if (owned) {
            hikari.ifPresent(HikariDataSource::close);
        }
    }

    private static HikariDataSource connect(ConnectionSettings settings) {
        HikariConfig config = config(settings);
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw e;
        } catch (RuntimeException e) {
            // The driver gives no reason when it rejects a URL.
            throw new IllegalStateException(
                    "The URL of the state in " + settings.location()
                            + " is malformed; correct the host, the port or the name of the database in"
                            + " OPENBROKER_STATE",
                    e);
        }
    }

    private static HikariConfig config(ConnectionSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("openbroker-state");
        config.setJdbcUrl(settings.url());
        ServiceFiles.driver(settings.url()).ifPresent(config::setDriverClassName);
        settings.user().ifPresent(config::setUsername);
        settings.password().ifPresent(config::setPassword);
        settings.properties().forEach(config::addDataSourceProperty);
        settings.firstStatement().ifPresent(config::setConnectionInitSql);
        config.setMaximumPoolSize(settings.connections());
        if (settings.connections() == 1) {
            config.setMaxLifetime(0);
        } else {
            config.setIdleTimeout(IDLE_TIME.toMillis());
        }
        config.setMinimumIdle(IDLE_CONNECTIONS);
        config.setConnectionTimeout(CONNECTION_WAIT.toMillis());
        config.setValidationTimeout(VALIDATION_WAIT.toMillis());
        // One attempt, since only some failures deserve another one.
        config.setInitializationFailTimeout(1);
        return config;
    }

    private static SQLException reason(PoolInitializationException e) {
        Throwable cause = e.getCause();
        while (cause != null) {
            if (cause instanceof SQLException found) {
                return found;
            }
            cause = cause.getCause();
        }
        return new SQLException(e.getMessage(), e);
    }
}
