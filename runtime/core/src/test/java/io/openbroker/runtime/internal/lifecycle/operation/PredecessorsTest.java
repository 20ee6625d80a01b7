package io.openbroker.runtime.internal.lifecycle.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.model.OperationStatus;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.RetryLater;
import io.openbroker.runtime.internal.operation.RunningOperation;
import io.openbroker.runtime.internal.operation.RunningOperations;
import io.openbroker.runtime.internal.testing.TestPlatform;
import io.openbroker.runtime.internal.testing.TestTime;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PredecessorsTest {

    private static final String CREATION = "creation";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final TestTime time = new TestTime();
    private final TestClaim claim = new TestClaim(time);
    private final RunningOperations operations =
            new RunningOperations(time.source().ticker());
    private final Predecessors predecessors =
            new Predecessors(claim.store(), operations, time.source().ticker());
    private final StoredOperation creation = TestClaim.operation(
            CREATION, OsbOperation.PROVISION, true, Optional.of("other"), Optional.empty(), time.now());

    @BeforeEach
    void runTheCreation() {
        claim.change(RowChange.insert(creation));
    }

    @AfterEach
    void close() {
        operations.close();
    }

    @Test
    void areWaitedForHoweverLongIfAPlatformWaits() {
        StoredOperation deletion = claim.delete(Optional.of("this"), Optional.of(CREATION));
        claim.beforeRead(() -> time.pass(LONGEST_WAIT.multipliedBy(3)))
                .beforeRead(() -> time.pass(LONGEST_WAIT.multipliedBy(3)))
                .beforeRead(this::endTheCreation);

        assertThatCode(() -> predecessors.awaitEnd(deletion)).doesNotThrowAnyException();
        assertThat(creationRuns()).isFalse();
    }

    @Test
    void areLookedForLaterIfABackgroundThreadHasWaitedForLong() {
        StoredOperation deletion = claim.delete(Optional.empty(), Optional.of(CREATION));
        claim.beforeRead(() -> time.pass(LONGEST_WAIT))
                .beforeRead(() -> time.pass(Duration.ofNanos(1)))
                .beforeRead(this::endTheCreation);

        assertThatThrownBy(() -> predecessors.awaitEnd(deletion)).isInstanceOf(RetryLater.class);
        assertThat(creationRuns()).isTrue();
    }

    @Test
    void areWaitedForInTheBackgroundForSomeTime() {
        StoredOperation deletion = claim.delete(Optional.empty(), Optional.of(CREATION));
        claim.beforeRead(() -> time.pass(LONGEST_WAIT)).beforeRead(this::endTheCreation);

        assertThatCode(() -> predecessors.awaitEnd(deletion)).doesNotThrowAnyException();
        assertThat(creationRuns()).isFalse();
    }

    @Test
    void areNoLongerWaitedForByAThreadThatIsInterrupted() {
        StoredOperation deletion = claim.delete(Optional.of("this"), Optional.of(CREATION));
        claim.beforeRead(() -> Thread.currentThread().interrupt()).beforeRead(this::endTheCreation);

        assertThatThrownBy(() -> predecessors.awaitEnd(deletion)).isInstanceOf(InterruptedException.class);
    }

    @Test
    void areCancelledIfThisProcessRunsThem() {
        StoredOperation deletion = claim.delete(Optional.of("this"), Optional.of(CREATION));
        RunningOperation running = operations.register(CREATION, TestClaim.KEY);
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> {
            try {
                predecessors.awaitEnd(deletion);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        TestPlatform.until(running::cancelled);
        assertThat(waiting).isNotDone();
        endTheCreation();
        operations.discard(running);

        TestPlatform.until(waiting::isDone);
        assertThat(waiting).isCompleted();
    }

    @Test
    void doNotConcernOtherDeletions() {
        StoredOperation deletion = claim.delete(Optional.of("this"), Optional.empty());

        assertThatCode(() -> predecessors.awaitEnd(deletion)).doesNotThrowAnyException();
        assertThat(creationRuns()).isTrue();
    }

    private boolean creationRuns() {
        return claim.kept().operation(CREATION).orElseThrow().running();
    }

    private void endTheCreation() {
        claim.change(RowChange.replace(creation.finish(OperationStatus.failed("Cancelled."), time.now())));
    }
}
