package io.openbroker.spring;

import io.openbroker.annotation.Broker;
import io.openbroker.model.Platform;
import io.openbroker.runtime.AuthenticationSettings;
import io.openbroker.runtime.AuthenticationSettings.PlatformAuthenticator;
import io.openbroker.runtime.AuthenticationSettings.PlatformCredentials;
import io.openbroker.runtime.BrokerAdmin;
import io.openbroker.runtime.BrokerEngine;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.servlet.OpenBrokerServlet;
import io.openbroker.spring.internal.broker.BrokerBeans;
import io.openbroker.spring.internal.broker.BrokerExtensions;
import io.openbroker.spring.internal.broker.BrokerFactory;
import io.openbroker.spring.internal.broker.RunningBroker;
import io.openbroker.spring.internal.broker.StateOfApplication;
import io.openbroker.spring.internal.security.BrokerServlets;
import io.openbroker.spring.internal.settings.OpenBrokerSettings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Serves all beans of an application whose class is annotated with {@link Broker}, on the application's own port, under {@code
 * /v2}, and under a prefix for each platform that has one.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(annotation = Broker.class)
public final class OpenBrokerAutoConfiguration {

    private static final String ROUTES = "/v2/*";

    /** Spring Boot creates it. */
    public OpenBrokerAutoConfiguration() {}

    @Bean
    OpenBrokerSettings openBrokerSettings(ConfigurableEnvironment environment) {
        return OpenBrokerSettings.read(environment);
    }

    // The tables of the broker come after those of the application, whose migrations may want an empty database.
    @Bean
    @DependsOnDatabaseInitialization
    RunningBroker openBroker(
            OpenBrokerSettings settings,
            ListableBeanFactory beans,
            ObjectProvider<BrokerState> state,
            ObjectProvider<StateOfApplication.DatabaseState> database,
            ObjectProvider<PrincipalAuthentication> principals,
            ObjectProvider<DispatcherDecorator> decorators) {
        return new BrokerFactory(
                        settings,
                        decorated(BrokerBeans.dispatchers(beans), decorators),
                        new StateOfApplication(
                                Optional.ofNullable(state.getIfAvailable()),
                                Optional.ofNullable(database.getIfAvailable())),
                        Optional.ofNullable(principals.getIfAvailable()).map(PrincipalAuthentication::authenticator),
                        BrokerExtensions.of(beans))
                .create();
    }

    private static List<BrokerDispatcher> decorated(
            List<BrokerDispatcher> dispatchers, ObjectProvider<DispatcherDecorator> decorators) {
        DispatcherDecorator all = decorators
                .orderedStream()
                .reduce(
                        dispatcher -> dispatcher,
                        (first, then) -> dispatcher -> then.decorate(first.decorate(dispatcher)));
        return dispatchers.stream().map(all::decorate).toList();
    }

    // Closed with the broker.
    @Bean(destroyMethod = "")
    BrokerEngine openBrokerEngine(RunningBroker broker) {
        return broker.engine();
    }

    @Bean
    BrokerAdmin openBrokerAdmin(RunningBroker broker) {
        return broker.engine().admin();
    }

    @Bean
    ServletRegistrationBean<OpenBrokerServlet> openBrokerServletRegistration(
            RunningBroker broker, OpenBrokerSettings settings) {
        ServletRegistrationBean<OpenBrokerServlet> registration = new ServletRegistrationBean<>(
                broker.servlet(), mappings(settings.broker().authentication()));
        registration.setName(BrokerServlets.PLATFORMS);
        // What is wrong with the servlet is found at the start.
        registration.setLoadOnStartup(1);
        return registration;
    }

    private static String[] mappings(AuthenticationSettings authentication) {
        Stream<Platform> platforms = Stream.concat(
                authentication.platformCredentials().stream().map(PlatformCredentials::platform),
                authentication.authenticators().stream().map(PlatformAuthenticator::platform));
        return Stream.concat(
                        Stream.of(ROUTES),
                        platforms
                                .filter(platform -> !platform.equals(Platform.DEFAULT))
                                .map(platform -> "/" + platform.name() + ROUTES)
                                .distinct())
                .toArray(String[]::new);
    }
}
