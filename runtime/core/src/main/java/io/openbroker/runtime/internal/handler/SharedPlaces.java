package io.openbroker.runtime.internal.handler;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A number of places, of which each sender may have a part, and a number of threads that may wait for one. Those that wait receive
 * places in the order in which they came, except that nobody waits for a sender that has its part. Safe for use by many threads.
 */
final class SharedPlaces {

    private final int max;
    private final int maxOfSender;
    private final int maxWaiting;
    private final int maxWaitingOfSender;
    private final ReentrantLock lock = new ReentrantLock();
    /** Only senders that have places are in it. */
    private final Map<String, Integer> ofSender = new HashMap<>();
    /** None of them can have a place now. */
    private final Set<Waiting> waiting = new LinkedHashSet<>();

    private int taken;

    private static final class Waiting {

        private final String sender;
        private final Condition turn;
        private boolean hasPlace;

        private Waiting(String sender, Condition turn) {
            this.sender = sender;
            this.turn = turn;
        }
    }

    SharedPlaces(int max, int maxOfSender, int maxWaiting, int maxWaitingOfSender) {
        this.max = max;
        this.maxOfSender = maxOfSender;
        this.maxWaiting = maxWaiting;
        this.maxWaitingOfSender = maxWaitingOfSender;
    }

    /**
     * Takes a place for a sender, which must {@linkplain #leave leave} it. Waits for one if that many may wait.
     *
     * @return whether it has a place
     */
    boolean enter(String sender, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (isFree(sender)) {
                take(sender);
                return true;
            }
            return mayWait(sender) && await(sender, patience);
        } finally {
            lock.unlock();
        }
    }

    void leave(String sender) {
        lock.lock();
        try {
            giveBack(sender);
        } finally {
            lock.unlock();
        }
    }

    /** How many places are taken. */
    int taken() {
        lock.lock();
        try {
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** How many threads wait for a place. */
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private boolean mayWait(String sender) {
        return waiting.size() < maxWaiting
                && waiting.stream().filter(other -> other.sender.equals(sender)).count() < maxWaitingOfSender;
    }

    private boolean await(String sender, Duration patience) throws InterruptedException {
        Waiting own = new Waiting(sender, lock.newCondition());
        waiting.add(own);
        try {
            long left = patience.toNanos();
            while (!own.hasPlace && left > 0) {
                left = own.turn.awaitNanos(left);
            }
            return own.hasPlace;
        } catch (InterruptedException e) {
            if (own.hasPlace) {
                giveBack(sender);
            }
            throw e;
        } finally {
            waiting.remove(own);
        }
    }

    private boolean isFree(String sender) {
        return taken < max && ofSender.getOrDefault(sender, 0) < maxOfSender;
    }

    private void take(String sender) {
        taken++;
        ofSender.merge(sender, 1, Integer::sum);
    }

    private void giveBack(String sender) {
        taken--;
        ofSender.computeIfPresent(sender, (name, own) -> own == 1 ? null : own - 1);
        Iterator<Waiting> next = waiting.iterator();
        while (taken < max && next.hasNext()) {
            Waiting first = next.next();
            if (isFree(first.sender)) {
                next.remove();
                take(first.sender);
                first.hasPlace = true;
                first.turn.signal();
            }
        }
    }
}
