package io.openbroker.undertow;

import io.openbroker.annotation.State;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.runtime.spi.state.BrokerStateProvider;
import io.openbroker.runtime.spi.state.StateSettings;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Opens the state that the settings name, with what is there to open it. */
final class StateSetting {

    private static final String MEMORY = "memory";

    private StateSetting() {}

    /**
     * Opens the state, if there is a broker that leaves it to the runtime.
     *
     * @return the state, or empty if it is to be kept in memory, or nowhere
     * @throws IllegalArgumentException if nothing can open the place, or a setting of the state would have no effect
     * @throws IllegalStateException if it cannot be used
     */
    static Optional<BrokerState> open(StateSettings settings, List<BrokerDispatcher> brokers) {
        if (brokers.stream().allMatch(broker -> broker.state() == State.EXTERNAL)) {
            refuse(given(settings), "the broker has state = EXTERNAL, so nothing would be kept there");
            return Optional.empty();
        }
        if (settings.location().equals(Optional.of(MEMORY))) {
            refuse(without(Setting.STATE, settings), "the state is kept in memory");
            return Optional.empty();
        }
        for (BrokerStateProvider provider : ServiceLoader.load(BrokerStateProvider.class)) {
            Optional<BrokerState> state = provider.open(settings);
            if (state.isPresent()) {
                return state;
            }
        }
        settings.location().ifPresent(location -> {
            // Not shown whole: a URL may hold a password.
            throw new IllegalArgumentException(Setting.STATE.variable() + " begins with \"" + scheme(location)
                    + "\", where nothing on the class path keeps state; give memory, file:<directory> or"
                    + " jdbc:postgresql:..., and add openbroker-jdbc for the last two");
        });
        refuse(given(settings), "nothing on the class path keeps state", "; add openbroker-jdbc, or remove ");
        return Optional.empty();
    }

    /**
     * Refuses settings of a state where the program brings an opened one, since they would have no effect.
     *
     * @throws IllegalArgumentException if one is set
     */
    static void refuseBeside(StateSettings settings) {
        refuse(given(settings), "the program opens the state itself, so it would have no effect");
    }

    private static void refuse(List<Setting> given, String reason) {
        refuse(given, reason, "; remove ");
    }

    private static void refuse(List<Setting> given, String reason, String remedy) {
        if (!given.isEmpty()) {
            String names = given.stream().map(Setting::variable).collect(Collectors.joining(" and "));
            throw new IllegalArgumentException(names + (given.size() == 1 ? " is" : " are") + " set, but " + reason
                    + remedy + "the setting" + (given.size() == 1 ? "" : "s"));
        }
    }

    private static List<Setting> given(StateSettings settings) {
        Map<Setting, Optional<?>> values = new EnumMap<>(Setting.class);
        values.put(Setting.STATE, settings.location());
        values.put(Setting.STATE_USERNAME, settings.username());
        values.put(Setting.STATE_PASSWORD, settings.password());
        values.put(Setting.STATE_KEYS, settings.keys());
        values.put(Setting.STATE_START_SECONDS, settings.startWait());
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
