package com.example.queue;

import io.openbroker.model.RetryLater;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The servers that a broker uses; they live on when the broker dies. */
final class QueueServers {

    private static final int PATIENCE_SECONDS = 20;

    private final Set<String> queues = ConcurrentHashMap.newKeySet();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch begun = new CountDownLatch(0);
    private volatile CountDownLatch held = new CountDownLatch(0);
    private final CountDownLatch created = new CountDownLatch(1);
    private volatile boolean failing;
    private volatile boolean stubborn;
    private final AtomicInteger busy = new AtomicInteger();

    /** The next creation waits until {@link #release}. */
    void hold() {
        begun = new CountDownLatch(1);
        held = new CountDownLatch(1);
    }

    void awaitBegun() throws InterruptedException {
        expect(begun);
    }

    private static void expect(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("Nothing came of what the test waits for");
        }
    }

    void release() {
        held.countDown();
    }

    /** Creations end well when their threads are interrupted. */
    void ignoreInterrupts() {
        stubborn = true;
    }

    void awaitCreated() throws InterruptedException {
        expect(created);
    }

    /** Creations fail from now on. */
    void fail() {
        failing = true;
    }

    /** So many creations ask for another attempt in ten minutes. */
    void beBusy(int times) {
        busy.set(times);
    }

    void create(String id, String plan) throws InterruptedException {
        calls.add("create " + plan);
        begun.countDown();
        awaitRelease();
        if (busy.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw RetryLater.in(Duration.ofMinutes(10), "The server is busy.");
        }
        if (failing) {
            throw new IllegalStateException("disk full");
        }
        queues.add(id);
        created.countDown();
    }

    private void awaitRelease() throws InterruptedException {
        try {
            expect(held);
        } catch (InterruptedException e) {
            if (!stubborn) {
                throw e;
            }
        }
    }

    void delete(String id) {
        calls.add("delete");
        queues.remove(id);
    }

    Set<String> queues() {
        return Set.copyOf(queues);
    }

    List<String> calls() {
        return List.copyOf(calls);
    }
}
