package io.openbroker.spring.internal.broker;

import io.openbroker.runtime.BrokerEngineBuilder;
import io.openbroker.runtime.spi.authentication.Authenticator;
import io.openbroker.runtime.spi.observation.BrokerObserver;
import io.openbroker.runtime.spi.observation.OperationObserver;
import io.openbroker.runtime.spi.policy.RequestPolicy;
import java.util.List;
import org.springframework.beans.factory.BeanFactory;

/**
 * What an application adds to its brokers with beans, each in its order.
 *
 * @param authenticators authenticators of requests without a prefix
 * @param observers observers that measure the broker
 * @param policies policies that may reject requests
 * @param operationObservers observers of operations, for metering
 */
public record BrokerExtensions(
        List<Authenticator> authenticators,
        List<BrokerObserver> observers,
        List<RequestPolicy> policies,
        List<OperationObserver> operationObservers) {

    /** Finds the beans. */
    public static BrokerExtensions of(BeanFactory beans) {
        return new BrokerExtensions(
                all(beans, Authenticator.class),
                all(beans, BrokerObserver.class),
                all(beans, RequestPolicy.class),
                all(beans, OperationObserver.class));
    }

    private static <T> List<T> all(BeanFactory beans, Class<T> type) {
        return beans.getBeanProvider(type).orderedStream().toList();
    }

    /** Adds everything but the authenticators. */
    void addTo(BrokerEngineBuilder builder) {
        observers.forEach(builder::observer);
        policies.forEach(builder::policy);
        operationObservers.forEach(builder::operationObserver);
    }
}
