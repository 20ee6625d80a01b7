package io.openbroker.runtime.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import io.openbroker.model.BrokerException;
import io.openbroker.model.DeprovisionRequest;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.Platform;
import io.openbroker.model.RequestIdentity;
import io.openbroker.model.RequestOrigin;
import io.openbroker.runtime.internal.command.DeprovisionCommand;
import io.openbroker.runtime.internal.operation.RunningOperations;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.internal.state.InMemoryStateStore;
import io.openbroker.runtime.internal.testing.RecordedLog;
import io.openbroker.runtime.internal.testing.TestTime;
import io.openbroker.runtime.spi.policy.KnownInstances;
import io.openbroker.runtime.spi.policy.RequestPolicy;
import io.openbroker.runtime.spi.state.SampleRows;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.StateUnavailableException;
import io.openbroker.runtime.spi.state.list.InstanceCount;
import io.openbroker.runtime.spi.state.list.InstanceFilter;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls of policies that take too long, and what they count. */
class PolicyCallsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final RequestOrigin ORIGIN =
            new RequestOrigin(Platform.DEFAULT, Optional.empty(), new RequestIdentity("request-1"));
    private static final DeprovisionCommand COMMAND = new DeprovisionCommand(ORIGIN, "i-1", "service", "plan", true);

    private final TestTime time = new TestTime();
    private final RunningOperations calls = new RunningOperations(time.source().ticker());
    private final List<JsonResponse> early = new CopyOnWriteArrayList<>();
    private final StateStore store = new InMemoryStateStore(time.source().clock());

    @AfterEach
    void close() {
        calls.close();
    }

    @Test
    void areInterruptedAfterTheResponseTimeLimit() {
        PolicyCheck check = check(store, (request, known) -> {
            exceedTheLimit();
            assertThat(Thread.interrupted()).as("interrupted").isTrue();
        });
        try (RecordedLog log = RecordedLog.from(Level.WARN)) {
            Rejection rejection = catchThrowableOfType(Rejection.class, check::ask);

            assertThat(rejection.outcome()).isEqualTo(Outcome.POLICY_TOO_SLOW);
            assertThat(early).singleElement().satisfies(response -> {
                assertThat(response.status()).isEqualTo(504);
                assertThat(response.headers()).containsKey("Retry-After");
            });
            assertThat(log.events())
                    .singleElement()
                    .satisfies(event -> assertThat(event.getFormattedMessage())
                            .contains("DEPROVISION of instance \"i-1\"", "request-1"));
        }
        assertThat(calls.count()).isZero();
        assertThat(Thread.interrupted()).as("left to the next request").isFalse();
    }

    @Test
    void doNotRejectWithSomethingElseOnceAPlatformWasToldThatTheyTakeTooLong() {
        PolicyCheck check = check(store, (request, known) -> {
            exceedTheLimit();
            throw BrokerException.quotaExceeded("Too late.");
        });
        try (RecordedLog log = RecordedLog.from(Level.ERROR)) {
            assertThat(catchThrowableOfType(Rejection.class, check::ask).outcome())
                    .isEqualTo(Outcome.POLICY_TOO_SLOW);
            assertThat(log.events()).isEmpty();
        }
    }

    @Test
    void areNotAskedAfterOneThatTookTooLong() {
        List<String> asked = new CopyOnWriteArrayList<>();
        PolicyCheck check = check(
                store,
                (request, known) -> {
                    exceedTheLimit();
                    throw new IllegalStateException("interrupted");
                },
                (request, known) -> asked.add("second"));
        try (RecordedLog log = RecordedLog.from(Level.ERROR)) {
            assertThatThrownBy(check::ask).isInstanceOf(Rejection.class);
            assertThat(asked).isEmpty();
            assertThat(log.events()).isEmpty();
        }
    }

    @Test
    void returnTheCountsThatTheyReliedOn() {
        PolicyCheck check = check(store, (request, known) -> {
            known.count(InstanceFilter.ALL);
            known.count(InstanceFilter.ALL);
            known.count(InstanceFilter.ALL.withService("service"));
        });

        assertThat(check.ask())
                .containsExactly(
                        new InstanceCount(InstanceFilter.ALL, SampleRows.AN_INSTANCE, 0),
                        new InstanceCount(InstanceFilter.ALL.withService("service"), SampleRows.AN_INSTANCE, 0));
        assertThat(early).isEmpty();
    }

    @Test
    void areNotInterruptedWhileTheyReadTheState() {
        StateStore reading = proxy(() -> {
            exceedTheLimit();
            assertThat(Thread.currentThread().isInterrupted())
                    .as("it would close the file of a database")
                    .isFalse();
        });
        PolicyCheck check = check(reading, (request, known) -> {
            known.count(InstanceFilter.ALL);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        });
        try (RecordedLog quiet = RecordedLog.from(Level.OFF)) {
            assertThat(catchThrowableOfType(Rejection.class, check::ask).outcome())
                    .isEqualTo(Outcome.POLICY_TOO_SLOW);
            assertThat(quiet.events()).isEmpty();
        }
    }

    @Test
    void passOnThatTheStateIsNotAvailable() {
        StateStore away = proxy(() -> {
            throw StateUnavailableException.nothingChanged("unplugged", new IllegalStateException("unplugged"));
        });
        PolicyCheck check = check(away, (request, known) -> known.count(InstanceFilter.ALL));
        try (RecordedLog log = RecordedLog.from(Level.ERROR)) {
            assertThat(catchThrowableOfType(Rejection.class, check::ask).outcome())
                    .isEqualTo(Outcome.STATE_UNAVAILABLE);
            assertThat(log.events()).isEmpty();
        }
    }

    @Test
    void cannotCountWhatTheRuntimeDoesNotKnow() {
        RequestPolicy counting = (request, known) -> known.count(InstanceFilter.ALL);
        PolicyCheck check = policies(counting).check(COMMAND, "service", early::add, PolicyCallsTest::request);
        try (RecordedLog log = RecordedLog.from(Level.ERROR)) {
            assertThat(catchThrowableOfType(Rejection.class, check::ask).status())
                    .isEqualTo(500);
            assertThat(log.events())
                    .singleElement()
                    .satisfies(event -> assertThat(event.getThrowableProxy().getMessage())
                            .contains("needs a broker with state = MANAGED"));
        }
    }

    @Test
    void stopWithTheBroker() {
        PolicyCheck check = check(store, (request, known) -> {
            calls.close();
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
            throw new IllegalStateException("interrupted");
        });
        try (RecordedLog quiet = RecordedLog.from(Level.OFF)) {
            assertThat(catchThrowableOfType(Rejection.class, check::ask).status())
                    .isGreaterThanOrEqualTo(500);
            assertThat(quiet.events()).isEmpty();
        }
    }

    private void exceedTheLimit() {
        time.pass(PATIENCE);
        calls.checkOverdue(PATIENCE);
    }

    private PolicyCheck check(StateStore instances, RequestPolicy... asked) {
        return policies(asked).counting(instances).check(COMMAND, "service", early::add, PolicyCallsTest::request);
    }

    private Policies policies(RequestPolicy... asked) {
        List<RequestPolicy> ofDeletions = java.util.Arrays.stream(asked)
                .<RequestPolicy>map(OfDeletions::new)
                .toList();
        return Policies.of(ofDeletions, Set.of("service"), calls);
    }

    private static DeprovisionRequest request() {
        return new DeprovisionRequest(ORIGIN, "i-1", "service", "plan");
    }

    /** A store whose counts begin with an action. */
    private StateStore proxy(Runnable beforeCount) {
        return (StateStore) Proxy.newProxyInstance(
                StateStore.class.getClassLoader(), new Class<?>[] {StateStore.class}, (self, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("count");
                    beforeCount.run();
                    return 0L;
                });
    }

    private record OfDeletions(RequestPolicy policy) implements RequestPolicy {

        @Override
        public void check(io.openbroker.model.BrokerRequest request, KnownInstances known) {
            policy.check(request, known);
        }

        @Override
        public Set<OsbOperation> operations() {
            return Set.of(OsbOperation.DEPROVISION);
        }
    }
}
