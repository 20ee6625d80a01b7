package io.openbroker.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.spi.state.BoundServices;
import io.openbroker.runtime.spi.state.StateSettings;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.StateStoreContract;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** State on the connections of a program, whose pool does not commit by itself. */
class DataSourceStateTest extends StateStoreContract {

    private static final StateSettings SETTINGS =
            StateSettings.DEFAULT.withKeys(StateKeys.generate().toJson());

    private final HikariDataSource connections = pool(PostgresServer.newDatabase(), 4);
    private final AtomicLong passed = new AtomicLong();
    private final JdbcState state = JdbcState.open(
            connections,
            SETTINGS,
            new TimeSource(
                    TimeSource.SYSTEM.clock(), () -> TimeSource.SYSTEM.ticker().nanos() + passed.get()));

    @AfterEach
    void close() {
        state.close();
        connections.close();
    }

    @Override
    protected StateStore store() {
        return state.store();
    }

    @Override
    protected void watchForAMinute() {
        passed.addAndGet(Duration.ofMinutes(1).toNanos());
    }

    private static HikariDataSource pool(String url, int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setAutoCommit(false);
        config.setMaximumPoolSize(size);
        return new HikariDataSource(config);
    }

    @Test
    void leavesTheConnectionsAsTheyWere() throws SQLException {
        assertThat(state.answers()).isTrue();
        state.close();

        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(connection.getAutoCommit()).isFalse();
            assertThat(connection.getNetworkTimeout()).isZero();
            for (String limit : List.of("statement_timeout", "lock_timeout")) {
                try (ResultSet row = statement.executeQuery("show " + limit)) {
                    assertThat(row.next()).isTrue();
                    assertThat(row.getString(1)).as(limit).isEqualTo("0");
                }
            }
        }
    }

    @Test
    void reservesAConnectionForHeartbeatsAndReturnsIt() {
        assertThat(connections.getHikariPoolMXBean().getActiveConnections()).isEqualTo(1);

        state.close();

        assertThat(connections.getHikariPoolMXBean().getActiveConnections()).isZero();
    }

    @Test
    void beatsWhileAllConnectionsAreInUse() throws SQLException {
        try (Connection first = connections.getConnection();
                Connection second = connections.getConnection();
                Connection third = connections.getConnection()) {
            assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
            assertThat(state.store().heartbeat("replica", Duration.ofSeconds(20)))
                    .isFalse();
            assertThat(state.store().heartbeat("replica", Duration.ofSeconds(20)))
                    .isTrue();
        }
    }

    @Test
    void opensAgainWithTheSameKeysOnly() {
        state.close();
        JdbcState.open(connections, SETTINGS).close();

        assertThatThrownBy(() -> JdbcState.open(
                        connections,
                        StateSettings.DEFAULT.withKeys(StateKeys.generate().toJson())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The key set for the broker's state lacks the key");
        assertThat(connections.getHikariPoolMXBean().getActiveConnections()).isZero();
    }

    @Test
    void takesTheSettingsOfReplicas() {
        StateSettings settings = new StateSettings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                SETTINGS.keys(),
                Optional.of(Duration.ofSeconds(7)),
                Optional.of(Duration.ofSeconds(1)),
                Optional.of(Duration.ofSeconds(9)),
                Optional.empty(),
                BoundServices.NONE,
                true);
        state.close();
        JdbcState other = JdbcState.open(connections, settings);
        try {
            assertThat(other.heartbeat()).isEqualTo(Duration.ofSeconds(1));
            assertThat(other.lease()).isEqualTo(Duration.ofSeconds(9));
            assertThat(other.adoptable()).isTrue();
            assertThat(other.location()).startsWith("postgresql://").doesNotContain("?");
        } finally {
            other.close();
        }
    }

    @Test
    void rejectsSettingsWithoutEffect() {
        assertThatThrownBy(() -> JdbcState.open(connections, SETTINGS.at("memory")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Remove OPENBROKER_STATE");
    }

    @Test
    void rejectsStateWithoutKeys() {
        assertThatThrownBy(() -> JdbcState.open(connections, StateSettings.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("set OPENBROKER_STATE_KEYS");
    }

    @Test
    void createsItsTablesWithTheSmallestPool() {
        try (HikariDataSource small = pool(PostgresServer.emptyDatabase(), 2);
                JdbcState created = JdbcState.open(small, SETTINGS)) {
            assertThat(created.answers()).isTrue();
        }
    }

    @Test
    void rejectsASmallerPool() {
        try (HikariDataSource small = pool(PostgresServer.emptyDatabase(), 1)) {
            assertThatThrownBy(() -> JdbcState.open(small, SETTINGS))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(
                            "a pool of 1, but heartbeats reserve one connection, and requests need another one");
        }
    }

    @Test
    void rejectsAnotherDatabase() {
        try (HikariDataSource sqlite = pool("jdbc:sqlite::memory:", 4)) {
            assertThatThrownBy(() -> JdbcState.open(sqlite, SETTINGS))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "State cannot be kept in SQLite, the database of the DataSource. Set OPENBROKER_STATE to"
                                    + " memory, file:DIRECTORY or jdbc:postgresql:...");
        }
    }
}
