package io.openbroker.sample.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.client.http.BrokerHttpResponse;
import io.openbroker.client.http.BrokerTransport;
import io.openbroker.client.http.Exchange;
import io.openbroker.client.http.ExchangeOutcome;
import io.openbroker.conformance.CheckOutcome;
import io.openbroker.conformance.Conformance;
import io.openbroker.conformance.Mode;
import io.openbroker.conformance.ProgressListener;
import io.openbroker.conformance.Report;
import java.io.IOException;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** The broker conforms to the specification, whatever is asked of it at once. */
class ConformanceTest {

    /** The server knows which time zones there are; no schema says it. */
    private static final String PARAMETERS = """
            offerings:
              postgres:
                provision: {timezone: UTC}
                update: {timezone: Europe/Berlin}
            """;

    @Test
    void conforms() throws IOException {
        try (Platform platform = Platform.start()) {
            BrokerTransport broker = platform.connection();
            Report report = Conformance.of(request -> impatient(broker.send(request)))
                    .modes(EnumSet.of(Mode.READ_ONLY, Mode.LIFECYCLE, Mode.RACES))
                    .parameters(PARAMETERS)
                    // Authentication is the runtime's, which delays the responses to wrong credentials.
                    .checks(id -> !id.startsWith("authentication."))
                    .parallelism(8)
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

    /** Without the seconds that platforms are asked to wait, for which a test has no time. */
    private static Exchange impatient(Exchange exchange) {
        return exchange.response()
                .map(response -> new Exchange(
                        exchange.request(),
                        new ExchangeOutcome.Responded(new BrokerHttpResponse(
                                response.status(),
                                response.headers().stream()
                                        .filter(header -> !header.isNamed("Retry-After"))
                                        .toList(),
                                response.body(),
                                response.isTruncated())),
                        exchange.started(),
                        exchange.duration()))
                .orElse(exchange);
    }
}
