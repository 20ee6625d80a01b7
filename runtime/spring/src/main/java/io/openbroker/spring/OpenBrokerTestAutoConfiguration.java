package io.openbroker.spring;

import io.openbroker.testkit.PlatformKind;
import io.openbroker.testkit.TestPlatform;
import java.net.URI;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** Provides tests of an application with a simulated platform, if the test kit is on the class path. */
@AutoConfiguration
@ConditionalOnClass(TestPlatform.class)
final class OpenBrokerTestAutoConfiguration {

    OpenBrokerTestAutoConfiguration() {}

    /** Lazy, since the port is known only when the server has started. */
    @Bean
    @Lazy
    @ConditionalOnMissingBean
    TestPlatform openBrokerTestPlatform(Environment environment) {
        String port = environment.getProperty("local.server.port", "");
        if (port.isEmpty()) {
            throw new IllegalStateException("A TestPlatform needs a server, and this test has none. Use"
                    + " @SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT).");
        }
        URI broker =
                URI.create("http://localhost:" + port + environment.getProperty("server.servlet.context-path", ""));
        String user = environment.getProperty("openbroker.username", "");
        PlatformKind platform = TestPlatform.cloudFoundry();
        return user.isEmpty()
                ? platform.at(broker)
                : platform.at(broker, user, environment.getProperty("openbroker.password", ""));
    }
}
