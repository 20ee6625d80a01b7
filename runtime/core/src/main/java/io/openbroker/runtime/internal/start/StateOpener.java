package io.openbroker.runtime.internal.start;

import io.openbroker.annotation.State;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.internal.settings.Setting;
import io.openbroker.runtime.internal.settings.SettingNames;
import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.runtime.spi.state.BrokerStateProvider;
import io.openbroker.runtime.spi.state.StateSettings;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Opens the configured state with a provider on the class path. Immutable. */
public final class StateOpener {

    private static final String MEMORY = "memory";

    private final SettingNames names;

    /**
     * An opener.
     *
     * @param names how messages name settings
     */
    public StateOpener(SettingNames names) {
        this.names = names;
    }

    /**
     * Opens the state.
     *
     * @return empty if state is kept in memory, or no broker leaves its state to openbroker
     * @throws IllegalArgumentException if no provider supports the location, or a setting would have no effect
     * @throws IllegalStateException if the state cannot be used
     */
    public Optional<BrokerState> open(StateSettings settings, List<BrokerDispatcher> brokers) {
        if (brokers.stream().allMatch(broker -> broker.state() == State.EXTERNAL)) {
            reject(given(settings), "the broker has state = EXTERNAL and keeps no state");
            return Optional.empty();
        }
        if (settings.location().equals(Optional.of(MEMORY))) {
            reject(without(Setting.STATE, settings), "state is kept in memory");
            return Optional.empty();
        }
        for (BrokerStateProvider provider : ServiceLoader.load(BrokerStateProvider.class)) {
            Optional<BrokerState> state = provider.open(settings);
            if (state.isPresent()) {
                return state;
            }
        }
        settings.location().ifPresent(location -> {
            // Shows the scheme only, since a URL may contain a password.
            throw new IllegalArgumentException(names.of(Setting.STATE) + " begins with \"" + scheme(location)
                    + "\", which is not supported. Set it to memory, file:DIRECTORY or jdbc:postgresql:...; the last two"
                    + " require openbroker-jdbc on the class path.");
        });
        reject(given(settings), "openbroker-jdbc is not on the class path", "Add it, or remove ");
        return Optional.empty();
    }

    /**
     * Rejects settings of the state beside a state that the program has opened, since they would have no effect.
     *
     * @throws IllegalArgumentException if one is set
     */
    public void rejectSettings(StateSettings settings) {
        reject(given(settings), "the program passes a state that is already open");
    }

    private void reject(List<Setting> given, String reason) {
        reject(given, reason, "Remove ");
    }

    private void reject(List<Setting> given, String reason, String remedy) {
        if (!given.isEmpty()) {
            String listed = given.stream().map(names::of).collect(Collectors.joining(" and "));
            throw new IllegalArgumentException(listed + (given.size() == 1 ? " is" : " are") + " set, but " + reason
                    + ". " + remedy + "the setting" + (given.size() == 1 ? "." : "s."));
        }
    }

    private static List<Setting> given(StateSettings settings) {
        Map<Setting, Optional<?>> values = new EnumMap<>(Setting.class);
        values.put(Setting.STATE, settings.location());
        values.put(Setting.STATE_USERNAME, settings.username());
        values.put(Setting.STATE_PASSWORD, settings.password());
        values.put(Setting.STATE_KEYS, settings.keys());
        values.put(Setting.STATE_START_SECONDS, settings.startWait());
        values.put(Setting.STATE_HEARTBEAT_SECONDS, settings.heartbeat());
        values.put(Setting.STATE_LEASE_SECONDS, settings.lease());
        values.put(Setting.STATE_ADOPT, Optional.of(true).filter(adopted -> settings.adopt()));
        return values.entrySet().stream()
                .filter(entry -> entry.getValue().isPresent())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<Setting> without(Setting known, StateSettings settings) {
        return given(settings).stream().filter(setting -> setting != known).toList();
    }

    private static String scheme(String location) {
        int colon = location.indexOf(':');
        return colon < 0 ? location : location.substring(0, colon);
    }
}
