package io.openbroker.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.BrokerException;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.spi.authentication.AuthenticationResult;
import io.openbroker.runtime.spi.authentication.Authenticator;
import io.openbroker.runtime.spi.observation.OperationObserver;
import io.openbroker.runtime.spi.policy.RequestPolicy;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans of the runtime's interfaces take part in what the broker does. */
@ExtendWith(OutputCaptureExtension.class)
class ExtensionsTest {

    @Configuration(proxyBeanMethods = false)
    static class Extensions {

        @Bean
        RequestPolicy names() {
            return (request, known) -> {
                if (request.instanceId().equals("forbidden")) {
                    throw BrokerException.invalidParameters("That name is forbidden");
                }
                if (request.instanceId().equals("broken")) {
                    throw new IllegalStateException("s3cr3t cause");
                }
            };
        }

        @Bean
        OperationObserver metering(Ledger ledger) {
            return operation -> ledger.note("metered " + operation.kind());
        }

        @Bean
        Authenticator apiKeys() {
            return head -> head.headers().values("X-Api-Key").contains("k3y")
                    ? new AuthenticationResult.Authenticated("key", io.openbroker.model.Platform.DEFAULT)
                    : new AuthenticationResult.NotMine();
        }
    }

    @Test
    void policiesObserversAndAuthenticators(CapturedOutput output) throws InterruptedException {
        try (ConfigurableApplicationContext application = TestApplications.start(
                List.of(),
                List.of(QueueApplication.class, Extensions.class),
                "openbroker.state=memory",
                "openbroker.username=cf",
                "openbroker.password=s3cr3t")) {
            Platform platform = Platform.on(TestApplications.port(application));

            assertThat(platform.provision("forbidden").body()).contains("That name is forbidden");
            HttpResponse<String> broken = platform.provision("broken");
            assertThat(broken.statusCode()).isEqualTo(500);
            assertThat(broken.body()).doesNotContain("cause");
            assertThat(output).contains("s3cr3t cause");
            assertThat(platform.send("GET", Platform.instance("broken"), "").statusCode())
                    .isEqualTo(404);

            platform.walk("i1");
            List<String> entries = application.getBean(Ledger.class).entries();
            for (int i = 0; i < 1_000 && !entries.contains("metered " + OsbOperation.DEPROVISION); i++) {
                Thread.sleep(10);
                entries = application.getBean(Ledger.class).entries();
            }
            assertThat(entries)
                    .containsOnlyOnce("metered PROVISION", "metered BIND", "metered UNBIND", "metered DEPROVISION");

            assertThat(platform.as("")
                            .send("GET", "/v2/catalog", "", "X-Api-Key", "k3y")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aPasswordIsGeneratedIfNoneIsConfigured(CapturedOutput output) {
        try (ConfigurableApplicationContext application =
                TestApplications.start(List.of(), List.of(QueueApplication.class), "openbroker.state=memory")) {
            String line = output.toString()
                    .lines()
                    .filter(text -> text.contains("No credentials are configured."))
                    .findFirst()
                    .orElseThrow();
            String password = line.replaceFirst(".*password \"", "").replaceFirst("\".*", "");
            Platform platform = Platform.on(TestApplications.port(application));

            assertThat(platform.as("admin:" + password)
                            .send("GET", "/v2/catalog", "")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(platform.send("GET", "/v2/catalog", "").statusCode()).isEqualTo(401);
        }
    }
}
