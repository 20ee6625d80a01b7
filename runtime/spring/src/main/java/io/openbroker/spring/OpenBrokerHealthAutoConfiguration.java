package io.openbroker.spring;

import io.openbroker.runtime.BrokerEngine;
import io.openbroker.spring.internal.broker.BrokerHealth;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Reports whether the broker can carry out requests. */
@AutoConfiguration(after = OpenBrokerAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean(BrokerEngine.class)
@ConditionalOnEnabledHealthIndicator("openbroker")
final class OpenBrokerHealthAutoConfiguration {

    OpenBrokerHealthAutoConfiguration() {}

    @Bean
    HealthIndicator openbrokerHealthIndicator(BrokerEngine engine) {
        return new BrokerHealth(engine);
    }
}
