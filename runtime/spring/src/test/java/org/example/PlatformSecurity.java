package org.example;

import io.openbroker.model.Platform;
import io.openbroker.spring.PlatformOfPrincipal;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

@Configuration
public class PlatformSecurity {

    private static final Map<String, Platform> PLATFORMS = Map.of("cf", new Platform("cf"), "k8s", new Platform("k8s"));

    @Bean
    SecurityFilterChain chain(HttpSecurity security) throws Exception {
        return security.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .httpBasic(Customizer.withDefaults())
                .csrf(csrf -> csrf.ignoringRequestMatchers("/v2/**"))
                .build();
    }

    @Bean
    PlatformOfPrincipal platforms() {
        return principal -> Optional.ofNullable(PLATFORMS.get(principal.getName()));
    }
}
