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
     * An executor that gives each task a virtual thread on Java 21 and later, and else takes one from a pool.
     *
     * @param most how many threads the pool has at most
     */
    public static ExecutorService create(String name, int most) {
        try {
            // The method is newer than the Java that we compile for.
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException e) {
            return thriftyPool(name, most);
        }
    }

    /**
     * A pool that makes a thread only when none is idle: one that is just large enough for what runs at once, since every thread
     * takes memory of its own. When all so many are busy, tasks wait in its queue.
     */
    static ThreadPoolExecutor thriftyPool(String name, int most) {
        return new ThreadPoolExecutor(
                0, most, IDLE_SECONDS, TimeUnit.SECONDS, new Handover(), named(name), HandlerThreads::await);
    }

    // The pool asks for this when it is full, and when it has been shut down.
    private static void await(Runnable task, ThreadPoolExecutor pool) {
        if (!pool.isShutdown()) {
            ((Handover) pool.getQueue()).put(task);
            // Whoever shut it down meanwhile has perhaps not seen the task.
            if (!pool.isShutdown() || !pool.remove(task)) {
                return;
            }
        }
        throw new RejectedExecutionException("The threads for handlers have been shut down");
    }

    /** A pool of threads that runs so many tasks at once; the others wait in its queue. */
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

    /** Takes a task from the pool only if an idle thread takes it at once; else the pool makes another thread. */
    private static final class Handover extends LinkedTransferQueue<Runnable> {

        private static final long serialVersionUID = 1;

        @Override
        public boolean offer(Runnable task) {
            return tryTransfer(task);
        }
    }
}
