package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.testkit.TestPlatform;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"openbroker.state=memory", "openbroker.username=cf", "openbroker.password=s3cr3t"})
class QueueApplicationTest {

    @Test
    void provisionsAQueue(@Autowired TestPlatform platform) {
        assertThat(platform.provision(QueueBroker.Plans.SHARED).bind().credentials())
                .containsKey("uri");
    }
}
