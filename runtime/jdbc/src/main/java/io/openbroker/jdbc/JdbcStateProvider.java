package io.openbroker.jdbc;

import io.openbroker.jdbc.database.Database;
import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.runtime.spi.state.BrokerStateProvider;
import io.openbroker.runtime.spi.state.StateSettings;
import java.time.Duration;
import java.util.Optional;

/**
 * Opens state in {@code file:<directory>} and {@code jdbc:postgresql:…}; by default in the database that is bound to the process,
 * or in the directory {@code openbroker-state}. A directory gets a key set of its own if the settings have none.
 */
public final class JdbcStateProvider implements BrokerStateProvider {

    private static final String FILE = "file:";
    private static final String DEFAULT = FILE + "openbroker-state";

    static final String KEYS_ARE_MISSING =
            "State in a shared database is encrypted, but no key set is configured; set OPENBROKER_STATE_KEYS or"
                    + " OPENBROKER_STATE_KEYS_FILE to the same keys for all replicas, or on Cloud Foundry bind a service whose"
                    + " credentials have them as openbroker_state_keys";

    /** For {@link java.util.ServiceLoader}. */
    public JdbcStateProvider() {}

    @Override
    public Optional<BrokerState> open(StateSettings given) {
        StateSettings settings = BoundDatabase.choose(given);
        String place = settings.location().orElse(DEFAULT);
        Optional<StateKeys> keys = settings.keys().map(StateKeys::parse);
        if (place.startsWith(FILE)) {
            if (settings.username().isPresent() || settings.password().isPresent()) {
                throw new IllegalArgumentException(
                        "OPENBROKER_STATE_USERNAME or OPENBROKER_STATE_PASSWORD is set, but state in a directory has"
                                + " no user; remove both, or set OPENBROKER_STATE to a URL of PostgreSQL");
            }
            if (settings.startWait().isPresent()) {
                throw new IllegalArgumentException(
                        "OPENBROKER_STATE_START_SECONDS is set, but state in a directory has no"
                                + " server to wait for; remove it, or set OPENBROKER_STATE to a URL of PostgreSQL");
            }
            rejectOfDirectory("OPENBROKER_STATE_HEARTBEAT_SECONDS", settings.heartbeat());
            rejectOfDirectory("OPENBROKER_STATE_LEASE_SECONDS", settings.lease());
            StateDirectory directory = StateDirectory.named(place.substring(FILE.length()));
            directory.prepare();
            StateKeys known = keys.orElseGet(directory::keys);
            return Optional.of(open(JdbcSettings.file(directory.state(), known), settings));
        }
        if (place.startsWith("jdbc:")) {
            // Checked first, since no other setting would help.
            if (Database.of(place) == Database.SQLITE) {
                throw new IllegalArgumentException(
                        "OPENBROKER_STATE is a URL of SQLite; name the directory for its files instead, as"
                                + " file:<directory>");
            }
            StateKeys known = keys.or(() -> settings.bound().keys().map(StateKeys::parse))
                    .orElseThrow(() -> new IllegalArgumentException(KEYS_ARE_MISSING));
            return Optional.of(open(database(JdbcSettings.postgresql(place, known), settings), settings));
        }
        return Optional.empty();
    }

    private static void rejectOfDirectory(String setting, Optional<Duration> value) {
        if (value.isPresent()) {
            throw new IllegalArgumentException(
                    setting + " is set, but state in a directory has no other replicas; remove"
                            + " it, or set OPENBROKER_STATE to a URL of PostgreSQL");
        }
    }

    private static JdbcState open(JdbcSettings state, StateSettings settings) {
        JdbcSettings waiting = settings.startWait().map(state::withStartWait).orElse(state);
        return JdbcState.open(settings.adopt() ? waiting.withAdoption() : waiting);
    }

    /** User and password may be in the URL instead. */
    private static JdbcSettings database(JdbcSettings database, StateSettings settings) {
        Duration heartbeat = settings.heartbeat().orElse(database.heartbeat());
        return new JdbcSettings(
                database.url(),
                settings.username(),
                settings.password(),
                database.keys(),
                heartbeat,
                settings.lease().orElse(database.withHeartbeat(heartbeat).lease()),
                database.startWait(),
                database.adopt());
    }
}
