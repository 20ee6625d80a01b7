package io.openbroker.testkit.internal.wire;

/** Starts threads that do not keep a process alive. */
public final class DaemonThread {

    private DaemonThread() {}

    public static Thread start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
