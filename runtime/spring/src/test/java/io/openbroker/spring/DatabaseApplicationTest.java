package io.openbroker.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.runtime.BrokerEngine;
import io.openbroker.spring.TestApplications.Part;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** Applications with a database keep the state of their brokers there. */
@ExtendWith(OutputCaptureExtension.class)
class DatabaseApplicationTest {

    private static final String KEYS = io.openbroker.jdbc.StateKeys.generate().toJson();

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void startDatabase() throws IOException {
        postgres = EmbeddedPostgres.builder().setPort(0).start();
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        postgres.close();
    }

    /** An application with tables of its own, which Flyway creates. */
    @Configuration(proxyBeanMethods = false)
    @Import({QueueApplication.class, AccountBroker.class})
    static class AccountApplication {}

    private static ConfigurableApplicationContext start(String... more) {
        List<String> properties = new java.util.ArrayList<>(List.of(
                "spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                "spring.datasource.username=postgres",
                "spring.flyway.locations=classpath:account-migrations",
                "openbroker.username=cf",
                "openbroker.password=s3cr3t",
                "openbroker.state-keys=" + KEYS));
        properties.addAll(List.of(more));
        return TestApplications.start(
                List.of(Part.DATABASE), List.of(AccountApplication.class), properties.toArray(String[]::new));
    }

    @Test
    void stateOutlivesTheApplicationAndLeavesItsTablesAlone(CapturedOutput output) throws InterruptedException {
        try (ConfigurableApplicationContext application = start()) {
            Platform platform = Platform.on(TestApplications.port(application));
            assertThat(platform.provision("i1").statusCode()).isEqualTo(202);
            assertThat(platform.poll("i1")).contains("succeeded");

            JdbcTemplate database = application.getBean(JdbcTemplate.class);
            assertThat(database.queryForList("select script from flyway_schema_history", String.class))
                    .containsExactly("V1__account.sql");
            assertThat(database.queryForList("select success from openbroker_schema_history", Boolean.class))
                    .isNotEmpty()
                    .doesNotContain(false);
        }
        assertThat(output).contains("State is stored in postgresql://localhost:" + postgres.getPort() + "/postgres.");
        try (ConfigurableApplicationContext application = start()) {
            Platform platform = Platform.on(TestApplications.port(application));
            assertThat(platform.provision("i1").statusCode()).isEqualTo(200);
            assertThat(platform.deprovision("i1").statusCode()).isEqualTo(200);
            assertThat(application
                            .getBean(BrokerEngine.class)
                            .ready()
                            .toCompletableFuture()
                            .join())
                    .isTrue();
        }
    }

    @Test
    void handlersAreTransactions() {
        try (ConfigurableApplicationContext application = start()) {
            Platform platform = Platform.on(TestApplications.port(application));
            JdbcTemplate database = application.getBean(JdbcTemplate.class);
            assertThat(org.springframework.aop.support.AopUtils.isCglibProxy(application.getBean(AccountBroker.class)))
                    .isTrue();

            assertThat(account(platform, "a1", false)).isEqualTo(201);
            assertThat(account(platform, "a2", true)).isEqualTo(400);

            assertThat(database.queryForList("select id from account", String.class))
                    .containsExactly("a1");
            assertThat(platform.send(
                                    "DELETE",
                                    Platform.instance("a1") + "?service_id=" + AccountBroker.SERVICE + "&plan_id="
                                            + AccountBroker.PLAN,
                                    "")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(database.queryForList("select id from account", String.class))
                    .isEmpty();
        }
    }

    private static int account(Platform platform, String id, boolean fail) {
        return platform.send(
                        "PUT",
                        Platform.instance(id),
                        "{\"service_id\": \"" + AccountBroker.SERVICE + "\", \"plan_id\": \"" + AccountBroker.PLAN
                                + "\"" + Platform.CONTEXT + ", \"parameters\": {\"fail\": " + fail + "}}")
                .statusCode();
    }

    @Test
    void aPoolThatDoesNotCommitByItselfWorksToo() throws InterruptedException {
        try (ConfigurableApplicationContext application =
                start("spring.datasource.hikari.auto-commit=false", "spring.datasource.hikari.maximum-pool-size=3")) {
            Platform.on(TestApplications.port(application)).walk("i2");
        }
    }

    @Test
    void keysAreRequired(CapturedOutput output) {
        try {
            start("openbroker.state-keys=").close();
        } catch (RuntimeException e) {
            assertThat(output)
                    .contains("State in a shared database is encrypted, but no key set is configured; set"
                            + " openbroker.state-keys or openbroker.state-keys-file to the same keys for all replicas");
            return;
        }
        throw new AssertionError("It started without keys");
    }

    @Test
    void otherPlacesMayBeChosen(CapturedOutput output) throws InterruptedException {
        try (ConfigurableApplicationContext application = start("openbroker.state-keys=", "openbroker.state=memory")) {
            Platform.on(TestApplications.port(application)).walk("i3");
        }
        assertThat(output).doesNotContain("State is stored in");
    }

    @Test
    void aDatabaseInMemoryIsLikeStateInMemory(CapturedOutput output) throws InterruptedException {
        try (ConfigurableApplicationContext application = TestApplications.start(
                List.of(Part.DATABASE),
                List.of(QueueApplication.class),
                "spring.flyway.enabled=false",
                "openbroker.username=cf",
                "openbroker.password=s3cr3t")) {
            Platform.on(TestApplications.port(application)).walk("i4");
            assertThat(application.getBean(JdbcTemplate.class).queryForObject("select h2version()", String.class))
                    .isNotBlank();
        }
        assertThat(output).doesNotContain("State is stored in");
    }
}
