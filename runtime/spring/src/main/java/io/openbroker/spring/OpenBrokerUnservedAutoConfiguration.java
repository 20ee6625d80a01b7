package io.openbroker.spring;

import io.openbroker.annotation.Broker;
import io.openbroker.spring.internal.broker.RunningBroker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Tells that brokers are not served, since the application has no web server for servlets. */
@AutoConfiguration(after = OpenBrokerAutoConfiguration.class)
@ConditionalOnBean(annotation = Broker.class)
@ConditionalOnMissingBean(RunningBroker.class)
final class OpenBrokerUnservedAutoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger("io.openbroker.spring");

    OpenBrokerUnservedAutoConfiguration() {}

    @Bean
    SmartInitializingSingleton openBrokerUnserved() {
        return () ->
                LOG.warn("Classes with @Broker are not served, since this application has no web server for servlets."
                        + " Add spring-boot-starter-webmvc, spring-boot-starter-tomcat or spring-boot-starter-jetty.");
    }
}
