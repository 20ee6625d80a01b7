package io.openbroker.undertow.internal.exchange;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts running requests, so that a server can stop when the last one has ended. Safe for use by many threads. */
final class RunningRequests {

    private final int max;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private int count;
    private boolean stopping;

    RunningRequests(int max) {
        this.max = max;
    }

    enum Entry {
        /** The request is counted until it calls {@link #leave()}. */
        ENTERED,
        /** The maximum is reached. */
        FULL,
        /** The server is stopping. */
        STOPPING
    }

    Entry enter() {
        lock.lock();
        try {
            if (stopping) {
                return Entry.STOPPING;
            }
            if (count >= max) {
                return Entry.FULL;
            }
            count++;
            return Entry.ENTERED;
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            count--;
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether new requests are rejected. */
    boolean stopping() {
        lock.lock();
        try {
            return stopping;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Rejects new requests from now on, and waits for the running ones.
     *
     * @return the time that is left, or empty if requests are still running
     */
    Optional<Duration> drain(Duration grace) throws InterruptedException {
        lock.lock();
        try {
            stopping = true;
            long left = grace.toNanos();
            while (count > 0) {
                if (left <= 0) {
                    return Optional.empty();
                }
                left = ended.awaitNanos(left);
            }
            return Optional.of(Duration.ofNanos(Math.max(0, left)));
        } finally {
            lock.unlock();
        }
    }
}
