package io.openbroker.runtime.internal.lifecycle.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.openbroker.runtime.internal.operation.RunningOperation;
import io.openbroker.runtime.internal.operation.RunningOperations;
import io.openbroker.runtime.internal.testing.RecordedLog;
import io.openbroker.runtime.internal.testing.TestTime;
import io.openbroker.runtime.spi.state.StateUnavailableException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordingRetriesTest {

    private static final Duration PLATFORM_WAITS = Duration.ofSeconds(10);

    private final StateUnavailableException away =
            StateUnavailableException.nothingChanged("away", new IllegalStateException("the cause"));
    private final TestTime time = new TestTime();
    private final RunningOperations operations =
            new RunningOperations(time.source().ticker());
    private final RunningOperation running = operations.register(TestClaim.ID, TestClaim.KEY);
    private final AtomicInteger late = new AtomicInteger();
    private final RecordingRetries retries =
            RecordingRetries.untilStopped(running, time.source().ticker(), late::incrementAndGet);
    private final RecordedLog log = RecordedLog.from(Level.WARN);

    @AfterEach
    void close() {
        log.close();
        operations.close();
    }

    @Test
    void goOnWhileTheProcessRuns() {
        assertThatCode(() -> retries.await(away)).doesNotThrowAnyException();
        assertThatCode(() -> retries.await(away)).doesNotThrowAnyException();

        assertThat(log.events()).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN);
        assertThat(late).hasValue(0);
    }

    @Test
    void tellThePlatformOnceAfterTenSeconds() {
        operations.close();
        // Not after the start of the system, but after the first failure.
        time.pass(PLATFORM_WAITS);
        fail();
        assertThat(late).hasValue(0);
        time.pass(PLATFORM_WAITS.minusNanos(1));
        fail();
        assertThat(late).hasValue(0);
        time.pass(Duration.ofNanos(1));
        fail();
        assertThat(late).hasValue(1);
        time.pass(PLATFORM_WAITS);
        fail();
        assertThat(late).hasValue(1);
    }

    @Test
    void endWithTheProcess() {
        operations.close();
        fail();
        fail();

        assertThat(log.events())
                .extracting(ILoggingEvent::getLevel)
                .as("each said once")
                .containsExactly(Level.WARN, Level.ERROR);
    }

    @Test
    void endWithAnInterrupt() {
        Thread.currentThread().interrupt();
        fail();

        assertThat(Thread.interrupted()).as("passed on").isTrue();
        assertThat(log.events()).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN);
    }

    private void fail() {
        assertThatThrownBy(() -> retries.await(away)).isSameAs(away);
    }
}
