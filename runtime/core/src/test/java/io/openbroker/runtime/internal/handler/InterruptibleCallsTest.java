package io.openbroker.runtime.internal.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.internal.operation.RunningOperation;
import io.openbroker.runtime.internal.operation.RunningOperations;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No handler that gives up is taken for a conflict, which would have changed nothing. */
class InterruptibleCallsTest {

    private final RunningOperations operations = new RunningOperations(TimeSource.SYSTEM.ticker());
    private final RunningOperation running = operations.register("o", new InstanceKey("p", "i"));

    @AfterEach
    void close() {
        operations.discard(running);
        operations.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void failByThemselves(boolean interrupted) {
        assertEndsAs(Outcome.HANDLER_FAILED, () -> {
            throw gaveUp(interrupted);
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void areCancelled(boolean interrupted) {
        assertEndsAs(Outcome.CANCELLED, () -> {
            running.cancel();
            throw gaveUp(interrupted);
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void areStoppedWithTheProcess(boolean interrupted) {
        assertEndsAs(Outcome.STOPPING, () -> {
            operations.close();
            throw gaveUp(interrupted);
        });
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void areNotEvenBegunOnceTheyAreCancelled() {
        running.cancel();
        assertEndsAs(Outcome.CANCELLED, () -> "never");
    }

    private void assertEndsAs(Outcome outcome, Callable<String> handler) {
        assertThatThrownBy(() -> InterruptibleCalls.call(running, handler)).satisfies(thrown -> {
            Failure failure = Failure.of(thrown, OsbOperation.PROVISION, "id");
            assertThat(failure.rejection().outcome()).isEqualTo(outcome);
            assertThat(failure.rejection().status()).isGreaterThanOrEqualTo(500);
            assertThat(failure.unchanged()).isFalse();
        });
    }

    private static Exception gaveUp(boolean interrupted) {
        return interrupted ? new InterruptedException() : new CancellationException();
    }
}
