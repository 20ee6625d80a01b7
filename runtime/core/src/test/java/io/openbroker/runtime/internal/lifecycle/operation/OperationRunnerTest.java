package io.openbroker.runtime.internal.lifecycle.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.openbroker.model.Accepted;
import io.openbroker.model.BrokerException;
import io.openbroker.model.Deleted;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.Progress;
import io.openbroker.model.ServiceInstance;
import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.internal.lifecycle.resource.Transitions;
import io.openbroker.runtime.internal.operation.RunningOperation;
import io.openbroker.runtime.internal.operation.RunningOperations;
import io.openbroker.runtime.internal.response.JsonBody;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.internal.testing.ManualState;
import io.openbroker.runtime.internal.testing.RecordedLog;
import io.openbroker.runtime.internal.testing.TestPlatform;
import io.openbroker.runtime.internal.testing.TestTime;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StateUnavailableException;
import io.openbroker.runtime.spi.state.row.Phase;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OperationRunnerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final Optional<String> HERE = Optional.of("this");
    private static final Optional<String> CREATION = Optional.of("creation");

    private final TestTime time = new TestTime();
    private final TestClaim claimed = new TestClaim(time);
    private final RunningOperations operations =
            new RunningOperations(time.source().ticker());
    private final Settlement settlement =
            new Settlement(claimed.store(), time.source().clock(), new EndReports(claimed));
    private final OperationRunner runner = runner(time.source().ticker());
    private final List<JsonResponse> early = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        operations.close();
    }

    /** A handler for provision or deprovision, with whatever it does and returns. */
    private record Work(TestClaim claim, Callable<Object> handler) implements Mutation<StoredInstance, Object> {

        @Override
        public StoredInstance claimed() {
            return claim.claimed();
        }

        @Override
        public Object call(Progress progress) throws Exception {
            return handler.call();
        }

        @Override
        public List<RowChange> delegated(StoredInstance held, Accepted accepted) {
            return List.of(RowChange.replace(held.with(ServiceInstance.withDashboard("https://dashboard"))
                    .with(held.status().next())));
        }

        @Override
        public Completion<StoredInstance> completed(Object result) {
            return new Completion<>(
                    JsonResponse.of(Outcome.CREATED, JsonBody.empty()),
                    held -> held.phase() == Phase.CREATING
                            ? List.of(RowChange.replace(Transitions.ready(held, ServiceInstance.EMPTY)))
                            : List.of(RowChange.remove(held)));
        }
    }

    @Test
    void tellsAPlatformThatPollsOfAHandlerThatIsTooSlow() {
        Claim claim = creation(true);
        JsonResponse response = runner.run(claim, work(this::exceedTheLimit), early::add);

        assertThat(early).singleElement().satisfies(answer -> {
            assertThat(answer.outcome()).isEqualTo(Outcome.ACCEPTED);
            assertThat(answer.operationId()).contains(TestClaim.ID);
        });
        assertThat(response.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(claimed.status()).as("kept for polls").isEqualTo(OperationStatus.succeeded());
    }

    @Test
    void tellsAPlatformThatDoesNotPollOfAHandlerThatIsTooSlow() {
        runner.run(creation(false), work(this::exceedTheLimit), early::add);

        assertThat(early).singleElement().satisfies(answer -> {
            assertThat(answer.outcome()).isEqualTo(Outcome.HANDLER_TOO_SLOW);
            assertThat(answer.headers()).containsEntry("Retry-After", "10");
        });
    }

    @Test
    void tellsNothingOfAnOperationThatHasJustEnded() {
        runner.run(
                creation(true),
                work(() -> {
                    claimed.change(RowChange.replace(
                            claimed.stored().orElseThrow().finish(OperationStatus.succeeded(), time.now())));
                    return exceedTheLimit();
                }),
                early::add);

        assertThat(early).isEmpty();
    }

    @Test
    void tellsAPlatformOnceThatTheStateIsAwayWhileAHandlerIsTooSlow() {
        claimed.away();
        runner.run(creation(true), work(this::exceedTheLimit), early::add);

        assertThat(early).extracting(JsonResponse::outcome).containsExactly(Outcome.STATE_UNAVAILABLE);
        assertThat(claimed.phase()).as("nevertheless").isEqualTo(Phase.READY);
        assertThat(claimed.stored()).as("nobody polls it").isEmpty();
    }

    @Test
    void tellsAPlatformThatTheResultIsRecordedLater() {
        claimed.away();
        runner(leapingTicker()).run(creation(true), work(() -> Deleted.DONE), early::add);

        assertThat(early).extracting(JsonResponse::outcome).containsExactly(Outcome.STATE_UNAVAILABLE);
        assertThat(claimed.phase()).isEqualTo(Phase.READY);
    }

    @Test
    void tellsAPlatformThatTheResultOfADeletionIsRecordedLater() {
        claimed.away();
        JsonResponse response =
                runner(leapingTicker()).runDeletion(deletion(HERE, CREATION), work(() -> Deleted.DONE), early::add);

        assertThat(response.outcome()).isEqualTo(Outcome.STATE_UNAVAILABLE);
        assertThat(early).as("the response itself").isEmpty();
    }

    @Test
    void leavesTheThreadOfThePlatformWhereADeletionMayHaveToWait() {
        AtomicReference<Thread> thread = new AtomicReference<>(Thread.currentThread());
        Work work = work(() -> {
            thread.set(Thread.currentThread());
            return Deleted.DONE;
        });
        JsonResponse response = runner.runDeletion(deletion(HERE, CREATION), work, early::add);

        assertThat(response.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(thread.get()).isNotSameAs(Thread.currentThread());
        assertThat(claimed.phase()).isEqualTo(Phase.ABSENT);
    }

    @Test
    void keepsTheThreadOfThePlatformForOtherDeletions() {
        AtomicReference<Thread> thread = new AtomicReference<>();
        Work work = work(() -> {
            thread.set(Thread.currentThread());
            return Deleted.DONE;
        });
        runner.runDeletion(deletion(HERE, Optional.empty()), work, early::add);

        assertThat(thread.get()).isSameAs(Thread.currentThread());
        assertThat(claimed.phase()).isEqualTo(Phase.ABSENT);
    }

    @Test
    void leavesDeletionsInTheBackgroundToIt() {
        Work work = work(() -> {
            throw new AssertionError("The background calls the handler");
        });
        JsonResponse response = runner.runDeletion(deletion(Optional.empty(), CREATION), work, early::add);

        assertThat(response.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(response.operationId()).contains(TestClaim.ID);
        assertThat(claimed.phase()).isEqualTo(Phase.DELETING);
    }

    @Test
    void passesOnThatTheStateIsAwayWhenTheProcessEnds() {
        claimed.away();
        Work work = work(() -> {
            operations.close();
            return Deleted.DONE;
        });

        assertThatThrownBy(() -> runner.runDeletion(deletion(HERE, CREATION), work, early::add))
                .isInstanceOf(StateUnavailableException.class);
    }

    @Test
    void saysOfWhichOperationTheResultCouldNotBeRecorded() {
        claimed.disturb(changes -> {
            throw new IllegalArgumentException("the cause");
        });
        try (RecordedLog log = RecordedLog.from(Level.ERROR)) {
            assertThatThrownBy(() -> runner.runDeletion(deletion(HERE, CREATION), work(() -> Deleted.DONE), early::add))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(TestClaim.ID)
                    .hasRootCauseMessage("the cause");
            assertThat(log.events()).hasSize(1);
        }
    }

    @Test
    void stopsWaitingWhenThePlatformsThreadIsInterrupted() {
        CountDownLatch release = new CountDownLatch(1);
        Work work = work(() -> {
            release.await();
            return Deleted.DONE;
        });
        Claim claim = deletion(HERE, CREATION);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> runner.runDeletion(claim, work, early::add))
                    .isInstanceOfSatisfying(
                            Rejection.class,
                            rejection -> assertThat(rejection.outcome()).isEqualTo(Outcome.STOPPING));
            assertThat(Thread.interrupted()).as("passed on").isTrue();
        } finally {
            release.countDown();
        }
        // The handler's thread is not interrupted, and logs nothing into another test.
        TestPlatform.until(() -> operations.count() == 0);
        assertThat(claimed.phase()).as("the deletion goes on").isEqualTo(Phase.ABSENT);
    }

    @Test
    void rejectsDeletionsWhileTheProcessEnds() {
        operations.close();

        assertThatThrownBy(() -> runner.runDeletion(deletion(HERE, CREATION), work(() -> Deleted.DONE), early::add))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.outcome()).isEqualTo(Outcome.STOPPING));
        assertThat(claimed.stored()).as("it has ended").isEmpty();
        assertThat(claimed.instance().orElseThrow().operationId()).isEmpty();
    }

    @Test
    void recordsWhatAHandlerSaysOfWorkElsewhere() {
        JsonResponse response = runner.run(
                creation(true), work(() -> Accepted.as("work").withDashboard("https://dashboard")), early::add);

        assertThat(response.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(response.body()).containsEntry("dashboard_url", "https://dashboard");
        assertThat(claimed.instance().orElseThrow().details().dashboardUrl()).contains("https://dashboard");
        assertThat(claimed.stored().orElseThrow().execution().delegatedId()).contains("work");
    }

    @Test
    void tellsAPlatformThatADeletionHasTakenOver() {
        for (Object result : List.of(Deleted.DONE, Accepted.as("work"), new IllegalStateException("the cause"))) {
            TestClaim other = new TestClaim(time);
            StoredOperation operation = other.create(false, HERE);
            RunningOperation running = operations.register(operation, () -> {});
            OperationRunner ofOther = new OperationRunner(
                    other.store(),
                    new ManualState(time),
                    operations,
                    new Settlement(other.store(), time.source().clock(), new EndReports(other)),
                    time.source());
            Work work = new Work(other, () -> {
                other.takeOver();
                if (result instanceof IllegalStateException thrown) {
                    throw thrown;
                }
                return result;
            });
            assertThat(ofOther.run(new Claim(operation, Optional.of(running), true), work, early::add)
                            .outcome())
                    .isEqualTo(Outcome.CANCELLED);
            assertThat(other.phase()).isEqualTo(Phase.DELETING);
            assertThat(other.status()).isEqualTo(Settlement.takenOver());
        }
    }

    @Test
    void logsWhatTheHandlerDidNotMeanForThePlatformAsAnError() {
        ILoggingEvent line = logged(new IllegalStateException("the cause"), Outcome.HANDLER_FAILED);

        assertThat(line.getLevel()).isEqualTo(Level.ERROR);
        assertThat(line.getFormattedMessage()).contains("PROVISION", "request");
        assertThat(line.getThrowableProxy().getMessage()).isEqualTo("the cause");
    }

    @Test
    void logsWhatTheHandlerMeantForThePlatformWithoutItsCause() {
        ILoggingEvent line = logged(BrokerException.quotaExceeded("No more."), Outcome.HANDLER_REJECTED);

        assertThat(line.getLevel()).isEqualTo(Level.INFO);
        assertThat(line.getFormattedMessage()).contains("was rejected with 422");
        assertThat(line.getThrowableProxy()).isNull();
    }

    @Test
    void logsACancellation() {
        ILoggingEvent line = logged(new CancellationException("the cause"), Outcome.CANCELLED);

        assertThat(line.getLevel()).isEqualTo(Level.INFO);
        assertThat(line.getFormattedMessage()).contains("was cancelled");
    }

    /** The only line about a handler that throws; one that gives up was cancelled before. */
    private ILoggingEvent logged(Exception thrown, Outcome outcome) {
        Claim claim = creation(true);
        Work work = work(() -> {
            if (thrown instanceof CancellationException) {
                claim.running().orElseThrow().cancel();
            }
            throw thrown;
        });
        try (RecordedLog log = RecordedLog.from(Level.INFO)) {
            assertThat(runner.run(claim, work, early::add).outcome()).isEqualTo(outcome);
            assertThat(log.events()).hasSize(1);
            return log.events().get(0);
        }
    }

    private Object exceedTheLimit() {
        time.pass(PATIENCE);
        operations.checkOverdue(PATIENCE);
        return ServiceInstance.EMPTY;
    }

    /** A ticker by which 10 seconds pass between two readings. */
    private Ticker leapingTicker() {
        return () -> {
            time.pass(Duration.ofSeconds(10));
            return time.source().ticker().nanos();
        };
    }

    private OperationRunner runner(Ticker ticker) {
        return new OperationRunner(
                claimed.store(),
                new ManualState(time),
                operations,
                settlement,
                new TimeSource(time.source().clock(), ticker));
    }

    private Work work(Callable<Object> handler) {
        return new Work(claimed, handler);
    }

    private Claim creation(boolean pollable) {
        return claim(claimed.create(false, HERE), pollable);
    }

    private Claim deletion(Optional<String> owner, Optional<String> stops) {
        return claim(claimed.delete(owner, stops), true);
    }

    private Claim claim(StoredOperation operation, boolean pollable) {
        return new Claim(
                operation,
                operation.execution().owner().map(here -> operations.register(operation, () -> {})),
                pollable);
    }
}
