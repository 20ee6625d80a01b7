package io.openbroker.runtime.engine;

import io.openbroker.runtime.BrokerDispatcher;
import io.openbroker.runtime.Limits;
import io.openbroker.runtime.OperationLimits;
import io.openbroker.runtime.entrance.GrantedAccess;
import io.openbroker.runtime.observation.BrokerObserver;
import io.openbroker.runtime.state.BrokerState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a broker is put together from; {@link BrokerEngineBuilder} says what each is. */
record EngineSettings(
        List<BrokerDispatcher> dispatchers,
        GrantedAccess access,
        Limits limits,
        OperationLimits operationLimits,
        Duration handlerPatience,
        Duration operationsRemembered,
        Optional<BrokerState> state,
        List<BrokerObserver> observers) {

    EngineSettings {
        dispatchers = List.copyOf(dispatchers);
        observers = List.copyOf(observers);
    }
}
