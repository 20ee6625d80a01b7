package io.openbroker.testkit.internal.state;

import io.openbroker.runtime.spi.state.StateUnavailableException;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Whether a simulated process lives. Once it is killed, nothing that its threads do reaches the state, and no commit is half done when
 * {@link #kill} returns. Safe for use by many threads.
 */
final class ProcessLife {

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean killed;

    /**
     * Uses the state.
     *
     * @throws StateUnavailableException if the process was killed
     */
    <T> T use(Supplier<T> action) {
        lock.readLock().lock();
        try {
            if (killed) {
                throw StateUnavailableException.nothingChanged(
                        "This process was killed by its test", new IllegalStateException("killed"));
            }
            return action.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    void use(Runnable action) {
        boolean unused = use(() -> {
            action.run();
            return true;
        });
    }

    /** Waits for commits in progress, and lets none begin. */
    void kill() {
        lock.writeLock().lock();
        try {
            killed = true;
        } finally {
            lock.writeLock().unlock();
        }
    }

    boolean killed() {
        lock.readLock().lock();
        try {
            return killed;
        } finally {
            lock.readLock().unlock();
        }
    }
}
