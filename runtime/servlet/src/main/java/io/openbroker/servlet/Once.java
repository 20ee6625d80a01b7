package io.openbroker.servlet;

import java.util.concurrent.atomic.AtomicBoolean;

/** A task that runs once, however often it is called. */
final class Once implements Runnable {

    private final Runnable task;
    private final AtomicBoolean ran = new AtomicBoolean();

    Once(Runnable task) {
        this.task = task;
    }

    @Override
    public void run() {
        if (ran.compareAndSet(false, true)) {
            task.run();
        }
    }
}
