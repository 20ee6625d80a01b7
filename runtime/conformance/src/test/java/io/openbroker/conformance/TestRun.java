package io.openbroker.conformance;

import io.openbroker.client.http.BrokerTransport;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Runs some or all checks in a test. */
public final class TestRun {

    private TestRun() {}

    /** Returns a builder of a run of every mode but hostile, with short deadlines. */
    public static ConformanceBuilder of(BrokerTransport transport) {
        return Conformance.of(transport)
                .broker("http://broker.example")
                .modes(EnumSet.of(Mode.READ_ONLY, Mode.LIFECYCLE, Mode.RACES))
                .operationDeadline(Duration.ofSeconds(20))
                .cleanupDeadline(Duration.ofSeconds(20));
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
