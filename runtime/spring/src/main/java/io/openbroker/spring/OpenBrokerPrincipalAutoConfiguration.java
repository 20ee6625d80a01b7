package io.openbroker.spring;

import io.openbroker.spring.internal.security.PrincipalAuthenticator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.context.SecurityContextHolder;

/** Lets the application's security authenticate platforms, if it tells which users are platforms. */
@AutoConfiguration(before = OpenBrokerAutoConfiguration.class)
@ConditionalOnClass(SecurityContextHolder.class)
@ConditionalOnBean(PlatformOfPrincipal.class)
final class OpenBrokerPrincipalAutoConfiguration {

    OpenBrokerPrincipalAutoConfiguration() {}

    @Bean
    PrincipalAuthentication openBrokerPrincipalAuthentication(PlatformOfPrincipal platforms) {
        return new PrincipalAuthentication(new PrincipalAuthenticator(platforms));
    }
}
