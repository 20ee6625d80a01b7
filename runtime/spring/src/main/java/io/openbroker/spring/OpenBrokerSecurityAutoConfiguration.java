package io.openbroker.spring;

import io.openbroker.spring.internal.broker.RunningBroker;
import io.openbroker.spring.internal.security.BrokerFirewall;
import io.openbroker.spring.internal.security.BrokerRequests;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.configuration.WebSecurityCustomizer;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Lets requests to the broker pass the application's security, since the broker authenticates them itself, and exempts nothing
 * else. It comes last: Spring Boot secures an application by default only as long as it has no chain of its own.
 */
@AutoConfiguration(
        after = OpenBrokerAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.client.autoconfigure.servlet.OAuth2ClientWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.servlet.OAuth2ResourceServerAutoConfiguration",
            "org.springframework.boot.security.saml2.autoconfigure.Saml2RelyingPartyAutoConfiguration"
        })
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({SecurityFilterChain.class, WebSecurityCustomizer.class})
@ConditionalOnBean({RunningBroker.class, SecurityFilterChain.class})
final class OpenBrokerSecurityAutoConfiguration {

    OpenBrokerSecurityAutoConfiguration() {}

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain openBrokerSecurityFilterChain(ObjectProvider<PlatformOfPrincipal> platforms) {
        return new DefaultSecurityFilterChain(
                platforms.getIfAvailable() == null ? BrokerRequests.ALL : BrokerRequests.OF_ADMINS);
    }

    @Bean
    WebSecurityCustomizer openBrokerFirewall(ObjectProvider<HttpFirewall> firewall) {
        return security -> security.httpFirewall(new BrokerFirewall(firewall.getIfAvailable(StrictHttpFirewall::new)));
    }
}
