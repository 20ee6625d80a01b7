package io.openbroker.undertow;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Counts the requests that are carried out, so that a server can stop when the last one has ended. Safe for many threads. */
final class RunningRequests {

    private final int most;
    private int count;
    private boolean stopping;

    RunningRequests(int most) {
        this.most = most;
    }

    /** What comes of a request that wants to get in. */
    enum Entry {
        /** It is in, and leaves once. */
        IN,
        /** As many are in as may be. */
        FULL,
        /** The server is being stopped. */
        CLOSED
    }

    synchronized Entry enter() {
        if (stopping) {
            return Entry.CLOSED;
        }
        if (count >= most) {
            return Entry.FULL;
        }
        count++;
        return Entry.IN;
    }

    synchronized void leave() {
        count--;
        notifyAll();
    }

    /** Whether nobody is let in any more. */
    synchronized boolean stopping() {
        return stopping;
    }

    /**
     * Lets nobody in any more, and waits for those who are.
     *
     * @return whether all have left in time
     */
    synchronized boolean drain(Duration grace) throws InterruptedException {
        stopping = true;
        long deadline = System.nanoTime() + grace.toNanos();
        while (count > 0) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            // Not zero, which would wait for ever.
            wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
        }
        return true;
    }
}
