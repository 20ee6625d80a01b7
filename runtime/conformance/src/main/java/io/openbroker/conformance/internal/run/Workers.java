package io.openbroker.conformance.internal.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Threads of a run. */
final class Workers implements AutoCloseable {

    private final ExecutorService threads;
    private final Set<Thread> busy = ConcurrentHashMap.newKeySet();

    Workers(int count) {
        threads = Executors.newFixedThreadPool(count, task -> {
            Thread thread = new Thread(task, "openbroker-conformance");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Interrupts what runs now; what is begun later is not. */
    void interrupt() {
        busy.forEach(Thread::interrupt);
    }

    /** Does something with each of several things, several at a time, and waits for all. */
    <T, R> List<R> each(List<T> things, Function<T, R> task) {
        List<Future<R>> futures = new ArrayList<>();
        for (T thing : things) {
            futures.add(threads.submit(() -> {
                busy.add(Thread.currentThread());
                try {
                    return task.apply(thing);
                } finally {
                    busy.remove(Thread.currentThread());
                    // An interruption was meant for this task alone.
                    boolean ignored = Thread.interrupted();
                }
            }));
        }
        List<R> results = new ArrayList<>();
        futures.forEach(future -> results.add(result(future)));
        return results;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static <R> R result(Future<R> future) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IllegalStateException("A task of the run failed", e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
