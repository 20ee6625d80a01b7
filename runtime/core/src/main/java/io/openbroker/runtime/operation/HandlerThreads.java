package io.openbroker.runtime.operation;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads on which handlers run: virtual ones where the Java platform has them. */
public final class HandlerThreads {

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
            return pool(name, most);
        }
    }

    /** A pool of threads that runs so many tasks at once; the others wait in its queue. */
    static ThreadPoolExecutor pool(String name, int most) {
        AtomicInteger count = new AtomicInteger();
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(most, most, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
