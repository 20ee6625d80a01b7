package io.openbroker.runtime.internal.engine;

import io.openbroker.runtime.BrokerEngineBuilder;
import io.openbroker.runtime.Limits;
import io.openbroker.runtime.ListedSetting;
import io.openbroker.runtime.OperationLimits;
import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.TrustedProxies;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.internal.authentication.AccessBuilder;
import io.openbroker.runtime.spi.console.ConsolePages;
import io.openbroker.runtime.spi.observation.BrokerObserver;
import io.openbroker.runtime.spi.observation.MetricsExposition;
import io.openbroker.runtime.spi.observation.OperationObserver;
import io.openbroker.runtime.spi.policy.RequestPolicy;
import io.openbroker.runtime.spi.state.BrokerState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The parts of a broker, described in {@link BrokerEngineBuilder}. */
public record EngineSettings(
        List<BrokerDispatcher> dispatchers,
        AccessBuilder access,
        TrustedProxies proxies,
        String replica,
        Limits limits,
        OperationLimits operationLimits,
        Duration handlerPatience,
        Duration operationsRemembered,
        Optional<BrokerState> state,
        TimeSource time,
        List<RequestPolicy> policies,
        List<BrokerObserver> observers,
        List<OperationObserver> operationObservers,
        Optional<MetricsExposition> metrics,
        Optional<ConsolePages> console,
        List<ListedSetting> listed) {

    public EngineSettings {
        dispatchers = List.copyOf(dispatchers);
        policies = List.copyOf(policies);
        observers = List.copyOf(observers);
        operationObservers = List.copyOf(operationObservers);
        listed = List.copyOf(listed);
    }
}
