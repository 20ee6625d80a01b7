package io.openbroker.spring;

import io.openbroker.servlet.OpenBrokerServlet;
import io.openbroker.spring.internal.broker.RunningBroker;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;

/** Serves admins on the port of an application without the Actuator. */
@AutoConfiguration(after = OpenBrokerAutoConfiguration.class)
@ConditionalOnMissingClass("org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration")
@ConditionalOnBean(RunningBroker.class)
final class OpenBrokerAdminAutoConfiguration {

    OpenBrokerAdminAutoConfiguration() {}

    @Bean
    ServletRegistrationBean<OpenBrokerServlet> openBrokerAdminServletRegistration(RunningBroker broker) {
        return AdminRegistration.of(broker);
    }
}
