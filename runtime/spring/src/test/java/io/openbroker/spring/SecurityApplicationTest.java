package io.openbroker.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.spring.TestApplications.Part;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.example.PlatformSecurity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** Applications with Spring Security: the broker authenticates itself, and nothing else is exempted. */
class SecurityApplicationTest {

    private static final String[] PROPERTIES = {
        "openbroker.state=memory",
        "openbroker.username=cf",
        "openbroker.password=s3cr3t",
        "openbroker.operator-username=ops",
        "openbroker.operator-password=0perator",
        "spring.security.user.name=user",
        "spring.security.user.password=p4ss"
    };

    /** An endpoint that leaves it to the web server to read paths. */
    @Configuration(proxyBeanMethods = false)
    static class Plain {

        @Bean
        ServletRegistrationBean<HttpServlet> plain() {
            HttpServlet servlet = new HttpServlet() {
                private static final long serialVersionUID = 1L;

                @Override
                protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                    response.getWriter().print("Hello servlet");
                }
            };
            return new ServletRegistrationBean<>(servlet, "/plain/*");
        }
    }

    /** A chain of the application's own. */
    @Configuration(proxyBeanMethods = false)
    static class OwnChain {

        @Bean
        SecurityFilterChain chain(HttpSecurity security) throws Exception {
            return security.authorizeHttpRequests(
                            requests -> requests.anyRequest().authenticated())
                    .httpBasic(Customizer.withDefaults())
                    .build();
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {QueueApplication.class, OwnChain.class})
    void letsThroughTheBrokerAndNothingElse(Class<?> chain) throws InterruptedException {
        for (List<Part> parts : List.of(List.of(Part.SECURITY), List.of(Part.SECURITY, Part.JETTY))) {
            try (ConfigurableApplicationContext application =
                    TestApplications.start(parts, List.of(QueueApplication.class, Plain.class, chain), PROPERTIES)) {
                Platform platform = Platform.on(TestApplications.port(application));
                Platform nobody = platform.as("");
                Platform user = platform.as("user:p4ss");

                platform.walk("i1");
                platform.walk("a%2Fb");
                assertThat(nobody.send("GET", "/v2/catalog", "").statusCode()).isEqualTo(401);
                assertThat(user.send("GET", "/v2/catalog", "").statusCode()).isEqualTo(401);
                assertThat(user.as("ops:0perator")
                                .send("GET", "/openbroker/operator/instances", "")
                                .statusCode())
                        .isEqualTo(200);
                assertThat(user.send("GET", "/openbroker/operator/instances", "")
                                .statusCode())
                        .isEqualTo(401);

                assertThat(nobody.send("GET", "/greetings/you", "").statusCode())
                        .isEqualTo(401);
                assertThat(platform.send("GET", "/greetings/you", "").statusCode())
                        .isEqualTo(401);
                assertThat(user.send("GET", "/greetings/you", "").body()).isEqualTo("Hello you");
                assertThat(user.send("GET", "/plain/x", "").body()).isEqualTo("Hello servlet");
                // Its protection against forged requests still works.
                assertThat(user.send("POST", "/greetings", "{}").statusCode()).isEqualTo(401);
                // Its firewall still checks other paths, also those that only begin like the broker's.
                assertThat(user.send("GET", "/greetings/a%2Fb", "").statusCode())
                        .isIn(400, 401);
                for (String path : List.of(
                        "/v2/../plain/x",
                        "/v2/%2e%2e/plain/x",
                        "/v2/..;/plain/x",
                        "/v2;/../plain/x",
                        "/openbroker/../plain/x",
                        "/v2/../greetings/you",
                        "/v2/%2e%2e/greetings/you",
                        "/v2/..;/greetings/you",
                        "/v2%2F../greetings/you")) {
                    assertThat(new RawRequest(TestApplications.port(application)).get(path))
                            .as(path)
                            .doesNotContain("Hello");
                }
            }
        }
    }

    /** The users of Spring Security, of whom two are platforms. */
    @Configuration(proxyBeanMethods = false)
    @Import(PlatformSecurity.class)
    static class Users {

        @Bean
        UserDetailsService users() {
            return new InMemoryUserDetailsManager(
                    User.withUsername("cf")
                            .password("{noop}s3cr3t")
                            .roles("PLATFORM")
                            .build(),
                    User.withUsername("k8s")
                            .password("{noop}s3cr3t")
                            .roles("PLATFORM")
                            .build(),
                    User.withUsername("user")
                            .password("{noop}p4ss")
                            .roles("USER")
                            .build());
        }
    }

    @Test
    void authenticatesPlatformsIfItTellsWhichUsersAre() throws InterruptedException {
        try (ConfigurableApplicationContext application = TestApplications.start(
                List.of(Part.SECURITY), List.of(QueueApplication.class, Users.class), "openbroker.state=memory")) {
            Platform cf = Platform.on(TestApplications.port(application));

            cf.walk("i1");
            assertThat(cf.provision("i2").statusCode()).isEqualTo(202);
            // Each user sees only its own.
            assertThat(cf.as("k8s:s3cr3t")
                            .send("GET", Platform.instance("i2"), "")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(cf.as("user:p4ss").send("GET", "/v2/catalog", "").statusCode())
                    .isEqualTo(401);
            assertThat(cf.as("cf:wrong").send("GET", "/v2/catalog", "").statusCode())
                    .isEqualTo(401);
            assertThat(cf.as("").send("GET", "/v2/catalog", "").statusCode()).isEqualTo(401);
        }
    }
}
