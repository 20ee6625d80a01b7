package io.openbroker.jdbc;

import io.openbroker.jdbc.connection.ConnectionPool;
import io.openbroker.jdbc.connection.ServiceFiles;
import io.openbroker.jdbc.connection.Transactions;
import io.openbroker.jdbc.file.ImportTarget;
import io.openbroker.jdbc.file.StateFile;
import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.runtime.spi.state.OperationQueue;
import io.openbroker.runtime.spi.state.StateStore;
import java.sql.SQLException;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/** Keeps what a broker knows, and what it has to do, in PostgreSQL or in a file of SQLite. */
public final class JdbcState implements BrokerState {

    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

    private final ConnectionPool pool;
    private final JdbcStateStore store;
    private final JdbcOperationQueue queue;
    private final JdbcSettings settings;

    private JdbcState(ConnectionPool pool, JdbcSettings settings, TimeSource time) {
        Database database = Database.of(settings.url());
        Jdbi jdbi = database.jdbi(pool.dataSource());
        this.pool = pool;
        this.settings = settings;
        SchedulerSwitch scheduling = new SchedulerSwitch();
        this.store = new JdbcStateStore(
                new Transactions(pool, jdbi, time.ticker(), scheduling), settings.keys(), time.clock());
        this.queue = new JdbcOperationQueue(
                store,
                pool.dataSource(),
                database,
                settings,
                new KeyRetirement(jdbi, settings.keys()),
                scheduling,
                time.clock());
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
        return open(settings, TimeSource.SYSTEM);
    }

    /**
     * As {@link #open(JdbcSettings)}, for tests that turn the clock.
     *
     * @param settings where it is
     * @param time the time by which rows are dated and operations are due
     * @return the state, which is to be closed
     */
    public static JdbcState open(JdbcSettings settings, TimeSource time) {
        ServiceFiles.checkPlugins(settings.url());
        Database database = Database.of(settings.url());
        if (database == Database.POSTGRESQL) {
            // On connections of its own, since changing the tables may take longer than a request may.
            try (ConnectionPool migration =
                    ConnectionPool.open(settings.connection().forPostgresqlMigration(), time.ticker())) {
                prepare(migration, database, settings);
            }
            return new JdbcState(
                    ConnectionPool.open(settings.connection().forPostgresqlRequests(), time.ticker()), settings, time);
        }
        ConnectionPool pool = openFile(settings, StateFile.of(settings.url()), time.ticker());
        try {
            prepare(pool, database, settings);
            return new JdbcState(pool, settings, time);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private static void prepare(ConnectionPool pool, Database database, JdbcSettings settings) {
        Schema.migrate(pool.dataSource(), database);
        KeyCheck.check(database.jdbi(pool.dataSource()), settings.keys());
    }

    private static ConnectionPool openFile(JdbcSettings settings, StateFile file, Ticker ticker) {
        return file.open(() -> {
            file.prepare((made, filling) -> fill(made, settings, ticker, filling));
            return ConnectionPool.open(settings.connection(), ticker);
        });
    }

    private static void fill(StateFile made, JdbcSettings settings, Ticker ticker, ImportTarget.Filling filling)
            throws SQLException {
        try (ConnectionPool target = ConnectionPool.open(settings.at(made.url()).connection(), ticker)) {
            Schema.migrate(target.dataSource(), Database.SQLITE);
            filling.into(Database.SQLITE.jdbi(target.dataSource()));
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
        return settings.location();
    }

    @Override
    public Duration heartbeat() {
        return settings.heartbeat();
    }

    @Override
    public boolean adoptable() {
        return settings.adopt();
    }

    @Override
    public boolean answers() {
        return store.writable();
    }

    @Override
    public void close() {
        if (Database.of(settings.url()) == Database.SQLITE) {
            // The next process, or the next state in this one, needs the file.
            closeAll();
        } else {
            closeWithinBound();
        }
    }

    private void closeAll() {
        queue.close();
        pool.close();
    }

    /** Threads that wait for a server that is away would hold up the end of the process for half a minute, for nothing. */
    private void closeWithinBound() {
        Thread closing = new Thread(this::closeAll, "openbroker-state-close");
        closing.setDaemon(true);
        closing.start();
        try {
            closing.join(LONGEST_CLOSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
