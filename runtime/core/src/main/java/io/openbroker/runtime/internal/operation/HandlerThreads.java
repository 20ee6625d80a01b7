package io.openbroker.runtime.internal.operation;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads on which handlers run: virtual ones where the Java platform has them. */
public final class HandlerThreads {

    private static final int IDLE_SECONDS = 30;

    private HandlerThreads() {}

    /**
     * Creates an executor that runs each task on a virtual thread on Java 21 and later, and otherwise on a thread of a
     * pool.
     *
     * @param most the maximum number of threads in the pool
     */
    public static ExecutorService create(String name, int most) {
        try {
            // The method is newer than the Java version that we compile for.
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException e) {
            return thriftyPool(name, most);
        }
    }

    /**
     * Creates a pool that starts a thread only if none is idle, since every thread takes memory. If the maximum number
     * of threads is busy, tasks wait in its queue.
     */
    static ThreadPoolExecutor thriftyPool(String name, int most) {
        return new ThreadPoolExecutor(
                0, most, IDLE_SECONDS, TimeUnit.SECONDS, new Handover(), named(name), HandlerThreads::await);
    }

    // The pool calls this when it is full, and when it has been shut down.
    private static void await(Runnable task, ThreadPoolExecutor pool) {
        if (!pool.isShutdown()) {
            ((Handover) pool.getQueue()).put(task);
            // A concurrent shutdown may have missed the task.
            if (!pool.isShutdown() || !pool.remove(task)) {
                return;
            }
        }
        throw new RejectedExecutionException("The threads for handlers have been shut down");
    }

    /** Creates a pool that runs a maximum number of tasks at once; the others wait in its queue. */
    static ThreadPoolExecutor pool(String name, int most) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named(name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Accepts a task only if an idle thread takes it at once; otherwise the pool starts another thread. */
    private static final class Handover extends LinkedTransferQueue<Runnable> {

        private static final long serialVersionUID = 1;

        @Override
        public boolean offer(Runnable task) {
            return tryTransfer(task);
        }
    }
}
