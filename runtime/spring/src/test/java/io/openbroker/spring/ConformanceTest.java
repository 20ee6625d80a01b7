package io.openbroker.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.client.http.BrokerConnection;
import io.openbroker.client.http.BrokerConnectionSettings;
import io.openbroker.conformance.CheckOutcome;
import io.openbroker.conformance.Conformance;
import io.openbroker.conformance.Mode;
import io.openbroker.conformance.ProgressListener;
import io.openbroker.conformance.Report;
import io.openbroker.spring.TestApplications.Part;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ConfigurableApplicationContext;

/** The conformance kit finds nothing in an application, with each web server that Spring Boot has. */
class ConformanceTest {

    static Stream<List<Part>> servers() {
        return Stream.of(List.of(), List.of(Part.JETTY));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void findsNothing(List<Part> parts) {
        try (ConfigurableApplicationContext application = TestApplications.start(
                parts,
                List.of(QueueApplication.class),
                "openbroker.state=memory",
                "openbroker.username=cf",
                "openbroker.password=s3cr3t")) {
            URI uri = URI.create("http://127.0.0.1:" + TestApplications.port(application));
            Report report = Conformance.of(BrokerConnection.with(
                            BrokerConnectionSettings.of(uri).withBasic("cf", "s3cr3t")))
                    .broker(uri.toString())
                    .modes(EnumSet.of(Mode.READ_ONLY, Mode.LIFECYCLE, Mode.RACES))
                    .parallelism(8)
                    // Authentication is the runtime's, which delays the responses to wrong credentials.
                    .checks(id -> !id.startsWith("authentication."))
                    .build()
                    .run(ProgressListener.NONE);

            assertThat(report.problem()).isEmpty();
            assertThat(report.results())
                    .filteredOn(result -> !(result.outcome() instanceof CheckOutcome.NotApplicable))
                    .hasSizeGreaterThan(200)
                    .allSatisfy(result -> assertThat(result.outcome())
                            .as(result.check().id())
                            .isInstanceOf(CheckOutcome.Passed.class));
            assertThat(report.leftovers()).isEmpty();
        }
    }
}
