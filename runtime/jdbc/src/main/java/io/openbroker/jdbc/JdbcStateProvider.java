package io.openbroker.jdbc;

import io.openbroker.runtime.state.BrokerState;
import io.openbroker.runtime.state.BrokerStateProvider;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Opens state at {@code file:<directory>} and {@code jdbc:postgresql:…}; by default in the directory {@code
 * openbroker-state}. The key set comes from {@code OPENBROKER_STATE_KEYS} or the file that {@code
 * OPENBROKER_STATE_KEYS_FILE} names; state in a directory makes one up there if there is none.
 */
public final class JdbcStateProvider implements BrokerStateProvider {

    private static final String KEYS = "OPENBROKER_STATE_KEYS";
    private static final String KEYS_FILE = "OPENBROKER_STATE_KEYS_FILE";
    private static final String USERNAME = "OPENBROKER_STATE_USERNAME";
    private static final String PASSWORD = "OPENBROKER_STATE_PASSWORD";
    private static final String FILE = "file:";
    private static final String DEFAULT = FILE + "openbroker-state";

    /** For {@link java.util.ServiceLoader}. */
    public JdbcStateProvider() {}

    @Override
    public Optional<BrokerState> open(Optional<String> location, Map<String, String> environment) {
        String place = location.orElse(DEFAULT);
        if (place.startsWith(FILE)) {
            Path directory = Path.of(place.substring(FILE.length()));
            StateKeys keys = keys(environment).orElseGet(() -> StateKeys.readOrCreate(directory.resolve("keys.json")));
            return Optional.of(JdbcState.open(JdbcSettings.file(directory.resolve("state"), keys)));
        }
        if (place.startsWith("jdbc:")) {
            StateKeys keys = keys(environment)
                    .orElseThrow(
                            () -> new IllegalArgumentException("State in a shared database is encrypted, but there is"
                                    + " no key set; give all replicas the same in " + KEYS + ", or in a file that "
                                    + KEYS_FILE
                                    + " names"));
            JdbcSettings settings = JdbcSettings.postgresql(place, keys);
            return Optional.of(JdbcState.open(value(environment, USERNAME)
                    .map(user ->
                            settings.withUser(user, value(environment, PASSWORD).orElse("")))
                    .orElse(settings)));
        }
        return Optional.empty();
    }

    private static Optional<StateKeys> keys(Map<String, String> environment) {
        Optional<String> json = value(environment, KEYS);
        Optional<String> file = value(environment, KEYS_FILE);
        if (json.isPresent() && file.isPresent()) {
            throw new IllegalArgumentException(KEYS + " and " + KEYS_FILE + " are both set; leave one of the two out");
        }
        return json.map(StateKeys::parse).or(() -> file.map(name -> StateKeys.read(Path.of(name))));
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
