package io.openbroker.runtime.internal.lifecycle.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.RetryLater;
import io.openbroker.runtime.internal.operation.RunningOperation;
import io.openbroker.runtime.internal.operation.RunningOperations;
import io.openbroker.runtime.internal.operation.SignsOfLife;
import io.openbroker.runtime.internal.testing.RecordedLog;
import io.openbroker.runtime.internal.testing.TestTime;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StateUnavailableException;
import io.openbroker.runtime.spi.state.row.Phase;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a replica does about its own operations: it stops handlers that work in vain, and ends what no thread carries out. */
class OwnOperationsTest {

    private static final Duration SILENCE = Duration.ofSeconds(20);

    private final TestTime time = new TestTime();
    private final TestClaim claim = new TestClaim(time);
    private final SignsOfLife signs = new SignsOfLife(time.source().ticker(), SILENCE);
    private final RunningOperations operations =
            new RunningOperations(time.source().ticker(), signs);
    private final Heartbeats heartbeats =
            new Heartbeats(claim.store(), "this", SILENCE, time.source().ticker());
    private final Interruptions interruptions =
            new Interruptions(claim.store(), operations, signs, time.source(), heartbeats, new EndReports(claim));
    private final CompletableFuture<Thread> thread = new CompletableFuture<>();
    private final CountDownLatch release = new CountDownLatch(1);
    private Optional<CompletableFuture<Void>> handler = Optional.empty();
    private StoredOperation operation = TestClaim.operation(
            TestClaim.ID, OsbOperation.PROVISION, true, Optional.of("this"), Optional.empty(), time.now());

    @BeforeEach
    void begin() {
        operation = claim.create(true, Optional.of("this"));
    }

    @AfterEach
    void close() {
        release.countDown();
        handler.ifPresent(CompletableFuture::join);
        operations.close();
    }

    @Test
    void goOnWhileTheyHoldTheResource() {
        RunningOperation running = call();
        interruptions.stopTakenOver();
        interruptions.stopTakenOver();

        assertThat(running.cancelled()).isFalse();
    }

    @Test
    void areCancelledAndThenInterruptedIfADeletionHasTakenTheResourceOver() {
        RunningOperation running = call();
        claim.takeOver();

        assertStopsInTwoSteps(running);
    }

    @Test
    void areCancelledAndThenInterruptedIfAnOperatorWantsThemToFail() {
        RunningOperation running = call();
        claim.change(RowChange.replace(operation.failing("The operator gave up.")));

        assertStopsInTwoSteps(running);
    }

    @Test
    void areLeftAloneBeforeTheyAreCalled() {
        RunningOperation running = operations.register(operation, () -> {});
        claim.takeOver();
        interruptions.stopTakenOver();

        assertThat(running.cancelled()).isFalse();
    }

    @Test
    void haveEndedIfNoThreadOfThisReplicaRunsThem() {
        interruptions.findAbandoned();

        assertThat(claim.phase()).isEqualTo(Phase.FAILED);
        assertThat(claim.status().description().orElseThrow()).startsWith("The broker was interrupted");
    }

    @Test
    void haveNotEndedWhileAThreadOfThisReplicaRunsThem() {
        operations.register(operation, () -> {});
        // Although this replica seems silent to itself.
        claim.kept().heartbeat("this", SILENCE);
        time.pass(SILENCE.multipliedBy(2));
        interruptions.findAbandoned();

        assertThat(claim.phase()).isEqualTo(Phase.CREATING);
        assertThat(claim.kept().silentReplicas(SILENCE)).containsExactly("this");
    }

    @Test
    void ofReplicasThatAreSilentAreLookedForOnce() {
        claim.kept().heartbeat("other", SILENCE);
        for (int i = 0; i < 4; i++) {
            interruptions.heartbeat();
            time.pass(SILENCE.dividedBy(2));
        }
        assertThat(claim.kept().silentReplicas(SILENCE)).containsExactly("other");
        interruptions.findAbandoned();

        assertThat(claim.kept().silentReplicas(SILENCE)).as("forgotten").isEmpty();
    }

    @Test
    void areInterruptedAtOnceAfterAPauseIfAnotherReplicaHasEndedThem() {
        interruptions.heartbeat();
        RunningOperation running = call();
        claim.change(RowChange.replace(operation.finish(OperationStatus.failed("Interrupted."), time.now())));
        interruptions.heartbeat();
        assertThat(running.cancelled()).as("without a pause").isFalse();

        try (RecordedLog log = RecordedLog.from(Level.WARN)) {
            time.pass(SILENCE.plusMillis(1));
            interruptions.heartbeat();
            interruptions.heartbeat();

            assertThat(running.cancelled()).isTrue();
            assertThat(thread.join().isInterrupted()).isTrue();
            assertThat(log.events())
                    .singleElement()
                    .satisfies(event -> assertThat(event.getFormattedMessage())
                            .startsWith("This replica gave no sign of life for 20001 ms")
                            .contains(" 1 of its handlers"));
        }
    }

    @Test
    void areInterruptedAtOnceIfAnotherReplicaHasForgottenThisOne() {
        interruptions.heartbeat();
        RunningOperation running = call();
        // The ticker of a frozen machine stands still.
        claim.kept().forgetReplica("this");
        claim.change(RowChange.replace(operation.claim()));
        try (RecordedLog log = RecordedLog.from(Level.WARN)) {
            interruptions.heartbeat();
            assertThat(log.events())
                    .singleElement()
                    .satisfies(event -> assertThat(event.getFormattedMessage())
                            .startsWith("Another replica took this one for dead"));
        }

        assertThat(running.cancelled()).isTrue();
        assertThat(thread.join().isInterrupted()).isTrue();
    }

    @Test
    void areInterruptedAtOnceIfAnotherReplicaCarriesThemOut() {
        RunningOperation running = call();
        claim.change(RowChange.replace(operation.claim()));
        interruptions.stopTakenOver();

        assertThat(running.cancelled()).isTrue();
        assertThat(thread.join().isInterrupted()).isTrue();
    }

    @Test
    void goOnAfterAPauseThatNobodyHasUsed() {
        interruptions.heartbeat();
        RunningOperation running = call();
        time.pass(SILENCE.multipliedBy(3));
        interruptions.heartbeat();

        assertThat(running.cancelled()).isFalse();
        assertThat(thread.join().isInterrupted()).isFalse();
    }

    @Test
    void goOnIfNoStateKeepsThem() {
        RunningOperation running = call(operations.register("of a broker with external state", TestClaim.KEY));
        interruptions.stopTakenOver();
        interruptions.stopTakenOver();

        assertThat(running.cancelled()).isFalse();
        assertThat(thread.join().isInterrupted()).isFalse();
    }

    @Test
    void learnBeforeTheyGoOnThatTheyHaveLostTheirClaim() {
        RunningOperation running = operations.register(operation, () -> {});
        StoredProgress progress = new StoredProgress(claim.store(), running, operation);
        time.pass(SILENCE.plusMillis(1));
        assertThat(progress.cancelled()).as("nobody has used the pause").isFalse();
        claim.change(RowChange.replace(operation.claim()));

        assertThat(progress.cancelled()).isTrue();
        assertThatThrownBy(progress::throwIfCancelled).isInstanceOf(CancellationException.class);
    }

    @Test
    void readTheStateOnlyWhileTheirClaimIsInDoubt() {
        RunningOperation running = operations.register(operation, () -> {});
        StoredProgress progress = new StoredProgress(claim.store(), running, operation);
        AtomicInteger reads = new AtomicInteger();
        claim.beforeRead(reads::incrementAndGet);
        assertThat(progress.cancelled()).isFalse();
        assertThat(reads).hasValue(0);
        time.pass(SILENCE.plusMillis(1));
        assertThat(progress.cancelled()).isFalse();
        assertThat(reads).hasValue(1);
        signs.give(time.source().ticker().nanos());
        claim.beforeRead(reads::incrementAndGet);
        assertThat(progress.cancelled()).isFalse();
        assertThat(reads).hasValue(1);
    }

    /** Others count from the moment when they see the heartbeat, which may be long before this replica hears that it is sent. */
    @Test
    void areInDoubtIfTheReplicaIsPausedWhileItSendsAHeartbeat() {
        interruptions.heartbeat();
        RunningOperation running = call();
        claim.afterHeartbeat(() -> time.pass(SILENCE.plusMillis(1)));
        interruptions.heartbeat();
        claim.change(RowChange.replace(operation.claim()));

        assertThat(new StoredProgress(claim.store(), running, operation).cancelled())
                .isTrue();
        interruptions.heartbeat();
        assertThat(running.cancelled()).isTrue();
    }

    @Test
    void goOnIfTheStateIsAwayWhenTheyAsk() {
        RunningOperation running = operations.register(operation, () -> {});
        StoredProgress progress = new StoredProgress(claim.store(), running, operation);
        time.pass(SILENCE.plusMillis(1));
        claim.beforeRead(() -> {
            throw StateUnavailableException.nothingChanged("away", new IllegalStateException("the cause"));
        });

        assertThat(progress.cancelled()).isFalse();
    }

    @Test
    void reportNoProgressOverTheWorkOfAnotherReplica() {
        RunningOperation running = operations.register(operation, () -> {});
        claim.change(RowChange.replace(operation.claim()));
        new StoredProgress(claim.store(), running, operation).report("Half done.");

        assertThat(claim.status().description()).isEmpty();
        assertThat(running.cancelled()).isTrue();
    }

    @Test
    void getAFencingTokenUntilTheyHaveLostTheirClaim() {
        RunningOperation running = operations.register(operation, () -> {});
        StoredProgress progress = new StoredProgress(claim.store(), running, operation);
        long token = progress.fencingToken();
        StoredOperation again = operation.claim();
        claim.change(RowChange.replace(again));
        StoredProgress second = new StoredProgress(claim.store(), operations.register(again, () -> {}), again);

        assertThat(token).isPositive();
        assertThat(second.fencingToken()).isEqualTo(token + 1);
        assertThatThrownBy(progress::fencingToken).isInstanceOf(CancellationException.class);
        claim.beforeRead(() -> {
            throw StateUnavailableException.nothingChanged("away", new IllegalStateException("the cause"));
        });
        assertThatThrownBy(second::fencingToken).isInstanceOf(RetryLater.class);
    }

    @Test
    void keepTheReplicaKnownThatLeavesThemBehind() {
        heartbeats.send();
        time.pass(SILENCE.multipliedBy(2));
        interruptions.farewell();
        assertThat(claim.kept().silentReplicas(SILENCE)).containsExactly("this");
        interruptions.findAbandoned();
        interruptions.farewell();

        assertThat(claim.kept().silentReplicas(SILENCE)).isEmpty();
    }

    /** A handler that heeds neither cancellations nor interrupts. */
    private RunningOperation call() {
        return call(operations.register(operation, () -> {}));
    }

    private RunningOperation call(RunningOperation running) {
        handler = Optional.of(CompletableFuture.runAsync(() -> {
            try {
                running.call(() -> {
                    thread.complete(Thread.currentThread());
                    while (release.getCount() > 0) {
                        LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
                    }
                    return "";
                });
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }));
        thread.join();
        return running;
    }

    private void assertStopsInTwoSteps(RunningOperation running) {
        interruptions.stopTakenOver();
        assertThat(running.cancelled()).isTrue();
        assertThat(thread.join().isInterrupted())
                .as("it has time to stop by itself")
                .isFalse();
        interruptions.stopTakenOver();
        assertThat(thread.join().isInterrupted()).isTrue();
    }
}
