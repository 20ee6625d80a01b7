package io.openbroker.spring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.openbroker.metrics.MeterObserver;
import io.openbroker.metrics.ObservedDispatcher;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Measures the broker with the registries of an application. */
@AutoConfiguration(
        before = OpenBrokerAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration",
            "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration"
        })
@ConditionalOnClass({MeterObserver.class, MeterRegistry.class})
final class OpenBrokerMetricsAutoConfiguration {

    OpenBrokerMetricsAutoConfiguration() {}

    // The broker closes it.
    @Bean(destroyMethod = "")
    @ConditionalOnBean(MeterRegistry.class)
    @ConditionalOnMissingBean
    MeterObserver openBrokerMeters(MeterRegistry registry) {
        return new MeterObserver(registry);
    }

    @Bean
    @ConditionalOnBean(ObservationRegistry.class)
    DispatcherDecorator openBrokerObservations(ObservationRegistry registry) {
        return dispatcher -> ObservedDispatcher.of(dispatcher, registry);
    }
}
