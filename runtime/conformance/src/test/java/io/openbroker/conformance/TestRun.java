package io.openbroker.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.client.http.BrokerTransport;
import io.openbroker.client.http.ClientTime;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Runs some or all checks in a test. */
public final class TestRun {

    /** Brokers ask for polls seconds apart, and tests need not obey. */
    private static final ClientTime IMPATIENT = new ClientTime() {

        private static final Duration LONGEST_WAIT = Duration.ofMillis(10);

        @Override
        public Instant now() {
            return SYSTEM.now();
        }

        @Override
        public long nanos() {
            return SYSTEM.nanos();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            SYSTEM.sleep(duration.compareTo(LONGEST_WAIT) < 0 ? duration : LONGEST_WAIT);
        }
    };

    private TestRun() {}

    /** Returns a builder of a run of every mode but hostile, with short deadlines. */
    public static ConformanceBuilder of(BrokerTransport transport) {
        return Conformance.of(transport)
                .broker("http://broker.example")
                .time(IMPATIENT)
                .modes(EnumSet.of(Mode.READ_ONLY, Mode.LIFECYCLE, Mode.RACES))
                .operationDeadline(Duration.ofSeconds(20))
                .cleanupDeadline(Duration.ofSeconds(20));
    }

    /** Expects that every check that concerns the broker has passed. */
    public static void findNothing(Report report) {
        assertThat(report.problem()).isEmpty();
        assertThat(report.results())
                .filteredOn(result -> !(result.outcome() instanceof CheckOutcome.Passed)
                        && !(result.outcome() instanceof CheckOutcome.NotApplicable))
                .isEmpty();
        assertThat(report.results())
                .filteredOn(result -> result.outcome() instanceof CheckOutcome.Passed)
                .hasSizeGreaterThan(200);
        assertThat(report.leftovers()).isEmpty();
        assertThat(report.exitCode()).isZero();
    }

    /** Returns a builder of a run of every mode, with short deadlines. */
    public static ConformanceBuilder of(BrokerTransport transport, BrokerTransport raw) {
        return of(transport).modes(EnumSet.allOf(Mode.class)).raw(raw);
    }

    /** Runs checks by their ids, and returns their results. */
    public static List<CheckResult> check(BrokerTransport transport, String... ids) {
        Set<String> wanted = Set.of(ids);
        return of(transport)
                .modes(EnumSet.allOf(Mode.class))
                .checks(wanted::contains)
                .build()
                .run(ProgressListener.NONE)
                .results();
    }
}
