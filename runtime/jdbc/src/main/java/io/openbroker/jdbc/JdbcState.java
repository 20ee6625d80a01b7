package io.openbroker.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.openbroker.jdbc.file.ImportTarget;
import io.openbroker.jdbc.file.StateFile;
import io.openbroker.runtime.state.BrokerState;
import io.openbroker.runtime.state.OperationQueue;
import io.openbroker.runtime.state.StateStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/** Keeps what a broker knows, and what it has to do, in PostgreSQL or in a file of SQLite. */
public final class JdbcState implements BrokerState {

    /** A database may be restarted while a broker starts. */
    private static final Duration START_PATIENCE = Duration.ofSeconds(30);

    private static final Duration CONNECTION_PATIENCE = Duration.ofSeconds(15);

    private static final Duration VALIDATION_PATIENCE = Duration.ofSeconds(2);

    private final HikariDataSource dataSource;
    private final JdbcStateStore store;
    private final JdbcOperationQueue queue;
    private final Duration heartbeat;
    private final String location;

    private JdbcState(HikariDataSource dataSource, JdbcSettings settings) {
        Database database = Database.of(settings.url());
        Schema.migrate(dataSource, database);
        Jdbi jdbi = database.jdbi(dataSource);
        KeyCheck.check(jdbi, settings.keys());
        this.dataSource = dataSource;
        this.store = new JdbcStateStore(jdbi, settings.keys());
        this.heartbeat = settings.heartbeat();
        this.location = settings.location();
        this.queue =
                new JdbcOperationQueue(store, dataSource, database, settings, new KeyRetirement(jdbi, settings.keys()));
    }

    /**
     * Opens the state; the tables are made, or brought to the version of this program. A file of H2, in which earlier versions kept
     * state, becomes one of SQLite.
     *
     * @param settings where it is
     * @return the state, which is to be closed
     * @throws IllegalArgumentException if the key set lacks a key with which parts of the state were encrypted
     * @throws IllegalStateException if the database cannot be used
     */
    public static JdbcState open(JdbcSettings settings) {
        HikariDataSource dataSource = Database.of(settings.url()) == Database.SQLITE
                ? openFile(settings, StateFile.of(settings.url()))
                : connect(settings);
        try {
            return new JdbcState(dataSource, settings);
        } catch (RuntimeException e) {
            dataSource.close();
            throw e;
        }
    }

    @Override
    public StateStore store() {
        return store;
    }

    @Override
    public OperationQueue queue() {
        return queue;
    }

    @Override
    public String location() {
        return location;
    }

    @Override
    public Duration heartbeat() {
        return heartbeat;
    }

    @Override
    public boolean answers() {
        try (Connection connection = dataSource.getConnection()) {
            return connection.isValid((int) VALIDATION_PATIENCE.toSeconds());
        } catch (SQLException e) {
            // Why, the pool logs.
            return false;
        }
    }

    @Override
    public void close() {
        queue.close();
        dataSource.close();
    }

    private static HikariDataSource openFile(JdbcSettings settings, StateFile file) {
        return file.open(() -> {
            file.prepare((made, filling) -> fill(made, settings, filling));
            return connect(settings);
        });
    }

    private static void fill(StateFile made, JdbcSettings settings, ImportTarget.Filling filling) throws SQLException {
        try (HikariDataSource target = connect(settings.at(made.url()))) {
            Schema.migrate(target, Database.SQLITE);
            filling.into(Database.SQLITE.jdbi(target));
        }
    }

    private static HikariDataSource connect(JdbcSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("openbroker-state");
        config.setJdbcUrl(settings.url());
        settings.user().ifPresent(config::setUsername);
        settings.password().ifPresent(config::setPassword);
        Database database = Database.of(settings.url());
        config.setMaximumPoolSize(database.connections());
        if (database == Database.SQLITE) {
            // The connection holds the lock on the file, so it is never replaced while it works.
            config.setMaxLifetime(0);
            config.setConnectionInitSql(StateFile.FIRST_STATEMENT);
        }
        config.setInitializationFailTimeout(START_PATIENCE.toMillis());
        config.setConnectionTimeout(CONNECTION_PATIENCE.toMillis());
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw new IllegalStateException(
                    "The database of the broker's state is not reached (" + reason.getMessage()
                            + "); check its URL, user and password, and that no other process has the file open",
                    e);
        }
    }
}
