package io.openbroker.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
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
    void runsWithoutRawConnections() {
        Report report = TestRun.of(server.transport())
                .modes(Set.of(Mode.HOSTILE))
                .checks(id -> id.equals("hostile.body.deep-nesting") || id.equals("hostile.path.traversal"))
                .build()
                .run(ProgressListener.NONE);

        assertThat(report.results())
                .extracting(result -> result.outcome().title())
                .containsExactly("passed", "not run");
    }

    @Test
    void findsNothingHostileInOurOwnServer() {
        Report report = TestRun.of(server.transport(), server.raw())
                .modes(Set.of(Mode.HOSTILE))
                .build()
                .run(ProgressListener.NONE);

        assertThat(report.results()).hasSizeGreaterThan(40);
        assertThat(report.results())
                .filteredOn(result -> !(result.outcome() instanceof CheckOutcome.Passed))
                .isEmpty();
        assertThat(report.leftovers()).isEmpty();
    }

    @Test
    void findsNothingInOurOwnServer() {
        Report report = TestRun.of(server.transport()).build().run(ProgressListener.NONE);

        assertThat(report.problem()).isEmpty();
        assertThat(report.results())
                .filteredOn(result -> !(result.outcome() instanceof CheckOutcome.Passed)
                        && !(result.outcome() instanceof CheckOutcome.NotApplicable))
                .isEmpty();
        assertThat(report.leftovers()).isEmpty();
        assertThat(report.exitCode()).isZero();
    }
}
