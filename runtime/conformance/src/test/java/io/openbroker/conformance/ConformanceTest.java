package io.openbroker.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.client.http.BrokerTransport;
import io.openbroker.client.http.ClientTime;
import io.openbroker.client.http.Exchange;
import io.openbroker.client.http.NoResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
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
    void waitsOnceForABrokerThatHostileRequestsHaveBroughtDown() {
        AtomicBoolean down = new AtomicBoolean();
        BrokerTransport transport = request -> {
            if (request.text().contains("[[[[[[[[")) {
                down.set(true);
            }
            Exchange exchange = server.transport().send(request);
            return down.get()
                    ? new Exchange(
                            exchange.request(),
                            new NoResponse(NoResponse.Reason.CLOSED, "The process has ended."),
                            exchange.started(),
                            exchange.duration())
                    : exchange;
        };
        List<Duration> pauses = new ArrayList<>();
        Report report = TestRun.of(transport, transport)
                .modes(Set.of(Mode.HOSTILE))
                .offering("queue")
                .parallelism(1)
                .time(new ClientTime() {
                    @Override
                    public Instant now() {
                        return ClientTime.SYSTEM.now();
                    }

                    @Override
                    public long nanos() {
                        return ClientTime.SYSTEM.nanos();
                    }

                    @Override
                    public void sleep(Duration duration) {
                        pauses.add(duration);
                    }
                })
                .checks(id -> id.startsWith("hostile.body.deep-nesting") || id.startsWith("hostile.path."))
                .build()
                .run(ProgressListener.NONE);

        assertThat(report.results())
                .extracting(result -> result.outcome().title())
                .containsOnlyOnce("failed")
                .filteredOn(title -> !title.equals("failed"))
                .hasSizeGreaterThan(4)
                .containsOnly("not run");
        assertThat(pauses).as("four after the check, four at the end").hasSize(8);
        assertThat(report.leftovers()).isNotEmpty();
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
