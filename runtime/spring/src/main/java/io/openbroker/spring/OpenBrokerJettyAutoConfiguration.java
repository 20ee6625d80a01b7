package io.openbroker.spring;

import io.openbroker.spring.internal.broker.RunningBroker;
import java.util.Arrays;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Lets Jetty pass on paths with encoded slashes, which ids of service instances may contain. */
@AutoConfiguration(after = OpenBrokerAutoConfiguration.class)
@ConditionalOnClass({Server.class, ServletContextHandler.class, ConfigurableJettyWebServerFactory.class})
@ConditionalOnBean(RunningBroker.class)
final class OpenBrokerJettyAutoConfiguration {

    OpenBrokerJettyAutoConfiguration() {}

    // First, so that an application can decide otherwise.
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> openBrokerJettyCustomizer() {
        return factory -> factory.addServerCustomizers(server -> {
            Arrays.stream(server.getConnectors())
                    .flatMap(connector -> connector.getConnectionFactories().stream())
                    .filter(HttpConfiguration.ConnectionFactory.class::isInstance)
                    .map(HttpConfiguration.ConnectionFactory.class::cast)
                    .forEach(connections -> passEncodedSlashes(connections.getHttpConfiguration()));
            // Filters, such as those of Spring Security, ask for the path, which Jetty would refuse to tell.
            server.getDescendants(ServletContextHandler.class)
                    .forEach(context -> context.getServletHandler().setDecodeAmbiguousURIs(true));
        });
    }

    private static void passEncodedSlashes(HttpConfiguration configuration) {
        configuration.setUriCompliance(configuration
                .getUriCompliance()
                .with(
                        "openbroker",
                        Violation.AMBIGUOUS_PATH_ENCODING,
                        Violation.AMBIGUOUS_PATH_PARAMETER,
                        Violation.AMBIGUOUS_PATH_SEPARATOR,
                        Violation.SUSPICIOUS_PATH_CHARACTERS));
    }
}
