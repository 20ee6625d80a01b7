package io.openbroker.conformance.internal.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.client.http.BrokerHttpResponse;
import io.openbroker.client.http.ClientTime;
import io.openbroker.client.http.Exchange;
import io.openbroker.client.http.ExchangeOutcome;
import io.openbroker.client.http.Header;
import io.openbroker.client.http.NoResponse;
import io.openbroker.conformance.internal.lifecycle.OperationRecord.End;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Polling by a clock that moves when somebody waits. */
class PollerTest {

    private static final String ACCEPTED = "{\"operation\": \"op 1\"}";
    private static final String IN_PROGRESS = "{\"state\": \"in progress\", \"description\": \"half\"}";

    private final List<Duration> waits = new ArrayList<>();
    private final List<String> targets = new ArrayList<>();
    private final List<String> activities = new ArrayList<>();
    private final Deque<ExchangeOutcome> responses = new ArrayDeque<>();
    private final ClientTime time = new ClientTime() {
        private Duration passed = Duration.ZERO;

        @Override
        public Instant now() {
            return Instant.EPOCH.plus(passed);
        }

        @Override
        public long nanos() {
            return passed.toNanos();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            waits.add(duration);
            passed = passed.plus(duration);
        }
    };
    private final Poller poller = new Poller(time, () -> Duration.ofMinutes(1), activities::add);

    private OperationRecord run(String method, Optional<Duration> maximumPolling) {
        Sender sender = request -> {
            targets.add(request.target());
            ExchangeOutcome outcome = responses.size() > 1 ? responses.remove() : responses.element();
            return new Exchange(request, outcome, time.now(), Duration.ZERO);
        };
        return poller.run(
                sender,
                new Poller.Operation(
                        "provisioning of queue/small",
                        OsbRequest.of(method, "/v2/service_instances/i1"),
                        OsbRequest.of("GET", "/v2/service_instances/i1/last_operation"),
                        method.equals("DELETE"),
                        maximumPolling),
                response -> {});
    }

    private void respond(int status, String body, Header... headers) {
        responses.add(new ExchangeOutcome.Responded(
                new BrokerHttpResponse(status, List.of(headers), body.getBytes(StandardCharsets.UTF_8), false)));
    }

    @Test
    void pollsWithTheOperationUntilItSucceeded() {
        respond(202, ACCEPTED);
        respond(200, IN_PROGRESS);
        respond(200, "{\"state\": \"succeeded\"}");

        OperationRecord record = run("PUT", Optional.empty());

        assertThat(record.succeeded()).isTrue();
        assertThat(record.polls()).hasSize(2);
        assertThat(targets)
                .containsExactly(
                        "/v2/service_instances/i1",
                        "/v2/service_instances/i1/last_operation?operation=op%201",
                        "/v2/service_instances/i1/last_operation?operation=op%201");
        assertThat(activities).containsExactly("Waiting for the provisioning of queue/small (half)");
    }

    @Test
    void waitsAsLongAsTheBrokerAsks() {
        respond(202, ACCEPTED, new Header("Retry-After", "7"));
        respond(200, "{\"state\": \"succeeded\"}");

        run("PUT", Optional.empty());

        assertThat(waits).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void endsAtTheDeadlineAndWaitsLessTheNextTime() {
        respond(202, ACCEPTED);
        respond(200, IN_PROGRESS);

        assertThat(run("PUT", Optional.empty()).endReason()).isEqualTo("it did not end within 1 min.");
        responses.clear();
        respond(202, ACCEPTED);
        respond(200, IN_PROGRESS);
        assertThat(run("PUT", Optional.empty()).endReason()).isEqualTo("it did not end within 6 s.");
    }

    @Test
    void keepsToTheMaximumPollingDurationOfTheCatalog() {
        respond(202, ACCEPTED);
        respond(200, IN_PROGRESS);

        OperationRecord record = run("PUT", Optional.of(Duration.ofSeconds(2)));

        assertThat(record.end()).isEqualTo(End.UNFINISHED);
        assertThat(record.endReason()).isEqualTo("it did not end within 2 s.");
    }

    @Test
    void takesSomeFailuresOfPolls() {
        respond(202, ACCEPTED);
        respond(503, "");
        responses.add(new NoResponse(NoResponse.Reason.TIMEOUT, "No response."));
        respond(200, "{\"state\": \"failed\", \"description\": \"Out of disks\"}");

        OperationRecord record = run("PUT", Optional.empty());

        assertThat(record.end()).isEqualTo(End.FAILED);
        assertThat(record.endReason()).isEqualTo("the operation failed (\"Out of disks\").");
    }

    @Test
    void givesUpWhenPollsNeverWork() {
        respond(202, ACCEPTED);
        respond(500, "");

        OperationRecord record = run("PUT", Optional.empty());

        assertThat(record.end()).isEqualTo(End.UNREADABLE);
        assertThat(record.endReason()).isEqualTo("polls got 500 6 times in a row.");
    }

    @Test
    void takes410AsTheEndOfADeletionAlone() {
        respond(202, ACCEPTED);
        respond(410, "{}");
        assertThat(run("DELETE", Optional.empty()).succeeded()).isTrue();

        responses.clear();
        respond(202, ACCEPTED);
        respond(410, "{}");
        assertThat(run("PUT", Optional.empty()).end()).isEqualTo(End.UNREADABLE);
    }

    @Test
    void endsWhenItsThreadIsInterrupted() {
        respond(202, ACCEPTED);
        Thread.currentThread().interrupt();

        OperationRecord record = run("PUT", Optional.empty());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(record.end()).isEqualTo(End.UNFINISHED);
    }

    @Test
    void saysHowTheBrokerRejects() {
        respond(422, "{\"error\": \"AsyncRequired\", \"description\": \"Poll\"}");

        OperationRecord record = run("PUT", Optional.empty());

        assertThat(record.requiresAsync()).isTrue();
        assertThat(record.endReason()).isEqualTo("the broker responded with 422 AsyncRequired (\"Poll\").");
    }
}
