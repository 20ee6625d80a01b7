package io.openbroker.runtime.internal.lifecycle.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.openbroker.model.Accepted;
import io.openbroker.model.Context;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.ServiceInstance;
import io.openbroker.runtime.internal.lifecycle.operation.Settlement.Recorded;
import io.openbroker.runtime.internal.lifecycle.resource.Transitions;
import io.openbroker.runtime.internal.testing.TestTime;
import io.openbroker.runtime.spi.observation.CompletedOperation;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StateUnavailableException;
import io.openbroker.runtime.spi.state.row.OperationExecution;
import io.openbroker.runtime.spi.state.row.Phase;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SettlementTest {

    private static final Accepted ACCEPTED = Accepted.as("work");
    private static final OperationStatus NOT_YET = OperationStatus.inProgress("Not yet.");

    private final TestTime time = new TestTime();
    private final TestClaim claim = new TestClaim(time);
    private final List<StateUnavailableException> retries = new ArrayList<>();
    private final Settlement impatient =
            new Settlement(claim.store(), time.source().clock(), new EndReports(claim));
    private final Settlement settlement = impatient.with(retries::add);

    @Test
    void recordsTheEndWithTheChange() {
        StoredOperation operation = claim.create(true, Optional.empty());

        assertThat(succeed(operation)).isTrue();
        assertThat(claim.phase()).isEqualTo(Phase.READY);
        assertThat(claim.status()).isEqualTo(OperationStatus.succeeded());
        assertThat(claim.stored().orElseThrow().finishedAt()).contains(time.now());
    }

    @Test
    void forgetsOperationsThatNoPlatformCanPoll() {
        assertThat(succeed(claim.create(false, Optional.of("this")))).isTrue();

        assertThat(claim.phase()).isEqualTo(Phase.READY);
        assertThat(claim.stored()).isEmpty();
    }

    @Test
    void leavesTheResourceToTheDeletionThatHasTakenItOver() {
        StoredOperation operation = claim.create(false, Optional.of("this"));
        claim.takeOver();

        assertThat(succeed(operation)).isFalse();
        assertThat(claim.phase()).isEqualTo(Phase.DELETING);
        assertThat(claim.status()).isEqualTo(Settlement.takenOver());
    }

    @Test
    void endsAnOperationOnce() {
        StoredOperation operation = claim.create(true, Optional.empty());
        succeed(operation);
        time.pass(Duration.ofSeconds(1));

        assertThat(settlement.end(operation, OperationStatus.failed("Again."), Settlement::failed))
                .isEqualTo(Recorded.CLAIM_LOST);
        assertThat(claim.status()).isEqualTo(OperationStatus.succeeded());
        assertThat(claim.commits()).isEqualTo(1);
        assertThat(claim.ends()).hasSize(1);
    }

    @Test
    void tellsObserversHowLongItTook() {
        StoredOperation operation = claim.create(false, Optional.of("this"));
        time.pass(Duration.ofSeconds(7));
        succeed(operation);

        assertThat(claim.ends()).singleElement().satisfies(end -> {
            assertThat(end.time()).isEqualTo(Duration.ofSeconds(7));
            assertThat(end.endedAt()).isEqualTo(time.now());
        });
    }

    @Test
    void tellsObserversWhoHasDoneWhat() {
        StoredOperation operation = claim.create(false, Optional.of("this"));
        succeed(operation);

        assertThat(claim.ends())
                .containsExactly(new CompletedOperation(
                        TestClaim.ID,
                        OsbOperation.PROVISION,
                        "default",
                        "i",
                        Optional.empty(),
                        Optional.of("service"),
                        Optional.of("plan"),
                        Optional.empty(),
                        Context.of(Map.of()),
                        Optional.empty(),
                        "request",
                        OperationStatus.State.SUCCEEDED,
                        time.now(),
                        time.now(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void takesNoTimeIfTheClockThatStartedItIsAhead() {
        StoredOperation operation = claim.create(false, Optional.of("other"));
        time.pass(Duration.ofSeconds(-7));
        succeed(operation);

        assertThat(claim.ends())
                .singleElement()
                .extracting(CompletedOperation::time)
                .isEqualTo(Duration.ZERO);
    }

    @Test
    void auditsTheEnd() {
        Logger logger = (Logger) LoggerFactory.getLogger("io.openbroker.audit");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(log);
        try {
            succeed(claim.create(true, Optional.empty()));
        } finally {
            logger.detachAppender(log);
            logger.setLevel(null);
        }

        assertThat(log.list)
                .singleElement()
                .satisfies(event ->
                        assertThat(event.getFormattedMessage()).contains("operation_ended", TestClaim.ID, "SUCCEEDED"));
    }

    @Test
    void readsAgainWhatSomebodyHasChangedMeanwhile() {
        StoredOperation operation = claim.create(true, Optional.empty());
        claim.disturb(changes -> {
            claim.progress("Half done.");
            return claim.kept().commit(changes);
        });

        assertThat(succeed(operation)).isTrue();
        assertThat(claim.commits()).isEqualTo(2);
        assertThat(claim.phase()).isEqualTo(Phase.READY);
        assertThat(claim.status()).isEqualTo(OperationStatus.succeeded());
        assertThat(claim.ends()).hasSize(1);
    }

    @Test
    void doesNotReadWhatTheClaimHasWritten() {
        StoredOperation operation = claim.create(false, Optional.of("this"));
        StoredInstance claimed = claim.instance().orElseThrow();
        claim.beforeRead(() -> fail("The operation is read"));

        assertThat(settlement.end(operation, claimed, OperationStatus.succeeded(), SettlementTest::ready))
                .isEqualTo(Recorded.HELD);
        assertThat(claim.phase()).isEqualTo(Phase.READY);
        assertThat(claim.stored()).isEmpty();
        assertThat(claim.commits()).isEqualTo(1);
    }

    @Test
    void noticesThatTheClaimIsNoLongerAsItWasWritten() {
        StoredOperation operation = claim.create(false, Optional.of("this"));
        StoredInstance claimed = claim.instance().orElseThrow();
        claim.change(RowChange.replace(operation.announce()));

        assertThat(settlement.end(operation, claimed, OperationStatus.succeeded(), SettlementTest::ready))
                .isEqualTo(Recorded.HELD);
        assertThat(claim.status()).as("kept for polls").isEqualTo(OperationStatus.succeeded());
    }

    @Test
    void noticesADeletionThatHasTakenTheClaimOver() {
        StoredOperation operation = claim.create(false, Optional.of("this"));
        StoredInstance claimed = claim.instance().orElseThrow();
        claim.takeOver();

        assertThat(settlement.end(operation, claimed, OperationStatus.succeeded(), SettlementTest::ready))
                .isEqualTo(Recorded.TAKEN_OVER);
        assertThat(claim.phase()).isEqualTo(Phase.DELETING);
        assertThat(claim.status()).isEqualTo(Settlement.takenOver());
        assertThat(claim.ends()).hasSize(1);
    }

    @Test
    void waitsUntilTheStateIsAvailableToRecordTheEndOfAClaim() {
        StoredOperation operation = claim.create(false, Optional.of("this"));
        StoredInstance claimed = claim.instance().orElseThrow();
        claim.away();

        assertThat(settlement.end(operation, claimed, OperationStatus.succeeded(), SettlementTest::ready))
                .isEqualTo(Recorded.HELD);
        assertThat(retries).hasSize(1);
        assertThat(claim.phase()).isEqualTo(Phase.READY);
    }

    @Test
    void waitsUntilTheStateIsAvailable() {
        StoredOperation operation = claim.create(true, Optional.empty());
        claim.away().away();

        assertThat(succeed(operation)).isTrue();
        assertThat(retries).hasSize(2);
        assertThat(claim.phase()).isEqualTo(Phase.READY);
    }

    @Test
    void passesOnThatTheStateIsAwayUnlessItHasRetries() {
        StoredOperation operation = claim.create(true, Optional.empty());
        claim.away();
        assertThatThrownBy(() -> impatient.end(operation, OperationStatus.succeeded(), SettlementTest::ready))
                .isInstanceOf(StateUnavailableException.class);
        claim.broken(true);
        assertThatThrownBy(() -> impatient.end(operation, OperationStatus.succeeded(), SettlementTest::ready))
                .isInstanceOf(StateUnavailableException.class);

        assertThat(claim.commits()).isEqualTo(2);
        assertThat(claim.ends()).isEmpty();
    }

    @Test
    void doesNotRepeatACommitThatWasMade() {
        StoredOperation operation = claim.create(true, Optional.empty());
        claim.broken(true);

        assertThat(succeed(operation)).isTrue();
        assertThat(retries).hasSize(1);
        assertThat(claim.commits()).isEqualTo(1);
        assertThat(claim.ends()).hasSize(1);
    }

    @Test
    void repeatsACommitThatWasLost() {
        StoredOperation operation = claim.create(true, Optional.empty());
        claim.broken(false).broken(false);

        assertThat(succeed(operation)).isTrue();
        assertThat(retries).hasSize(2);
        assertThat(claim.commits()).isEqualTo(3);
        assertThat(claim.phase()).isEqualTo(Phase.READY);
        assertThat(claim.ends()).hasSize(1);
    }

    @Test
    void recognizesACommitThatArrivesLate() {
        StoredOperation operation = claim.create(true, Optional.empty());
        claim.broken(false).disturb(changes -> {
            // The first one, which was on its way.
            claim.kept().commit(changes);
            return claim.kept().commit(changes);
        });

        assertThat(succeed(operation)).isTrue();
        assertThat(claim.commits()).isEqualTo(2);
        assertThat(claim.ends()).as("the end is this one's").hasSize(1);
    }

    @Test
    void decidesAnewIfALostCommitNoLongerFits() {
        StoredOperation operation = claim.create(true, Optional.empty());
        claim.broken(false).disturb(changes -> {
            claim.takeOver();
            return claim.kept().commit(changes);
        });

        assertThat(succeed(operation)).isFalse();
        assertThat(claim.phase()).isEqualTo(Phase.DELETING);
        assertThat(claim.status()).isEqualTo(Settlement.takenOver());
    }

    @Test
    void failsWhatAnOperatorWantsToFail() {
        StoredOperation operation = claim.create(true, Optional.empty());
        assertThat(settlement.endFailing(operation)).isFalse();
        assertThat(claim.phase()).isEqualTo(Phase.CREATING);
        StoredOperation failing = operation.failing("The operator gave up.");
        claim.change(RowChange.replace(failing));

        assertThat(settlement.endFailing(failing)).isTrue();
        assertThat(claim.phase()).isEqualTo(Phase.FAILED);
        assertThat(claim.status()).isEqualTo(OperationStatus.failed("The operator gave up."));
    }

    @Test
    void recordsWhereTheWorkWasStarted() {
        StoredOperation operation = claim.create(false, Optional.of("this"));
        claim.disturb(changes -> {
            claim.progress("Half done.");
            return claim.kept().commit(changes);
        });

        assertThat(delegate(operation)).isTrue();
        StoredOperation stored = claim.stored().orElseThrow();
        assertThat(stored.execution().delegatedId()).contains("work");
        assertThat(stored.announced()).isTrue();
        assertThat(stored.inBackground()).isTrue();
        assertThat(claim.instance().orElseThrow().details().dashboardUrl()).contains("https://dashboard");
    }

    @Test
    void endsWorkElsewhereThatADeletionHasTakenOver() {
        StoredOperation operation = claim.create(true, Optional.of("this"));
        claim.takeOver();

        assertThat(delegate(operation)).isFalse();
        assertThat(claim.status()).isEqualTo(Settlement.takenOver());
        assertThat(claim.instance().orElseThrow().details()).isEqualTo(ServiceInstance.EMPTY);
        assertThat(delegate(operation)).as("it has ended").isFalse();
    }

    @Test
    void recordsThatItWaitsForAnotherAttempt() {
        StoredOperation operation = claim.create(true, Optional.empty());
        claim.disturb(changes -> {
            claim.progress("Half done.");
            return claim.kept().commit(changes);
        });

        assertThat(settlement.retry(operation, NOT_YET)).contains(Recorded.HELD);
        assertThat(claim.status()).isEqualTo(NOT_YET);
        OperationExecution execution = claim.stored().orElseThrow().execution();
        assertThat(execution.attempts()).isEqualTo(1);
        assertThat(execution.resting()).isTrue();
    }

    @Test
    void doesNotTryAgainWhatADeletionHasTakenOver() {
        StoredOperation operation = claim.create(true, Optional.empty());
        claim.takeOver();

        assertThat(settlement.retry(operation, NOT_YET)).contains(Recorded.TAKEN_OVER);
        assertThat(claim.status()).isEqualTo(Settlement.takenOver());
        assertThat(settlement.retry(operation, NOT_YET)).as("it has ended").contains(Recorded.CLAIM_LOST);
    }

    @Test
    void doesNotTryAgainWhatAnOperatorWantsToFail() {
        StoredOperation operation = claim.create(true, Optional.empty());
        claim.change(RowChange.replace(operation.failing("The operator gave up.")));

        assertThat(settlement.retry(operation, NOT_YET)).as("it has failed").isEmpty();
        assertThat(claim.phase()).isEqualTo(Phase.FAILED);
        assertThat(claim.status()).isEqualTo(OperationStatus.failed("The operator gave up."));
    }

    @Test
    void announcesAnOperationOnce() {
        StoredOperation operation = claim.create(false, Optional.of("this"));
        claim.disturb(changes -> {
            claim.progress("Half done.");
            return claim.kept().commit(changes);
        });

        assertThat(settlement.announce(operation)).isTrue();
        assertThat(claim.stored().orElseThrow().announced()).isTrue();
        assertThat(claim.commits()).isEqualTo(2);
        assertThat(settlement.announce(operation)).isTrue();
        assertThat(claim.commits()).as("it is announced already").isEqualTo(2);
    }

    @Test
    void doesNotAnnounceWhatHasEnded() {
        StoredOperation operation = claim.create(true, Optional.of("this"));
        succeed(operation);

        assertThat(settlement.announce(operation)).isFalse();
        assertThat(claim.status()).isEqualTo(OperationStatus.succeeded());
    }

    private boolean succeed(StoredOperation operation) {
        return settlement.end(operation, OperationStatus.succeeded(), SettlementTest::ready) == Recorded.HELD;
    }

    private boolean delegate(StoredOperation operation) {
        return settlement.<StoredInstance>delegate(
                        operation,
                        ACCEPTED,
                        held -> List.of(RowChange.replace(held.with(ServiceInstance.withDashboard("https://dashboard"))
                                .with(held.status().next()))))
                == Recorded.HELD;
    }

    private static List<RowChange> ready(StoredInstance held) {
        return List.of(RowChange.replace(Transitions.ready(held, ServiceInstance.EMPTY)));
    }
}
