package io.openbroker.spring.internal.broker;

import io.openbroker.annotation.State;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.internal.settings.SettingNames;
import io.openbroker.runtime.internal.start.StateOpener;
import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.runtime.spi.state.StateSettings;
import java.util.List;
import java.util.Optional;

/**
 * Opens the state of an application's brokers: that which the application has made a bean, or else the one that the settings name,
 * or else one in the application's database.
 *
 * @param bean the state that is a bean
 * @param database the state in the database of the application, if it has one and {@code openbroker-jdbc} is there
 */
public record StateOfApplication(Optional<BrokerState> bean, Optional<DatabaseState> database) {

    static final StateOpener OPENER = new StateOpener(SettingNames.PROPERTY);

    /** State in the database of an application. */
    @FunctionalInterface
    public interface DatabaseState {

        /**
         * Opens the state.
         *
         * @return empty if the database is in memory, where state would be as short-lived as in the broker's own memory
         */
        Optional<BrokerState> open(StateSettings settings, List<BrokerDispatcher> brokers);
    }

    /**
     * Opens the state.
     *
     * @return empty if state is kept in memory, or no broker leaves its state to openbroker
     * @throws IllegalArgumentException if no module supports the location, or a setting would have no effect
     * @throws IllegalStateException if the state cannot be used
     */
    Optional<BrokerState> open(StateSettings settings, List<BrokerDispatcher> brokers) {
        if (bean.isPresent()) {
            OPENER.rejectSettings(settings);
            return bean;
        }
        boolean kept = brokers.stream().anyMatch(broker -> broker.state() == State.MANAGED);
        boolean named = settings.location().isPresent() || settings.service().isPresent();
        if (kept && !named && database.isPresent()) {
            return database.get().open(settings, brokers);
        }
        return OPENER.open(settings, brokers);
    }
}
