package io.openbroker.runtime.internal.lifecycle.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.Accepted;
import io.openbroker.model.BrokerException;
import io.openbroker.model.LastOperationRequest;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.RetryLater;
import io.openbroker.model.ServiceBinding;
import io.openbroker.model.ServiceInstance;
import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.internal.testing.ManualState;
import io.openbroker.runtime.internal.testing.TestBroker;
import io.openbroker.runtime.internal.testing.TestPlatform;
import io.openbroker.runtime.internal.testing.TestPlatform.Answer;
import io.openbroker.runtime.internal.testing.TestTime;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the worker does with operations, one step after the other, while a test turns the clock. */
class BackgroundOperationsTest {

    private static final Duration WEEK = Duration.ofDays(7);

    private final TestTime time = new TestTime();
    private final ManualState state = new ManualState(time);
    private final TestBroker broker = TestBroker.managed(Execution.ASYNCHRONOUS);
    private final TestPlatform platform = TestPlatform.of(broker, state, time);

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void endWithTheHandler() {
        broker.on(OsbOperation.PROVISION, call -> ServiceInstance.withDashboard("https://dashboard"));
        Answer accepted = platform.provision("i");
        assertPoll(accepted, "in progress", "");
        assertThat(platform.fetch("i").status()).isEqualTo(404);

        assertThat(state.work()).isEmpty();
        assertPoll(accepted, "succeeded", "");
        assertThat(platform.fetch("i").text("dashboard_url")).isEqualTo("https://dashboard");
        assertThat(state.work()).as("there is nothing to be done any more").isEmpty();
        assertThat(broker.requests()).hasSize(1);
    }

    @Test
    void areTriedAgainAfterAWaitThatDoubles() {
        broker.on(OsbOperation.PROVISION, call -> {
            throw RetryLater.in(Duration.ofSeconds(100), "Not yet.");
        });
        Answer accepted = platform.provision("i");

        for (int seconds : new int[] {100, 200, 400, 600, 600}) {
            assertThat(state.work()).contains(Duration.ofSeconds(seconds));
            assertPoll(accepted, "in progress", "Not yet.");
            time.pass(Duration.ofSeconds(seconds));
        }
        broker.on(OsbOperation.PROVISION, call -> ServiceInstance.EMPTY);
        assertThat(state.work()).isEmpty();
        assertPoll(accepted, "succeeded", "");
    }

    @Test
    void waitAsLongAsTheHandlerWants() {
        broker.on(OsbOperation.PROVISION, call -> {
            throw RetryLater.in(Duration.ofMinutes(30), "Not yet.");
        });
        platform.provision("i");

        assertThat(state.work()).contains(Duration.ofMinutes(30));
        assertThat(state.work()).as("no longer").contains(Duration.ofMinutes(30));
    }

    @Test
    void areGivenUpAfterAWeek() {
        broker.on(OsbOperation.PROVISION, call -> {
            throw RetryLater.in(Duration.ofSeconds(1), "Not yet.");
        });
        Answer accepted = platform.provision("i");
        time.pass(WEEK);
        assertThat(state.work()).isPresent();
        time.pass(Duration.ofNanos(1));

        assertThat(state.work()).isEmpty();
        assertPoll(accepted, "failed", "Not yet.");
    }

    @Test
    void failWithTheHandler() {
        broker.on(OsbOperation.PROVISION, call -> {
            throw BrokerException.quotaExceeded("No more.");
        });
        Answer accepted = platform.provision("i");

        assertThat(state.work()).isEmpty();
        assertPoll(accepted, "failed", "No more.");
        assertThat(platform.deprovision("i").status())
                .as("what a handler in the background has left is deleted")
                .isEqualTo(202);
    }

    @Test
    void tellOfProgress() {
        broker.on(OsbOperation.PROVISION, call -> {
            call.progress().report("Half done.");
            assertThat(platform.poll("i", call.operationId()).text("description"))
                    .isEqualTo("Half done.");
            return ServiceInstance.EMPTY;
        });
        Answer accepted = platform.provision("i");

        assertThat(state.work()).isEmpty();
        assertPoll(accepted, "succeeded", "");
    }

    @Test
    void thatGoOnElsewhereArePolledLessOftenTheLongerTheyTake() {
        broker.on(OsbOperation.PROVISION, Execution.DELEGATED, call -> Accepted.as("work"))
                .on(OsbOperation.LAST_OPERATION, call -> OperationStatus.inProgress("Working."));
        TestPlatform delegating = TestPlatform.of(broker, state, time);
        Answer accepted = delegating.provision("i");

        assertThat(state.work()).contains(Duration.ofSeconds(1));
        assertPoll(accepted, "in progress", "Working.");
        time.pass(Duration.ofSeconds(40));
        assertThat(state.work()).contains(Duration.ofSeconds(10));
        time.pass(Duration.ofHours(1));
        assertThat(state.work()).contains(Duration.ofSeconds(30));
        broker.on(
                OsbOperation.LAST_OPERATION,
                call -> OperationStatus.inProgress("Working.").retryAfter(Duration.ofMinutes(5)));
        assertThat(state.work()).as("as the handler says").contains(Duration.ofMinutes(5));
        assertThat(delegating.poll("i", accepted.operation()).headers()).containsEntry("Retry-After", "300");

        broker.on(OsbOperation.LAST_OPERATION, call -> OperationStatus.succeeded());
        assertThat(state.work()).isEmpty();
        assertPoll(accepted, "succeeded", "");
        assertThat(broker.requests(LastOperationRequest.class)).allSatisfy(poll -> {
            assertThat(poll.operationId()).isEqualTo("work");
            assertThat(poll.operation()).isEqualTo(OsbOperation.PROVISION);
            assertThat(poll.planId()).isEqualTo(TestBroker.SMALL);
        });
    }

    @Test
    void thatGoOnElsewhereAreNotGivenUpForAHandlerThatFails() {
        broker.on(OsbOperation.PROVISION, Execution.DELEGATED, call -> Accepted.as("work"))
                .on(OsbOperation.LAST_OPERATION, call -> {
                    throw BrokerException.notFound("Which work?");
                });
        TestPlatform delegating = TestPlatform.of(broker, state, time);
        Answer accepted = delegating.provision("i");

        assertThat(state.work()).contains(Duration.ofSeconds(1));
        assertPoll(accepted, "in progress", "");
        time.pass(WEEK);
        assertThat(state.work()).contains(Duration.ofSeconds(30));
        time.pass(Duration.ofNanos(1));
        assertThat(state.work()).isEmpty();
        assertThat(platform.poll("i", accepted.operation()).text("state")).isEqualTo("failed");
    }

    @Test
    void thatDeleteElsewhereHaveEndedWhenNothingIsFound() {
        platform.provision("i");
        state.work();
        broker.on(OsbOperation.DEPROVISION, Execution.DELEGATED, call -> Accepted.as("work"))
                .on(OsbOperation.LAST_OPERATION, call -> {
                    throw BrokerException.notFound("Which work?");
                });
        TestPlatform delegating = TestPlatform.of(broker, state, time);
        Answer accepted = delegating.deprovision("i");

        assertThat(state.work()).isEmpty();
        assertPoll(accepted, "succeeded", "");
        assertThat(platform.fetch("i").status()).isEqualTo(404);
    }

    @Test
    void thatBindElsewhereEndWithTheBinding() {
        platform.provision("i");
        state.work();
        broker.on(OsbOperation.BIND, Execution.DELEGATED, call -> Accepted.as("work"))
                .on(
                        OsbOperation.LAST_BINDING_OPERATION,
                        call -> OperationStatus.succeeded(ServiceBinding.of(Map.of("user", "from elsewhere"))));
        TestPlatform delegating = TestPlatform.of(broker, state, time);
        Answer accepted = delegating.bind("i", "b");
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.body().has("credentials")).isFalse();

        assertThat(state.work()).isEmpty();
        assertThat(platform.pollBinding("i", "b", accepted.operation()).text("state"))
                .isEqualTo("succeeded");
        assertThat(platform.fetchBinding("i", "b")
                        .body()
                        .path("credentials")
                        .path("user")
                        .asString(""))
                .isEqualTo("from elsewhere");
    }

    @Test
    void thatBindElsewhereFailIfTheBindingCannotBeUsed() {
        platform.provision("i");
        state.work();
        broker.on(OsbOperation.BIND, Execution.DELEGATED, call -> Accepted.as("work"))
                .on(
                        OsbOperation.LAST_BINDING_OPERATION,
                        call -> OperationStatus.succeeded(ServiceBinding.EMPTY.withSyslogDrain("syslog://drain")));
        TestPlatform delegating = TestPlatform.of(broker, state, time);
        Answer accepted = delegating.bind("i", "b");

        assertThat(state.work()).isEmpty();
        assertThat(platform.pollBinding("i", "b", accepted.operation()).text("state"))
                .isEqualTo("failed");
        assertThat(platform.fetchBinding("i", "b").status()).isEqualTo(404);
    }

    private void assertPoll(Answer accepted, String state, String description) {
        assertThat(accepted.status()).isEqualTo(202);
        Answer poll = platform.poll("i", accepted.operation());
        assertThat(poll.status()).isEqualTo(200);
        assertThat(poll.text("state")).isEqualTo(state);
        assertThat(poll.text("description")).isEqualTo(description);
        assertThat(poll.headers().containsKey("Retry-After")).isEqualTo(state.equals("in progress"));
    }
}
