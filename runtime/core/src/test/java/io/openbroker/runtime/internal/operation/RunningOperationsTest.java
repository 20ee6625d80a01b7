package io.openbroker.runtime.internal.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.internal.testing.RecordedLog;
import io.openbroker.runtime.internal.testing.TestTime;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class RunningOperationsTest {

    private static final InstanceKey KEY = new InstanceKey("default", "i");
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final TestTime time = new TestTime();
    private final RunningOperations operations =
            new RunningOperations(time.source().ticker());
    private final List<String> told = new ArrayList<>();

    @AfterEach
    void close() {
        operations.close();
    }

    @Test
    void tellsThoseWhoHaveWaitedForLongOnce() {
        register("o").whenOverdue(() -> told.add("o"));
        time.pass(PATIENCE.minusNanos(1));
        operations.checkOverdue(PATIENCE);
        assertThat(told).isEmpty();

        time.pass(Duration.ofNanos(1));
        operations.checkOverdue(PATIENCE);
        operations.checkOverdue(PATIENCE);
        assertThat(told).containsExactly("o");
    }

    @Test
    void tellsNobodyOfWhatHasEnded() {
        RunningOperation ended = register("o");
        ended.whenOverdue(() -> told.add("o"));
        operations.discard(ended);
        time.pass(PATIENCE);
        operations.checkOverdue(PATIENCE);

        assertThat(told).isEmpty();
    }

    @Test
    void tellsTheOthersAlthoughOneCannotBeTold() {
        AtomicInteger attempts = new AtomicInteger();
        for (String id : List.of("a", "b", "c")) {
            register(id).whenOverdue(() -> {
                // Whichever comes first fails, and only at first.
                if (attempts.getAndIncrement() == 0) {
                    throw new IllegalStateException("the cause");
                }
                told.add(id);
            });
        }
        time.pass(PATIENCE);
        try (RecordedLog log = RecordedLog.from(Level.WARN)) {
            operations.checkOverdue(PATIENCE);
            assertThat(told).hasSize(2);
            assertThat(log.events())
                    .singleElement()
                    .satisfies(event ->
                            assertThat(event.getThrowableProxy().getMessage()).isEqualTo("the cause"));
        }

        operations.checkOverdue(PATIENCE);
        assertThat(told).as("trying again").containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void logsWithTheContextOfTheRequest() {
        LogContext.of("r1", OsbOperation.PROVISION).within(() -> {
            register("o").whenOverdue(() -> {
                told.add(MDC.get("requestId") + " " + MDC.get("operation"));
                throw new IllegalStateException("the cause");
            });
            return true;
        });
        time.pass(PATIENCE);
        MDC.put("thread", "timer");
        try (RecordedLog log = RecordedLog.from(Level.WARN)) {
            operations.checkOverdue(PATIENCE);

            assertThat(told).containsExactly("r1 PROVISION");
            assertThat(log.events())
                    .singleElement()
                    .satisfies(event -> assertThat(event.getMDCPropertyMap()).containsEntry("requestId", "r1"));
            assertThat(MDC.getCopyOfContextMap()).containsOnlyKeys("thread");
        } finally {
            MDC.clear();
        }
    }

    @Test
    void runsOnAnotherThreadWithTheContextOfThisOne() throws Exception {
        CompletableFuture<String> seen = new CompletableFuture<>();
        LogContext.of("r1", OsbOperation.UNBIND).within(() -> {
            operations.submit(register("o"), () -> seen.complete(MDC.get("requestId")));
            return true;
        });

        assertThat(seen.get(10, TimeUnit.SECONDS)).isEqualTo("r1");
    }

    @Test
    void forgetsWhatHasRunAndSaysSoOnce() throws Exception {
        AtomicInteger ends = new AtomicInteger();
        RunningOperation running = operations.register("o", KEY, ends::incrementAndGet);
        assertThat(operations.find("o")).contains(running);
        assertThat(operations.count()).isEqualTo(1);

        assertThatThrownBy(() -> operations.run(running, () -> {
                    throw new IllegalStateException("the cause");
                }))
                .hasMessage("the cause");
        operations.discard(running);

        assertThat(operations.find("o")).isEmpty();
        assertThat(operations.all()).isEmpty();
        assertThat(ends).hasValue(1);
        assertThat(running.awaitEnd(0, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void leavesAnOperationThatHasTakenTheIdSince() {
        RunningOperation former = register("o");
        RunningOperation latter = register("o");
        operations.discard(former);

        assertThat(operations.find("o")).contains(latter);
    }

    @Test
    void runsNothingOnceItIsStopped() {
        operations.close();
        RunningOperation late = register("o");

        assertThatThrownBy(() -> operations.submit(late, () -> told.add("o")))
                .isInstanceOf(RejectedExecutionException.class);
        assertThat(operations.find("o")).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void stopsAHandlerThatAsksWhetherItIsCancelled() throws Exception {
        RunningOperation running = register("o");
        operations.submit(running, () -> {
            while (!running.cancelled()) {
                Thread.onSpinWait();
            }
        });

        operations.stop("o");
        assertThat(operations.find("o")).isEmpty();
        operations.stop("unknown");
    }

    @Test
    void letsHandlersEndAndSuspendsThoseThatDoNot() throws Exception {
        CountDownLatch calling = new CountDownLatch(1);
        RunningOperation patient = register("o");
        operations.submit(patient, () -> {
            try {
                patient.call(() -> {
                    calling.countDown();
                    return new CountDownLatch(1).await(1, TimeUnit.MINUTES);
                });
            } catch (Exception e) {
                told.add(e.getClass().getSimpleName());
            }
        });
        calling.await();
        operations.drain(Duration.ZERO);

        assertThat(told).containsExactly("InterruptedException");
        assertThat(patient.suspended()).isTrue();
        assertThat(patient.awaitStop(Duration.ZERO)).isTrue();
    }

    @Test
    void saysWhichHandlerDoesNotStop() {
        register("stubborn");

        assertThatThrownBy(() -> operations.drain(Duration.ZERO))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("stubborn");
    }

    @Test
    void keepsAnInterruptFromWhatIsShielded() throws Exception {
        RunningOperation running = register("o");
        boolean interruptedLater = running.call(() -> {
            running.shield(() -> {
                running.interrupt();
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
            });
            return Thread.currentThread().isInterrupted();
        });

        assertThat(interruptedLater).isTrue();
        assertThat(Thread.interrupted()).as("after the handler").isFalse();
        running.shield(() -> told.add("outside of a handler"));
        assertThat(told).hasSize(1);
    }

    private RunningOperation register(String id) {
        return operations.register(id, KEY);
    }
}
