package io.openbroker.spring;

import io.openbroker.servlet.OpenBrokerServlet;
import io.openbroker.spring.internal.broker.RunningBroker;
import io.openbroker.spring.internal.security.BrokerServlets;
import org.springframework.boot.web.servlet.ServletRegistrationBean;

/** Registers the servlet of admins; without an admin it is not enabled. */
final class AdminRegistration {

    private AdminRegistration() {}

    static ServletRegistrationBean<OpenBrokerServlet> of(RunningBroker broker) {
        // A disabled registration needs a servlet too.
        ServletRegistrationBean<OpenBrokerServlet> registration = new ServletRegistrationBean<>(
                broker.adminServlet().orElseGet(broker::servlet), BrokerServlets.ADMIN_ROUTES);
        registration.setName(BrokerServlets.ADMINS);
        registration.setEnabled(broker.adminServlet().isPresent());
        registration.setLoadOnStartup(1);
        return registration;
    }
}
