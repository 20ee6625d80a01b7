package io.openbroker.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Admins, health and metrics in an application with the Actuator. */
class ManagementTest {

    /** A registry of the application. */
    @Configuration(proxyBeanMethods = false)
    static class Registry {

        @Bean
        MeterRegistry registry() {
            return new SimpleMeterRegistry();
        }
    }

    private static ConfigurableApplicationContext start(String... more) {
        List<String> properties = new ArrayList<>(List.of(
                "openbroker.state=memory",
                "openbroker.username=cf",
                "openbroker.password=s3cr3t",
                "openbroker.operator-username=ops",
                "openbroker.operator-password=0perator",
                "openbroker.viewer-username=view",
                "openbroker.viewer-password=v1ewer",
                "management.endpoint.health.show-details=always"));
        properties.addAll(List.of(more));
        return TestApplications.start(
                List.of(), List.of(QueueApplication.class, Registry.class), properties.toArray(String[]::new));
    }

    @Test
    void servesAdminsOnTheManagementPort() throws InterruptedException {
        try (ConfigurableApplicationContext application = start("management.server.port=0")) {
            Platform platform = Platform.on(TestApplications.port(application));
            assertThat(platform.provision("i1").statusCode()).isEqualTo(202);
            assertThat(platform.poll("i1")).contains("succeeded");
            Platform admin = Platform.on(
                            Integer.parseInt(application.getEnvironment().getRequiredProperty("local.management.port")))
                    .as("ops:0perator");

            assertThat(admin.send("GET", "/openbroker/operator/instances", "").body())
                    .contains("\"i1\"");
            assertThat(admin.as("view:v1ewer")
                            .send("GET", "/openbroker/operator/instances", "")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(admin.as("cf:s3cr3t")
                            .send("GET", "/openbroker/operator/instances", "")
                            .statusCode())
                    .isEqualTo(401);
            assertThat(admin.send("GET", "/actuator/health", "").body()).contains("\"openbroker\"", "\"UP\"");
            // Neither port has the paths of the other one.
            assertThat(platform.as("ops:0perator")
                            .send("GET", "/openbroker/operator/instances", "")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(admin.as("cf:s3cr3t").send("GET", "/v2/catalog", "").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void servesAdminsOnThePortOfTheApplicationIfThereIsNoOther() {
        try (ConfigurableApplicationContext application = start()) {
            Platform admin = Platform.on(TestApplications.port(application)).as("ops:0perator");

            assertThat(admin.send("GET", "/openbroker/operator/operations", "").statusCode())
                    .isEqualTo(200);
            assertThat(admin.send("GET", "/actuator/health", "").body()).contains("\"openbroker\"");
        }
    }

    @Test
    void servesTheConsoleBesideTheActuator() {
        try (ConfigurableApplicationContext application = start("management.server.port=0")) {
            Platform nobody = Platform.on(
                            Integer.parseInt(application.getEnvironment().getRequiredProperty("local.management.port")))
                    .as("nobody:x");

            HttpResponse<String> root = nobody.send("GET", "/openbroker/console/", "");
            assertThat(root.statusCode()).isEqualTo(302);
            assertThat(root.uri().resolve(root.headers().firstValue("Location").orElseThrow()))
                    .hasPath("/openbroker/console/operations/");
            HttpResponse<String> page = nobody.send("GET", "/openbroker/console/operations/", "");
            assertThat(page.body()).startsWith("<!doctype html>");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'");
            assertThat(nobody.send("POST", "/openbroker/operator/session", "{}").statusCode())
                    .isEqualTo(401);
            HttpResponse<String> signedIn = nobody.as("view:v1ewer").send("POST", "/openbroker/operator/session", "{}");
            assertThat(signedIn.statusCode()).isEqualTo(200);
            assertThat(signedIn.headers().firstValue("Set-Cookie").orElseThrow())
                    .startsWith("openbroker-session=")
                    .contains("HttpOnly", "SameSite=Strict");
        }
    }

    @Test
    void hasNoConsoleWithoutAnAdmin() {
        try (ConfigurableApplicationContext application = TestApplications.start(
                List.of(),
                List.of(QueueApplication.class, Registry.class),
                "openbroker.state=memory",
                "openbroker.username=cf",
                "openbroker.password=s3cr3t")) {
            assertThat(Platform.on(TestApplications.port(application))
                            .send("GET", "/openbroker/console/operations/", "")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void measuresWithTheRegistriesOfTheApplication() throws InterruptedException {
        try (ConfigurableApplicationContext application = start()) {
            Platform.on(TestApplications.port(application)).walk("i1");

            MeterRegistry meters = application.getBean(MeterRegistry.class);
            assertThat(meters.get("openbroker.requests")
                            .tag("outcome", "CATALOG_SERVED")
                            .timer()
                            .count())
                    .isEqualTo(1);
            assertThat(meters.get("openbroker.operations")
                            .tag("operation", "PROVISION")
                            .timer()
                            .count())
                    .isEqualTo(1);
            assertThat(application.getBean(ObservationRegistry.class).isNoop()).isFalse();
            assertThat(meters.get("openbroker.handler")
                            .tag("operation", "BIND")
                            .tag("offering", "queue")
                            .timer()
                            .count())
                    .isEqualTo(1);
        }
    }
}
