package io.openbroker.spring;

import io.openbroker.servlet.OpenBrokerServlet;
import io.openbroker.spring.internal.broker.RunningBroker;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;

/** Serves admins where the Actuator is: on its own port, or on that of the application. */
@ManagementContextConfiguration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(RunningBroker.class)
final class AdminManagementContextConfiguration {

    AdminManagementContextConfiguration() {}

    @Bean
    ServletRegistrationBean<OpenBrokerServlet> openBrokerAdminServletRegistration(RunningBroker broker) {
        return AdminRegistration.of(broker);
    }
}
