package io.openbroker.runtime.internal.authentication;

import io.openbroker.runtime.server.Peer;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that hash passwords: few, so that guessing leaves most of the processor to authenticated requests. Their queue is
 * bounded, and each client may use only a part of it. Safe for use by many threads.
 */
final class HashingThreads implements AutoCloseable {

    private static final int MAX_WAITING = 64;
    private static final int MAX_WAITING_OF_ONE_NETWORK = 16;
    private static final int IDLE_SECONDS = 30;

    private final Map<String, Integer> ofNetwork = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor executor;

    HashingThreads() {
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        executor = new ThreadPoolExecutor(
                threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_WAITING), task -> {
                    Thread thread = new Thread(task, "openbroker-password");
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
    }

    /** Runs a task for a client; false if too many are waiting. */
    boolean execute(Peer peer, Runnable task) {
        String network = peer.network();
        if (ofNetwork.merge(network, 1, Integer::sum) > MAX_WAITING_OF_ONE_NETWORK) {
            leave(network);
            return false;
        }
        try {
            executor.execute(() -> {
                try {
                    task.run();
                } finally {
                    leave(network);
                }
            });
            return true;
        } catch (RejectedExecutionException full) {
            leave(network);
            return false;
        }
    }

    private void leave(String network) {
        ofNetwork.computeIfPresent(network, (name, count) -> count == 1 ? null : count - 1);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
