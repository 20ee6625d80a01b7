package io.openbroker.runtime.internal.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Threads for handlers, where there are no virtual ones. */
class HandlerThreadsTest {

    private static final int MOST = 4;

    private final ThreadPoolExecutor pool = HandlerThreads.thriftyPool("handlers", MOST);

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    @Test
    void makesNoThreadWhileOneIsIdle() throws Exception {
        for (int i = 0; i < 100; i++) {
            pool.submit(() -> {}).get();
            while (!((LinkedTransferQueue<Runnable>) pool.getQueue()).hasWaitingConsumer()) {
                Thread.onSpinWait();
            }
        }

        assertThat(pool.getLargestPoolSize()).isEqualTo(1);
    }

    @Test
    void runsSoManyAtOnceAndLetsTheOthersWait() throws Exception {
        CountDownLatch running = new CountDownLatch(MOST);
        CountDownLatch released = new CountDownLatch(1);
        List<Future<?>> tasks = new ArrayList<>();
        for (int i = 0; i < MOST * 3; i++) {
            tasks.add(pool.submit(() -> {
                running.countDown();
                released.await();
                return null;
            }));
        }

        running.await();
        assertThat(pool.getQueue()).hasSize(MOST * 2);
        released.countDown();
        for (Future<?> task : tasks) {
            task.get();
        }
        assertThat(pool.getLargestPoolSize()).isEqualTo(MOST);
    }

    @Test
    void takesNothingOnceItIsShutDown() {
        pool.shutdown();

        assertThatThrownBy(() -> pool.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
    }
}
