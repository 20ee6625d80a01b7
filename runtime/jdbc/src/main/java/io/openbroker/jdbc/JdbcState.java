package io.openbroker.jdbc;

import io.openbroker.jdbc.clock.DatabaseClock;
import io.openbroker.jdbc.clock.FileClock;
import io.openbroker.jdbc.clock.StateClock;
import io.openbroker.jdbc.connection.ConnectionPool;
import io.openbroker.jdbc.connection.GivenDatabase;
import io.openbroker.jdbc.connection.ServiceFiles;
import io.openbroker.jdbc.connection.SoleConnection;
import io.openbroker.jdbc.connection.StartRetries;
import io.openbroker.jdbc.connection.Transactions;
import io.openbroker.jdbc.connection.Writer;
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
import io.openbroker.runtime.spi.state.StateSettings;
import io.openbroker.runtime.spi.state.StateStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;

/** Keeps the state and the operations of a broker in PostgreSQL or in a file of SQLite. */
public final class JdbcState implements BrokerState {

    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

    private final ConnectionPool pool;
    /** In PostgreSQL, where many requests may use all connections, and other replicas wait for heartbeats. */
    private final Optional<SoleConnection> heartbeats;

    private final StateClock clock;
    private final JdbcStateStore store;
    private final JdbcOperationQueue queue;
    private final JdbcSettings settings;

    private JdbcState(
            ConnectionPool pool,
            Optional<SoleConnection> heartbeats,
            StateClock clock,
            JdbcSettings settings,
            Ticker ticker) {
        Database database = Database.of(settings.url());
        RowCipher cipher = settings.keys().cipher();
        KeyCheck.check(pool.dataSource(), cipher, database.time(clock.instant()));
        this.pool = pool;
        this.heartbeats = heartbeats;
        this.clock = clock;
        this.settings = settings;
        SchedulerSwitch scheduling = new SchedulerSwitch();
        Transactions transactions = new Transactions(pool, database.executor(), ticker, scheduling);
        this.store = new JdbcStateStore(
                transactions, heartbeats.<Writer>map(own -> own).orElse(transactions), database, cipher, clock);
        this.queue = new JdbcOperationQueue(
                store,
                pool.dataSource(),
                database,
                settings.heartbeat(),
                settings.lease(),
                new KeyRetirement(pool, cipher),
                scheduling,
                clock);
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
     * @param time the clock of this machine, by which a file is dated, and which is compared with that of PostgreSQL; and its
     *     ticker
     * @return the state, which the caller closes
     */
    public static JdbcState open(JdbcSettings settings, TimeSource time) {
        return StartRetries.within(
                settings.startWait(),
                settings.location(),
                time.ticker(),
                left -> openOnce(settings.withStartWait(left), time));
    }

    /**
     * Opens the state in the database of a program's own connections, where it has tables whose names begin with {@code
     * openbroker_}. Tables are created, or migrated to the version of this program. One connection is reserved for heartbeats.
     *
     * @param dataSource the connections to PostgreSQL, at least two; the caller closes them after the state
     * @param settings the keys, without which state in a shared database cannot be encrypted, and settings of replicas; without
     *     a location, user and password
     * @return the state, which the caller closes
     * @throws IllegalArgumentException if the database is not supported, there are no keys or not all that rows are encrypted
     *     with, there are too few connections, or a setting would have no effect
     * @throws IllegalStateException if the database cannot be used
     */
    public static JdbcState open(DataSource dataSource, StateSettings settings) {
        return open(dataSource, settings, TimeSource.SYSTEM);
    }

    static JdbcState open(DataSource dataSource, StateSettings settings, TimeSource time) {
        DataSourceState.checkSettings(settings);
        Duration wait = settings.startWait().orElse(JdbcSettings.DEFAULT_START_WAIT);
        return StartRetries.within(wait, "the DataSource", time.ticker(), left -> {
            GivenDatabase database = GivenDatabase.of(dataSource);
            return openGiven(database, DataSourceState.settings(database, settings), time);
        });
    }

    private static JdbcState openGiven(GivenDatabase database, JdbcSettings settings, TimeSource time) {
        ServiceFiles.checkPlugins(settings.url());
        database.checkSize();
        if (!Schema.isCurrent(database.dataSource(), Database.POSTGRESQL)) {
            Schema.migrate(database.dataSource(), Database.POSTGRESQL);
        }
        ConnectionPool pool = ConnectionPool.shared(database.dataSource(), settings.location());
        return openServer(pool, ConnectionPool.reserved(pool), settings, time);
    }

    private static JdbcState openOnce(JdbcSettings settings, TimeSource time) {
        ServiceFiles.checkPlugins(settings.url());
        Database database = Database.of(settings.url());
        return database == Database.POSTGRESQL ? openServer(settings, time) : openFile(settings, time);
    }

    private static JdbcState openFile(JdbcSettings settings, TimeSource time) {
        ConnectionPool pool = openFile(settings, StateFile.of(settings.url()), time.ticker());
        try {
            JdbcState state = new JdbcState(pool, Optional.empty(), new FileClock(time), settings, time.ticker());
            state.store.takeOver();
            return state;
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private static JdbcState openServer(JdbcSettings settings, TimeSource time) {
        ConnectionPool pool = openPostgresql(settings, time.ticker());
        try {
            ConnectionPool own =
                    ConnectionPool.open(settings.heartbeatConnection().forPostgresqlRequests(), time.ticker());
            return openServer(pool, own, settings, time);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private static JdbcState openServer(
            ConnectionPool pool, ConnectionPool own, JdbcSettings settings, TimeSource time) {
        SoleConnection heartbeats = new SoleConnection(own);
        try {
            StateClock clock = pool.read(connection -> DatabaseClock.of(connection, time));
            return new JdbcState(pool, Optional.of(heartbeats), clock, settings, time.ticker());
        } catch (RuntimeException e) {
            heartbeats.close();
            throw e;
        }
    }

    private static ConnectionPool openPostgresql(JdbcSettings settings, Ticker ticker) {
        ConnectionPool pool = ConnectionPool.open(settings.connection().forPostgresqlRequests(), ticker);
        if (Schema.isCurrent(pool.dataSource(), Database.POSTGRESQL)) {
            return pool;
        }
        // On other connections, since migrations may take longer than requests; and on no more than are needed.
        pool.close();
        try (ConnectionPool migration =
                ConnectionPool.open(settings.connection().forPostgresqlMigration(), ticker)) {
            Schema.migrate(migration.dataSource(), Database.POSTGRESQL);
        }
        return ConnectionPool.open(settings.connection().forPostgresqlRequests(), ticker);
    }

    private static ConnectionPool openFile(JdbcSettings settings, StateFile file, Ticker ticker) {
        return file.open(() -> {
            file.prepare((made, filling) -> fill(made, settings, ticker, filling));
            ConnectionPool pool = ConnectionPool.open(settings.connection(), ticker);
            try {
                if (!Schema.isCurrent(pool.dataSource(), Database.SQLITE)) {
                    Schema.migrate(pool.dataSource(), Database.SQLITE);
                }
                return pool;
            } catch (RuntimeException e) {
                pool.close();
                throw e;
            }
        });
    }

    private static void fill(StateFile made, JdbcSettings settings, Ticker ticker, ImportTarget.Filling filling)
            throws SQLException {
        try (ConnectionPool target = ConnectionPool.open(settings.at(made.url()).connection(), ticker)) {
            Schema.migrate(target.dataSource(), Database.SQLITE);
            try (Connection connection = target.dataSource().getConnection()) {
                connection.setAutoCommit(false);
                filling.into(connection);
                connection.commit();
            }
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
    public Optional<String> kind() {
        return Optional.of(Database.of(settings.url()).name().toLowerCase(Locale.ROOT));
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public Duration clockDifference() {
        return clock.difference();
    }

    @Override
    public Duration heartbeat() {
        return settings.heartbeat();
    }

    @Override
    public Duration lease() {
        return settings.lease();
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
        heartbeats.ifPresent(SoleConnection::close);
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
