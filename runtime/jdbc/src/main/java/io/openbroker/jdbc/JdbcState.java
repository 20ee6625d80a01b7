package io.openbroker.jdbc;

import io.openbroker.jdbc.connection.ConnectionPool;
import io.openbroker.jdbc.connection.ServiceFiles;
import io.openbroker.jdbc.connection.StartRetries;
import io.openbroker.jdbc.connection.Transactions;
import io.openbroker.jdbc.database.Database;
import io.openbroker.jdbc.database.Schema;
import io.openbroker.jdbc.encryption.KeyCheck;
import io.openbroker.jdbc.encryption.KeyRetirement;
import io.openbroker.jdbc.encryption.RowCipher;
import io.openbroker.jdbc.file.ImportTarget;
import io.openbroker.jdbc.file.StateFile;
import io.openbroker.jdbc.queue.JdbcOperationQueue;
import io.openbroker.jdbc.queue.SchedulerSwitch;
import io.openbroker.jdbc.table.JdbcStateStore;
import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.runtime.spi.state.OperationQueue;
import io.openbroker.runtime.spi.state.StateStore;
import java.sql.SQLException;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/** Keeps the state and the operations of a broker in PostgreSQL or in a file of SQLite. */
public final class JdbcState implements BrokerState {

    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

    private final ConnectionPool pool;
    private final JdbcStateStore store;
    private final JdbcOperationQueue queue;
    private final JdbcSettings settings;

    private JdbcState(ConnectionPool pool, JdbcSettings settings, TimeSource time) {
        Database database = Database.of(settings.url());
        Jdbi jdbi = database.jdbi(pool.dataSource());
        RowCipher cipher = settings.keys().cipher();
        this.pool = pool;
        this.settings = settings;
        SchedulerSwitch scheduling = new SchedulerSwitch();
        this.store = new JdbcStateStore(new Transactions(pool, jdbi, time.ticker(), scheduling), cipher, time.clock());
        this.queue = new JdbcOperationQueue(
                store,
                pool.dataSource(),
                database,
                settings.heartbeat(),
                new KeyRetirement(jdbi, cipher),
                scheduling,
                time.clock());
    }

    /**
     * Opens the state. Tables are created, or migrated to the version of this program; a file of H2, which earlier versions have
     * written, is imported into SQLite.
     *
     * @param settings the settings
     * @return the state, which the caller closes
     * @throws IllegalArgumentException if the key set lacks a key with which rows are encrypted
     * @throws IllegalStateException if the database cannot be used
     */
    public static JdbcState open(JdbcSettings settings) {
        return open(settings, TimeSource.SYSTEM);
    }

    /**
     * Like {@link #open(JdbcSettings)}, for tests that turn the clock.
     *
     * @param settings the settings
     * @param time the time of rows and due operations
     * @return the state, which the caller closes
     */
    public static JdbcState open(JdbcSettings settings, TimeSource time) {
        return StartRetries.within(
                settings.startWait(),
                settings.location(),
                time.ticker(),
                left -> openOnce(settings.withStartWait(left), time));
    }

    private static JdbcState openOnce(JdbcSettings settings, TimeSource time) {
        ServiceFiles.checkPlugins(settings.url());
        Database database = Database.of(settings.url());
        if (database == Database.POSTGRESQL) {
            // On separate connections, since migrations may take longer than requests.
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
        KeyCheck.check(database.jdbi(pool.dataSource()), settings.keys().cipher());
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

    /** Threads that wait for an unavailable server would delay the end of the process by half a minute. */
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
