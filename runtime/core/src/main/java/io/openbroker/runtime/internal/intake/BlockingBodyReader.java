package io.openbroker.runtime.internal.intake;

import io.openbroker.runtime.server.BodySink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Reads bodies by threads that wait for what the client sends. Safe for use by many threads. */
public final class BlockingBodyReader {

    private static final int BUFFER_BYTES = 8 * 1024;
    private static final int IDLE_SECONDS = 10;

    private final Duration arrival;
    private final ScheduledThreadPoolExecutor deadlines = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "openbroker-body-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    /** @param arrival how long a body may take to arrive */
    public BlockingBodyReader(Duration arrival) {
        this.arrival = arrival;
        // Nearly every deadline is cancelled, and would keep its request in memory until then.
        deadlines.setRemoveOnCancelPolicy(true);
        // So there is nothing to close.
        deadlines.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        deadlines.allowCoreThreadTimeOut(true);
    }

    /**
     * Reads a body into a sink, and ends the sink before it returns. If the body takes too long, another thread calls {@link
     * BodySink#expire()}, which must close the connection to end the read.
     */
    public void read(InputStream body, BodySink sink) {
        OpenBody open = new OpenBody(sink);
        Future<?> deadline = deadlines.schedule(open::expire, arrival.toNanos(), TimeUnit.NANOSECONDS);
        boolean malformed = false;
        try {
            byte[] buffer = new byte[BUFFER_BYTES];
            int count = 0;
            while (sink.wantsMore() && (count = body.read(buffer)) >= 0) {
                open.accept(ByteBuffer.wrap(buffer, 0, count));
            }
        } catch (IOException e) {
            malformed = true;
        }
        deadline.cancel(false);
        if (open.end()) {
            if (malformed) {
                sink.malformed();
            } else {
                sink.finish();
            }
        }
    }

    /** A body that is ended once: by the thread that reads it, or by its deadline. */
    private static final class OpenBody {

        private final BodySink sink;
        private boolean ended;

        OpenBody(BodySink sink) {
            this.sink = sink;
        }

        synchronized void accept(ByteBuffer part) {
            if (!ended) {
                sink.accept(part);
            }
        }

        synchronized boolean end() {
            boolean first = !ended;
            ended = true;
            return first;
        }

        void expire() {
            if (end()) {
                sink.expire();
            }
        }
    }
}
