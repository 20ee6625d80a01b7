package io.openbroker.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.runtime.spi.state.OperationQueue;
import io.openbroker.runtime.spi.state.StateStore;
import java.time.Clock;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadinessTest {

    private final AtomicInteger looks = new AtomicInteger();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    @Test
    void isWhatTheStateSays() throws Exception {
        assertThat(result(readiness(() -> true).look())).isTrue();
        assertThat(result(readiness(() -> false).look())).isFalse();
    }

    @Test
    void isNotThereIfTheStateFails() throws Exception {
        Readiness readiness = readiness(() -> {
            throw new IllegalStateException("the cause");
        });

        assertThat(result(readiness.look())).isFalse();
    }

    @Test
    void asksTheStateOnceForAllWhoAskMeanwhile() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        Readiness readiness = readiness(() -> {
            try {
                return release.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                return false;
            }
        });
        CompletionStage<Boolean> first = readiness.look();
        CompletionStage<Boolean> second = readiness.look();
        release.countDown();

        assertThat(result(first)).isTrue();
        assertThat(result(second)).isTrue();
        assertThat(looks).hasValue(1);
        assertThat(result(readiness.look())).isTrue();
        assertThat(looks).as("a new look").hasValue(2);
    }

    @Test
    void isGivenUpAfterAWhile() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Readiness readiness = readiness(() -> {
            try {
                return never.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                return false;
            }
        });

        assertThat(result(readiness.look())).isFalse();
        assertThat(never.getCount()).isEqualTo(1);
    }

    @Test
    void isNotThereOnceTheBrokerIsStopped() throws Exception {
        threads.shutdown();

        assertThat(result(readiness(() -> true).look())).isFalse();
    }

    private static boolean result(CompletionStage<Boolean> look) throws Exception {
        return look.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private Readiness readiness(BooleanSupplier answers) {
        return new Readiness(
                new BrokerState() {
                    @Override
                    public StateStore store() {
                        throw new AssertionError("not to be asked");
                    }

                    @Override
                    public OperationQueue queue() {
                        throw new AssertionError("not to be asked");
                    }

                    @Override
                    public Clock clock() {
                        return Clock.systemUTC();
                    }

                    @Override
                    public String location() {
                        return "here";
                    }

                    @Override
                    public boolean answers() {
                        looks.incrementAndGet();
                        return answers.getAsBoolean();
                    }

                    @Override
                    public void close() {}
                },
                threads);
    }
}
