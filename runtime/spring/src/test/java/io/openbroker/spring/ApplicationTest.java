package io.openbroker.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.spring.TestApplications.Part;
import io.openbroker.undertow.support.RawConnection;
import io.openbroker.undertow.support.ServerTest;
import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ConfigurableApplicationContext;

/** An application serves brokers beside its own endpoints, with each web server that Spring Boot has. */
class ApplicationTest {

    /** The web servers of Spring Boot; one application of each is started once. */
    enum Server {
        TOMCAT(List.of()),
        JETTY(List.of(Part.JETTY));

        @SuppressWarnings("ImmutableEnumChecker")
        private final List<Part> parts;

        Server(List<Part> parts) {
            this.parts = parts;
        }
    }

    private static final Map<Server, ConfigurableApplicationContext> STARTED = new EnumMap<>(Server.class);

    private static ConfigurableApplicationContext application(Server server) {
        return STARTED.computeIfAbsent(
                server,
                wanted -> TestApplications.start(
                        wanted.parts,
                        List.of(QueueApplication.class),
                        "openbroker.state=memory",
                        "openbroker.username=cf",
                        "openbroker.password=s3cr3t",
                        "openbroker.platform-credentials.k8s=kubernetes:s3cr3t",
                        "openbroker.max-body-bytes=1000"));
    }

    @AfterAll
    static void stop() {
        STARTED.values().forEach(ConfigurableApplicationContext::close);
        STARTED.clear();
    }

    private static Platform platform(Server server) {
        return Platform.on(TestApplications.port(application(server)));
    }

    @ParameterizedTest
    @EnumSource
    void servesABrokerBeanWithItsDependencies(Server server) throws InterruptedException {
        assertThat(TestApplications.server(application(server)).getClass().getSimpleName())
                .startsWithIgnoringCase(server.name());

        platform(server).walk("i1");

        assertThat(application(server).getBean(Ledger.class).entries())
                .contains("provision i1 7", "bind b1", "unbind b1", "deprovision i1");
    }

    @ParameterizedTest
    @EnumSource
    void acceptsEncodedSlashesInIds(Server server) throws InterruptedException {
        platform(server).walk("a%2Fb%25%5C%3B");

        assertThat(application(server).getBean(Ledger.class).entries()).contains("provision a/b%\\; 7");
    }

    @ParameterizedTest
    @EnumSource
    void asksForBodiesThatClientsHoldBack(Server server) throws Exception {
        String body = "{\"service_id\": \"%s\", \"plan_id\": \"%s\"%s}"
                .formatted(QueueBroker.SERVICE, QueueBroker.PLAN, Platform.CONTEXT);
        try (RawConnection connection = new RawConnection(TestApplications.port(application(server)))) {
            connection.send("PUT /v2/service_instances/held?accepts_incomplete=true HTTP/1.1\r\nHost: localhost\r\n"
                    + "X-Broker-API-Version: 2.17\r\nAuthorization: " + ServerTest.basic("cf", "s3cr3t")
                    + "\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: " + body.length()
                    + "\r\n\r\n");
            assertThat(connection.receive().status()).isEqualTo(100);
            connection.send(body);
            assertThat(connection.receive().status()).isEqualTo(202);
        }
    }

    @ParameterizedTest
    @EnumSource
    void servesPlatformsWithAPrefix(Server server) throws InterruptedException {
        Platform prefixed = platform(server).at("/k8s").as("kubernetes:s3cr3t");

        prefixed.walk("i2");

        assertThat(prefixed.as("cf:s3cr3t").send("GET", "/v2/catalog", "").statusCode())
                .isEqualTo(401);
        assertThat(prefixed.provision("i3").statusCode()).isEqualTo(202);
        assertThat(platform(server).send("GET", Platform.instance("i3"), "").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource
    void servesTheEndpointsOfTheApplication(Server server) {
        assertThat(platform(server).send("GET", "/greetings/you", "").body()).isEqualTo("Hello you");
        assertThat(platform(server).send("GET", "/nothing", "").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource
    void rejectsInTheFormOfTheSpecification(Server server) {
        Platform platform = platform(server);

        HttpResponse<String> unauthorized = platform.as("cf:wrong").send("GET", "/v2/catalog", "");
        assertThat(unauthorized.statusCode()).isEqualTo(401);
        assertThat(unauthorized.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic realm=\"openbroker\""));
        HttpResponse<String> old = platform.send("GET", "/v2/catalog", "", "X-Broker-API-Version", "2.1");
        assertThat(old.statusCode()).isEqualTo(412);
        HttpResponse<String> large = platform.send("PUT", Platform.instance("i4"), "x".repeat(2_000));
        assertThat(large.statusCode()).isEqualTo(413);
        HttpResponse<String> unknown = platform.send("GET", "/v2/nothing", "");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(List.of(unauthorized, old, large, unknown)).allSatisfy(response -> {
            assertThat(response.body()).startsWith("{\"").contains("\"description\":");
            assertThat(response.headers().firstValue("X-Broker-API-Request-Identity"))
                    .isPresent();
        });
    }
}
