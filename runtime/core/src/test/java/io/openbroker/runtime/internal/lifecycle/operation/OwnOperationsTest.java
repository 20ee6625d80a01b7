package io.openbroker.runtime.internal.lifecycle.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.internal.operation.RunningOperation;
import io.openbroker.runtime.internal.operation.RunningOperations;
import io.openbroker.runtime.internal.testing.TestTime;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.row.Phase;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a replica does about its own operations: it stops handlers that work in vain, and ends what no thread carries out. */
class OwnOperationsTest {

    private static final Duration SILENCE = Duration.ofSeconds(20);

    private final TestTime time = new TestTime();
    private final TestClaim claim = new TestClaim(time);
    private final RunningOperations operations =
            new RunningOperations(time.source().ticker());
    private final Heartbeats heartbeats =
            new Heartbeats(claim.store(), "this", SILENCE, time.source().ticker());
    private final Interruptions interruptions =
            new Interruptions(claim.store(), operations, time.source(), heartbeats, claim);
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
        RunningOperation running = operations.register(TestClaim.ID, TestClaim.KEY);
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
        operations.register(TestClaim.ID, TestClaim.KEY);
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
            heartbeats.send();
            time.pass(SILENCE.dividedBy(2));
        }
        assertThat(claim.kept().silentReplicas(SILENCE)).containsExactly("other");
        interruptions.findAbandoned();

        assertThat(claim.kept().silentReplicas(SILENCE)).as("forgotten").isEmpty();
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
        RunningOperation running = operations.register(TestClaim.ID, TestClaim.KEY);
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
