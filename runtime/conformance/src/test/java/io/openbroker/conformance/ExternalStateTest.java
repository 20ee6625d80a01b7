package io.openbroker.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.client.http.BrokerConnection;
import io.openbroker.client.http.BrokerConnectionSettings;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import org.junit.jupiter.api.Test;

/** The kit against a broker that keeps its state by itself. */
class ExternalStateTest {

    @Test
    void isNotAccused() {
        try (BrokerServer server = BrokerServer.start(
                ServerSettings.DEFAULT.withHost("127.0.0.1").withPort(0).withCredentials("cf", "pl4tform"),
                new LedgerBrokerDispatcher(new LedgerBroker()))) {
            BrokerConnection connection = BrokerConnection.with(
                    BrokerConnectionSettings.of(server.uri()).withBasic("cf", "pl4tform"));
            Report report = TestRun.of(connection)
                    .plan(LedgerBroker.THIN_ID)
                    .checks(id -> !id.startsWith("authentication."))
                    .build()
                    .run(ProgressListener.NONE);

            assertThat(report.problem()).isEmpty();
            assertThat(report.results())
                    .filteredOn(result -> result.check().level() != Level.MAY
                            && !(result.outcome() instanceof CheckOutcome.Passed)
                            && !(result.outcome() instanceof CheckOutcome.NotApplicable)
                            && !(result.outcome() instanceof CheckOutcome.NotRun))
                    .extracting(result -> result.check().id())
                    .as("such a broker knows operations by the ids that polls carry, and finds polls without malformed")
                    .containsExactlyInAnyOrder("polling.unknown-instance-404", "polling.unknown-binding-404");
            assertThat(report.results())
                    .filteredOn(result -> result.outcome() instanceof CheckOutcome.Passed)
                    .hasSizeGreaterThan(100);
            assertThat(report.leftovers()).isEmpty();
        }
    }
}
