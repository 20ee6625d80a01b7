package io.openbroker.spring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts applications. The tests have everything on their class path that an application may have; an application has only the
 * parts that it names.
 */
final class TestApplications {

    private static final String BOOT = "org.springframework.boot.";

    private static final List<String> SECURITY = List.of(
            BOOT + "security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            BOOT + "security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration",
            BOOT + "security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
            BOOT + "security.autoconfigure.UserDetailsServiceAutoConfiguration");
    private static final List<String> DATABASE = List.of(
            BOOT + "jdbc.autoconfigure.DataSourceAutoConfiguration",
            BOOT + "flyway.autoconfigure.FlywayAutoConfiguration");
    private static final List<String> TOMCAT = List.of(
            BOOT + "tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration",
            BOOT + "tomcat.autoconfigure.actuate.web.server.TomcatServletManagementContextAutoConfiguration");
    private static final List<String> JETTY = List.of(
            BOOT + "jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration",
            BOOT + "jetty.autoconfigure.actuate.web.server.JettyServletManagementContextAutoConfiguration");

    /** Parts of an application. */
    enum Part {
        DATABASE,
        JETTY,
        SECURITY
    }

    private TestApplications() {}

    /** Starts an application on a free port. */
    static ConfigurableApplicationContext start(List<Part> parts, List<Class<?>> configurations, String... properties) {
        SpringApplication application = application(parts, configurations, properties);
        return application.run();
    }

    static SpringApplication application(List<Part> parts, List<Class<?>> configurations, String... properties) {
        return new SpringApplicationBuilder(configurations.toArray(Class<?>[]::new))
                .web(WebApplicationType.SERVLET)
                .properties(properties(parts, properties).toArray(String[]::new))
                .registerShutdownHook(false)
                .build();
    }

    /** The properties of an application, with those that leave out the other parts. */
    static List<String> properties(List<Part> parts, String... more) {
        List<String> excluded = Stream.of(
                        parts.contains(Part.SECURITY) ? List.<String>of() : SECURITY,
                        parts.contains(Part.DATABASE) ? List.<String>of() : DATABASE,
                        parts.contains(Part.JETTY) ? TOMCAT : JETTY)
                .flatMap(List::stream)
                .toList();
        List<String> all = new ArrayList<>(List.of(
                "server.port=0",
                "spring.main.banner-mode=off",
                "spring.jmx.enabled=false",
                "spring.autoconfigure.exclude=" + String.join(",", excluded)));
        all.addAll(Arrays.asList(more));
        return all;
    }

    static WebServer server(ConfigurableApplicationContext application) {
        return Objects.requireNonNull(((WebServerApplicationContext) application).getWebServer());
    }

    static int port(ConfigurableApplicationContext application) {
        return server(application).getPort();
    }
}
