package io.openbroker.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The kit against the assembled server. */
class ConformanceTest {

    private final TestServer server = new TestServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void findsNothingInOurOwnServer() {
        Report report = TestRun.of(server.transport()).build().run(ProgressListener.NONE);

        assertThat(report.problem()).isEmpty();
        assertThat(report.results())
                .filteredOn(result -> !(result.outcome() instanceof CheckOutcome.Passed)
                        && !(result.outcome() instanceof CheckOutcome.NotApplicable)
                        && !(result.outcome() instanceof CheckOutcome.NotRun))
                .isEmpty();
        assertThat(report.leftovers()).isEmpty();
        assertThat(report.exitCode()).isZero();
    }
}
