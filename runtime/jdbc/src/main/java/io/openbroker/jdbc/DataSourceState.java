package io.openbroker.jdbc;

import io.openbroker.jdbc.connection.GivenDatabase;
import io.openbroker.jdbc.database.Database;
import io.openbroker.runtime.spi.state.StateSettings;
import java.time.Duration;

/** The settings of state in the database of a program's own connections. */
final class DataSourceState {

    private DataSourceState() {}

    /**
     * Checks the settings before there is a connection.
     *
     * @throws IllegalArgumentException if one would have no effect, or there are no keys
     */
    static void checkSettings(StateSettings settings) {
        if (settings.location().isPresent()
                || settings.username().isPresent()
                || settings.password().isPresent()) {
            throw new IllegalArgumentException(
                    "The location, user or password of the state is set, but the state is kept in the database of a"
                            + " DataSource. Remove OPENBROKER_STATE, OPENBROKER_STATE_USERNAME and"
                            + " OPENBROKER_STATE_PASSWORD, or the DataSource.");
        }
        if (settings.keys().isEmpty()) {
            throw new IllegalArgumentException(JdbcStateProvider.KEYS_ARE_MISSING);
        }
    }

    /** The settings for a database, as for one that a URL names. */
    static JdbcSettings settings(GivenDatabase database, StateSettings settings) {
        if (!database.product().equals("PostgreSQL") || Database.of(database.url()) != Database.POSTGRESQL) {
            throw new IllegalArgumentException("State cannot be kept in " + database.product()
                    + ", the database of the DataSource. Set OPENBROKER_STATE to memory, file:DIRECTORY or"
                    + " jdbc:postgresql:...");
        }
        JdbcSettings state = JdbcSettings.postgresql(
                database.url(), StateKeys.parse(settings.keys().orElseThrow()));
        Duration heartbeat = settings.heartbeat().orElse(state.heartbeat());
        JdbcSettings timed = state.withHeartbeat(heartbeat);
        JdbcSettings leased = settings.lease().map(timed::withLease).orElse(timed);
        return settings.adopt() ? leased.withAdoption() : leased;
    }
}
