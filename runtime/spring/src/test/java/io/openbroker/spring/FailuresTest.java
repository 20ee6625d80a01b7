package io.openbroker.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.openbroker.runtime.InMemoryState;
import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.spring.TestApplications.Part;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.context.support.GenericApplicationContext;

/** What is wrong with an application ends its start with a message that tells what to do. */
@ExtendWith(OutputCaptureExtension.class)
class FailuresTest {

    @TempDir
    private Path directory = Path.of("");

    private static final String HEAD = "APPLICATION FAILED TO START";

    @Configuration(proxyBeanMethods = false)
    static class TwoOfOneClass {

        @Bean
        QueueBroker another(Ledger ledger) {
            return new QueueBroker(ledger);
        }
    }

    @Test
    void twoBrokersWithOneOffering(CapturedOutput output) {
        fail(List.of(QueueApplication.class, TwoOfOneClass.class), "openbroker.state=memory");

        assertThat(output).contains(HEAD, "The application's service brokers cannot be served", QueueBroker.SERVICE);
    }

    @Test
    void aBrokerWithoutItsDispatcher(CapturedOutput output) throws Exception {
        Class<?> broker = UnprocessedBroker.compile(directory);
        SpringApplication application =
                TestApplications.application(List.of(), List.of(QueueApplication.class), "openbroker.state=memory");
        application.addInitializers(
                context -> ((GenericApplicationContext) context).registerBean("unprocessed", broker));

        assertThat(catchThrowable(application::run)).isNotNull();
        assertThat(output)
                .contains(
                        HEAD,
                        "Bean \"unprocessed\" is annotated with @Broker, but its dispatcher"
                                + " com.example.UnprocessedDispatcher was not found. Run the annotation processor when"
                                + " com.example.Unprocessed is compiled:");
    }

    @Test
    void invalidProperties(CapturedOutput output) {
        fail(
                List.of(QueueApplication.class),
                "openbroker.pasword=s3cr3t",
                "openbroker.max-nesting=deep",
                "openbroker.port=8080");

        assertThat(output)
                .contains(
                        HEAD,
                        "Properties of openbroker are invalid:",
                        "openbroker.pasword",
                        "is not a setting. Did you mean openbroker.password?",
                        "is \"deep\". Use a whole number from 1 to 1000.",
                        "Use server.port.")
                .doesNotContain("s3cr3t");
    }

    @Configuration(proxyBeanMethods = false)
    static class StateBean {

        @Bean
        BrokerState state() {
            return new InMemoryState();
        }
    }

    @Test
    void stateInTwoPlaces(CapturedOutput output) {
        fail(List.of(QueueApplication.class, StateBean.class), "openbroker.state=memory");

        assertThat(output)
                .contains(HEAD, "openbroker.state is set, but the program passes a state that is already open.");
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoDataSources {

        @Bean
        DataSource one() {
            return new JdbcDataSource();
        }

        @Bean
        DataSource two() {
            return new JdbcDataSource();
        }
    }

    @Test
    void severalDataSources(CapturedOutput output) {
        fail(
                List.of(Part.DATABASE),
                List.of(QueueApplication.class, TwoDataSources.class),
                "spring.flyway.enabled=false");

        assertThat(output).contains(HEAD, "several DataSources", "Mark one with @Primary, or set openbroker.state.");
    }

    @Test
    void unsupportedDatabase(CapturedOutput output) {
        fail(
                List.of(Part.DATABASE),
                List.of(QueueApplication.class),
                "spring.flyway.enabled=false",
                "spring.datasource.url=jdbc:sqlite::memory:",
                "openbroker.state-keys={}");

        assertThat(output)
                .contains(
                        HEAD,
                        "State cannot be kept in SQLite, the database of the DataSource. Set openbroker.state to"
                                + " memory, file:DIRECTORY or jdbc:postgresql:...");
    }

    @Configuration(proxyBeanMethods = false)
    static class Prototype {

        @Bean
        @Scope("prototype")
        QueueBroker another(Ledger ledger) {
            return new QueueBroker(ledger);
        }
    }

    @Test
    void noSingleton(CapturedOutput output) {
        fail(List.of(QueueApplication.class, Prototype.class), "openbroker.state=memory");

        assertThat(output).contains(HEAD, "Bean \"another\" is annotated with @Broker, but is no singleton.");
    }

    private static void fail(List<Class<?>> configurations, String... properties) {
        fail(List.of(), configurations, properties);
    }

    private static void fail(List<Part> parts, List<Class<?>> configurations, String... properties) {
        Throwable failure = catchThrowable(
                () -> TestApplications.start(parts, configurations, properties).close());
        assertThat(failure).as("the application does not start").isNotNull();
    }
}
