package io.openbroker.runtime.internal.intake;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts running requests, in all and of each sender, so that no sender uses up what all share, and that a server can stop when
 * the last one has ended. Safe for use by many threads.
 */
public final class RunningRequests {

    private final int max;
    private final int maxOfSender;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private final Map<String, Integer> ofSender = new HashMap<>();
    private int count;
    private boolean stopping;

    public RunningRequests(int max, int maxOfSender) {
        this.max = max;
        this.maxOfSender = maxOfSender;
    }

    public enum Entry {
        /** The request is counted until it calls {@link #leave}. */
        ENTERED,
        /** The maximum is reached, of all senders or of this one. */
        FULL,
        /** The server is stopping. */
        STOPPING
    }

    public Entry enter(String sender) {
        lock.lock();
        try {
            if (stopping) {
                return Entry.STOPPING;
            }
            int own = ofSender.getOrDefault(sender, 0);
            if (count >= max || own >= maxOfSender) {
                return Entry.FULL;
            }
            count++;
            ofSender.put(sender, own + 1);
            return Entry.ENTERED;
        } finally {
            lock.unlock();
        }
    }

    public void leave(String sender) {
        lock.lock();
        try {
            count--;
            // Only senders with running requests are in the map, so it never grows beyond the maximum.
            ofSender.computeIfPresent(sender, (name, own) -> own == 1 ? null : own - 1);
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether new requests are rejected. */
    public boolean stopping() {
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
    public Optional<Duration> drain(Duration grace) throws InterruptedException {
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
