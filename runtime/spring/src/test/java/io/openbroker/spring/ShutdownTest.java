package io.openbroker.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.annotation.Bind;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.Unbind;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** A broker stops together with the web server of its application. */
class ShutdownTest {

    /** A broker whose handlers wait for the test. */
    @Broker
    @ServiceOffering(id = SlowBroker.SERVICE, name = "slow", description = "Slow", plans = SlowBroker.Plans.class)
    static class SlowBroker {

        static final String SERVICE = "d3e2f1a0-9b8c-4d7e-8f60-1a2b3c4d5e6f";
        static final String PLAN = "e4f3a2b1-ac9d-4e8f-9071-2b3c4d5e6f70";

        private final CountDownLatch arrived = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);

        enum Plans {
            @Plan(id = SlowBroker.PLAN, description = "One")
            ONE
        }

        @Provision
        void provision() throws InterruptedException {
            arrived.countDown();
            open.await();
        }

        @Deprovision
        void deprovision() {}

        @Bind
        Map<String, String> bind() {
            return Map.of();
        }

        @Unbind
        void unbind() {}
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(SlowBroker.class)
    static class SlowApplication {}

    private static ConfigurableApplicationContext start(int graceSeconds) {
        return TestApplications.start(
                List.of(),
                List.of(SlowApplication.class),
                "openbroker.state=memory",
                "openbroker.username=cf",
                "openbroker.password=s3cr3t",
                "openbroker.shutdown-seconds=" + graceSeconds);
    }

    private static CompletableFuture<HttpResponse<String>> provision(ConfigurableApplicationContext application)
            throws InterruptedException {
        Platform platform = Platform.on(TestApplications.port(application));
        CompletableFuture<HttpResponse<String>> response = CompletableFuture.supplyAsync(() -> platform.send(
                "PUT",
                Platform.instance("i1"),
                "{\"service_id\": \"" + SlowBroker.SERVICE + "\", \"plan_id\": \"" + SlowBroker.PLAN + "\""
                        + Platform.CONTEXT + "}"));
        application.getBean(SlowBroker.class).arrived.await();
        return response;
    }

    @Test
    void waitsForRunningRequests() throws InterruptedException {
        ConfigurableApplicationContext application = start(60);
        CompletableFuture<HttpResponse<String>> response = provision(application);
        CompletableFuture<Void> closing = CompletableFuture.runAsync(application::close);

        assertThat(closing).isNotDone();
        application.getBean(SlowBroker.class).open.countDown();

        assertThat(response.join().statusCode()).isEqualTo(201);
        closing.join();
    }

    @Test
    void interruptsHandlersInTimeForTheirResponses() throws InterruptedException {
        ConfigurableApplicationContext application = start(0);
        CompletableFuture<HttpResponse<String>> response = provision(application);

        application.close();

        assertThat(response.join().statusCode()).isEqualTo(503);
        assertThat(response.join().body()).startsWith("{\"");
    }
}
