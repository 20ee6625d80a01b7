package io.openbroker.undertow;

import io.openbroker.annotation.State;
import io.openbroker.runtime.BrokerDispatcher;
import io.openbroker.runtime.state.BrokerState;
import io.openbroker.runtime.state.BrokerStateProvider;
import io.openbroker.runtime.state.StateSettings;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Opens the state that the settings name, with what is there to open it. */
final class StateSetting {

    private static final String MEMORY = "memory";

    private StateSetting() {}

    /**
     * Opens the state, if there is a broker that leaves it to the runtime.
     *
     * @return the state, or empty if it is to be kept in memory, or nowhere
     * @throws IllegalArgumentException if nothing knows such a place, nobody would keep anything there, or other settings for
     *     it are wrong
     * @throws IllegalStateException if it cannot be used
     */
    static Optional<BrokerState> open(StateSettings settings, List<BrokerDispatcher> brokers) {
        if (brokers.stream().allMatch(broker -> broker.state() == State.EXTERNAL)) {
            if (settings.location().isPresent()) {
                throw new IllegalArgumentException(
                        Setting.STATE.variable() + " is set, but the broker has state = EXTERNAL,"
                                + " so nothing would be kept there; remove the setting");
            }
            return Optional.empty();
        }
        return open(settings);
    }

    private static Optional<BrokerState> open(StateSettings settings) {
        Optional<String> location = settings.location();
        if (location.equals(Optional.of(MEMORY))) {
            return Optional.empty();
        }
        for (BrokerStateProvider provider : ServiceLoader.load(BrokerStateProvider.class)) {
            Optional<BrokerState> state = provider.open(settings);
            if (state.isPresent()) {
                return state;
            }
        }
        if (location.isPresent()) {
            // Not shown whole: a URL may hold a password.
            throw new IllegalArgumentException(Setting.STATE.variable() + " begins with \"" + scheme(location.get())
                    + "\", where nothing on the class path keeps state; give memory, file:<directory> or"
                    + " jdbc:postgresql:..., and add openbroker-jdbc for the last two");
        }
        return Optional.empty();
    }

    private static String scheme(String location) {
        int colon = location.indexOf(':');
        return colon < 0 ? location : location.substring(0, colon);
    }
}
