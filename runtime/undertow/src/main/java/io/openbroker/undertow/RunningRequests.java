package io.openbroker.undertow;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Counts the requests that are carried out, so that a server can stop when the last one has ended. Safe for many threads. */
final class RunningRequests {

    private int count;
    private boolean stopping;

    /** Lets a request in, unless the server is being stopped; each that gets in leaves once. */
    synchronized boolean enter() {
        if (stopping) {
            return false;
        }
        count++;
        return true;
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
