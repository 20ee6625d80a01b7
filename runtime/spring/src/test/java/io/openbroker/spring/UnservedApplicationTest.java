package io.openbroker.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** Applications that have no web server for servlets start, and say that nobody reaches their brokers. */
@ExtendWith(OutputCaptureExtension.class)
class UnservedApplicationTest {

    private static final String WARNING =
            "Classes with @Broker are not served, since this application has no web server for servlets. Add"
                    + " spring-boot-starter-webmvc, spring-boot-starter-tomcat or spring-boot-starter-jetty.";

    @Test
    void withoutAWebServer(CapturedOutput output) {
        SpringApplication application = TestApplications.application(List.of(), List.of(QueueApplication.class));
        application.setWebApplicationType(WebApplicationType.NONE);

        try (ConfigurableApplicationContext running = application.run()) {
            assertThat(running.isRunning()).isTrue();
            assertThat(output).containsOnlyOnce(WARNING);
        }
    }

    @Test
    void withAReactiveWebServer(CapturedOutput output) {
        new ReactiveWebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        OpenBrokerAutoConfiguration.class, OpenBrokerUnservedAutoConfiguration.class))
                .withBean(Ledger.class)
                .withBean(QueueBroker.class)
                .run(application -> {
                    assertThat(application).hasNotFailed().hasSingleBean(QueueBroker.class);
                    assertThat(output).containsOnlyOnce(WARNING);
                });
    }

    @Test
    void withoutABroker(CapturedOutput output) {
        new ReactiveWebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        OpenBrokerAutoConfiguration.class, OpenBrokerUnservedAutoConfiguration.class))
                .run(application -> {
                    assertThat(application).hasNotFailed();
                    assertThat(output).doesNotContain("@Broker");
                });
    }
}
